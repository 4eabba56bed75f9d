/** Generating code: the templates that people write. */
@NullMarked
package io.modelwright.rest.codegen;

import org.jspecify.annotations.NullMarked;
