/** Template sets that people write, and the model that their templates see. */
@NullMarked
package io.modelwright.core.codegen.template;

import org.jspecify.annotations.NullMarked;
