/**
 * Plans: what leads from one design to another, what it means for the records that exist, and the SQL of it. Pure functions
 * over immutable values; thread-safe.
 */
@NullMarked
package io.modelwright.core.modeling.plan;

import org.jspecify.annotations.NullMarked;
