/** Data to begin with: rows that look as if people had made them, the same bytes each time. Stateless. */
@NullMarked
package io.modelwright.codegen.seed;

import org.jspecify.annotations.NullMarked;
