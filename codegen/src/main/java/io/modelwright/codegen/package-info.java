/** Writes applications from versions. {@link io.modelwright.codegen.Targets} knows all targets. Stateless. */
@NullMarked
package io.modelwright.codegen;

import org.jspecify.annotations.NullMarked;
