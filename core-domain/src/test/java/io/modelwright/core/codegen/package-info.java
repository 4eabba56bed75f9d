@NullMarked
package io.modelwright.core.codegen;

import org.jspecify.annotations.NullMarked;
