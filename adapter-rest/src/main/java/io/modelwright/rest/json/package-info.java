/** Text to JSON trees and wire records and back, strictly: what is not understood is refused with its place. Pure; thread-safe. */
@NullMarked
package io.modelwright.rest.json;

import org.jspecify.annotations.NullMarked;
