/** The contract of what generating code needs, and the reference implementation. */
@NullMarked
package io.modelwright.testkit.codegen;

import org.jspecify.annotations.NullMarked;
