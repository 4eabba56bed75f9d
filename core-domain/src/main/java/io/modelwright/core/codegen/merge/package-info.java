/** Three-way merging of what people edit with what is generated. Pure. */
@NullMarked
package io.modelwright.core.codegen.merge;

import org.jspecify.annotations.NullMarked;
