/** The reference stores of apps and their members, and the contract that every store passes. Stores are safe for many threads. */
@NullMarked
package io.modelwright.testkit.apps;

import org.jspecify.annotations.NullMarked;
