@NullMarked
package io.modelwright.codegen.typescript;

import org.jspecify.annotations.NullMarked;
