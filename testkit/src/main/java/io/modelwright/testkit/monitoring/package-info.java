/** What stores of what was seen of deployments promise, and their references in memory. */
@NullMarked
package io.modelwright.testkit.monitoring;

import org.jspecify.annotations.NullMarked;
