/** Addresses, passwords and rights. */
@NullMarked
package io.modelwright.core.identity;

import org.jspecify.annotations.NullMarked;
