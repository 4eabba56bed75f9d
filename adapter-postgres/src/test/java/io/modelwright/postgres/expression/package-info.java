/** The expression language on real PostgreSQL: what the evaluator computes is what the rendered SQL computes. */
@NullMarked
package io.modelwright.postgres.expression;

import org.jspecify.annotations.NullMarked;
