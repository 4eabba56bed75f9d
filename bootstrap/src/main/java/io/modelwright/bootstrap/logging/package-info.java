/** Log lines on the standard output. Set up once, before anything logs. */
@NullMarked
package io.modelwright.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
