/** Records and random sources of the expression language, for whoever computes it in another way. */
@NullMarked
package io.modelwright.testkit.expression;

import org.jspecify.annotations.NullMarked;
