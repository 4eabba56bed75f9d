/**
 * Makes of sources what images of applications hold. Only tools that run in processes of their own touch the disk; what they
 * write goes with them.
 */
@NullMarked
package io.modelwright.build;

import org.jspecify.annotations.NullMarked;
