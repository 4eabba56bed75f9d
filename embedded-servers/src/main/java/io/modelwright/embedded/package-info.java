/**
 * PostgreSQL and Redis as child processes, started from binaries that come as Maven artifacts. Knows nothing of the
 * platform: the composition root and the test extension both use it.
 */
@NullMarked
package io.modelwright.embedded;

import org.jspecify.annotations.NullMarked;
