/** Saved views: the contract of their store, and the store in memory. */
@NullMarked
package io.modelwright.testkit.views;

import org.jspecify.annotations.NullMarked;
