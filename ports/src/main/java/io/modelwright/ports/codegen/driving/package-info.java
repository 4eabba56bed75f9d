/** Generating code. Thread-safe. */
@NullMarked
package io.modelwright.ports.codegen.driving;

import org.jspecify.annotations.NullMarked;
