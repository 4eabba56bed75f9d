@NullMarked
package io.modelwright.testkit.codegen;

import org.jspecify.annotations.NullMarked;
