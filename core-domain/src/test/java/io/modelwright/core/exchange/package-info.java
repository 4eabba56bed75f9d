@NullMarked
package io.modelwright.core.exchange;

import org.jspecify.annotations.NullMarked;
