@NullMarked
package io.modelwright.core.codegen.merge;

import org.jspecify.annotations.NullMarked;
