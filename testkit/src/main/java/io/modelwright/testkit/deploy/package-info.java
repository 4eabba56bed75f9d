/** What every container engine and every store of images does, and those in memory, which serve programs that are handlers. */
@NullMarked
package io.modelwright.testkit.deploy;

import org.jspecify.annotations.NullMarked;
