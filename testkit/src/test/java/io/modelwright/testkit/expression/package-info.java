@NullMarked
package io.modelwright.testkit.expression;

import org.jspecify.annotations.NullMarked;
