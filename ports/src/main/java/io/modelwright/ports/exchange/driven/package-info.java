/** What importing needs: readers of foreign models. */
@NullMarked
package io.modelwright.ports.exchange.driven;

import org.jspecify.annotations.NullMarked;
