@NullMarked
package io.modelwright.core.monitoring;

import org.jspecify.annotations.NullMarked;
