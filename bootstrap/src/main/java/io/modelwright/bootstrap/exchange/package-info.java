/** Importing on the command line. */
@NullMarked
package io.modelwright.bootstrap.exchange;

import org.jspecify.annotations.NullMarked;
