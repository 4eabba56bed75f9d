@NullMarked
package io.modelwright.core.exchange.export;

import org.jspecify.annotations.NullMarked;
