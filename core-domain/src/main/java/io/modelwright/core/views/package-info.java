/** Saved views: how somebody wants to see the records of an entity. Pure functions. */
@NullMarked
package io.modelwright.core.views;

import org.jspecify.annotations.NullMarked;
