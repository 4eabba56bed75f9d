/**
 * The one expression language: CEL syntax, a typed profile of its own, checked into an AST that is evaluated here and rendered
 * to SQL by {@code core.sql}. Pure functions over immutable data, safe for any number of threads; the CEL library does not
 * show outside this package.
 */
@NullMarked
package io.modelwright.core.expression;

import org.jspecify.annotations.NullMarked;
