@NullMarked
package io.modelwright.application.monitoring;

import org.jspecify.annotations.NullMarked;
