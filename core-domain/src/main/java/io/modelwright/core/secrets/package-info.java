/** How secrets lie in tables: encrypted, bound to their place, naming the key that opens them. Pure and stateless. */
@NullMarked
package io.modelwright.core.secrets;

import org.jspecify.annotations.NullMarked;
