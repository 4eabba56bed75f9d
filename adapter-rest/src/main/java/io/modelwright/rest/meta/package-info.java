/** The metadata that user interfaces are rendered from. */
@NullMarked
package io.modelwright.rest.meta;

import org.jspecify.annotations.NullMarked;
