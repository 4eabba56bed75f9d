/** The use cases of generated applications and their repositories. Services are safe for many threads. */
@NullMarked
package io.modelwright.application.codegen;

import org.jspecify.annotations.NullMarked;
