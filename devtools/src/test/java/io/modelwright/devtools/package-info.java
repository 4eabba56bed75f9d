/** Tests of what brings edits into a running program. */
@NullMarked
package io.modelwright.devtools;

import org.jspecify.annotations.NullMarked;
