/** Contracts and in-memory implementations of what keeps generated code. */
@NullMarked
package io.modelwright.testkit.codegen;

import org.jspecify.annotations.NullMarked;
