/** What stores of files do, and such stores in memory. */
@NullMarked
package io.modelwright.testkit.files;

import org.jspecify.annotations.NullMarked;
