/** What is seen of deployments while they run: collected, kept and shown. */
@NullMarked
package io.modelwright.application.monitoring;

import org.jspecify.annotations.NullMarked;
