/** What each target implements. */
@NullMarked
package io.modelwright.codegen.rendering;

import org.jspecify.annotations.NullMarked;
