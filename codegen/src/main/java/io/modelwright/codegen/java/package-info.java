/** Writes Java applications. {@link io.modelwright.codegen.java.JavaTarget} puts them together; what does not depend on a model is
 * in the module java-support. */
@NullMarked
package io.modelwright.codegen.java;

import org.jspecify.annotations.NullMarked;
