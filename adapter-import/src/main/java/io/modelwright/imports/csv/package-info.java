/** Tables of comma-separated values, types inferred from the values. */
@NullMarked
package io.modelwright.imports.csv;

import org.jspecify.annotations.NullMarked;
