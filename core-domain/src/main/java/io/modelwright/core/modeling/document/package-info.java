/**
 * The design document: the form in which people write, send and keep a design. Pure functions over immutable values;
 * thread-safe.
 */
@NullMarked
package io.modelwright.core.modeling.document;

import org.jspecify.annotations.NullMarked;
