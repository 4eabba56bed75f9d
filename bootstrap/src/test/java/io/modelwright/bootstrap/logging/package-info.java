/** Tests of the log. */
@NullMarked
package io.modelwright.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
