/** Tests of the metrics page. */
@NullMarked
package io.modelwright.bootstrap.metrics;

import org.jspecify.annotations.NullMarked;
