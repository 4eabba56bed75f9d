@NullMarked
package io.modelwright.core.exchange.mapping;

import org.jspecify.annotations.NullMarked;
