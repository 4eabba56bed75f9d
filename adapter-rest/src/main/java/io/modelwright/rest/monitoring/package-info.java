/** How deployments do, over HTTP. Safe for many threads. */
@NullMarked
package io.modelwright.rest.monitoring;

import org.jspecify.annotations.NullMarked;
