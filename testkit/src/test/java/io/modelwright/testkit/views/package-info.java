@NullMarked
package io.modelwright.testkit.views;

import org.jspecify.annotations.NullMarked;
