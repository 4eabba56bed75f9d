/**
 * What can be wrong with a design, one small validator for each subject. Pure functions over immutable values; thread-safe.
 */
@NullMarked
package io.modelwright.core.modeling.validation;

import org.jspecify.annotations.NullMarked;
