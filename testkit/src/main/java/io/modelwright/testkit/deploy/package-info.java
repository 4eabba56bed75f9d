/** Contracts and in-memory implementations of what makes, keeps and runs images. */
@NullMarked
package io.modelwright.testkit.deploy;

import org.jspecify.annotations.NullMarked;
