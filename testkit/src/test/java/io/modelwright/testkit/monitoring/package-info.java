@NullMarked
package io.modelwright.testkit.monitoring;

import org.jspecify.annotations.NullMarked;
