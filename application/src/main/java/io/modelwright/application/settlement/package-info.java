/** Telling other stores what has changed in one. Stateless; thread-safe. */
@NullMarked
package io.modelwright.application.settlement;

import org.jspecify.annotations.NullMarked;
