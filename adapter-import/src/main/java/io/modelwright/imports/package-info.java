/** Foreign models, read: one entry for all formats. */
@NullMarked
package io.modelwright.imports;

import org.jspecify.annotations.NullMarked;
