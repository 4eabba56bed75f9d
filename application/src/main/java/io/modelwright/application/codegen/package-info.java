/** Generating code, and the templates that people write for it. Thread-safe. */
@NullMarked
package io.modelwright.application.codegen;

import org.jspecify.annotations.NullMarked;
