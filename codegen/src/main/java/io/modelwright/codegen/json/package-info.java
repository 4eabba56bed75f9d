/** JSON in what is generated. */
@NullMarked
package io.modelwright.codegen.json;

import org.jspecify.annotations.NullMarked;
