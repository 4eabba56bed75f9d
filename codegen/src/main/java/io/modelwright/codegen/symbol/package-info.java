/** Names, reserved words and literals of the languages that code is written in: one class for each language. */
@NullMarked
package io.modelwright.codegen.symbol;

import org.jspecify.annotations.NullMarked;
