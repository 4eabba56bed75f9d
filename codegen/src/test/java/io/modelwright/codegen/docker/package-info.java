/** Generated applications in containers. */
@NullMarked
package io.modelwright.codegen.docker;

import org.jspecify.annotations.NullMarked;
