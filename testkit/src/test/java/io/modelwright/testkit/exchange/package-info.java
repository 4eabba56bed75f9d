@NullMarked
package io.modelwright.testkit.exchange;

import org.jspecify.annotations.NullMarked;
