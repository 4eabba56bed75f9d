/** What every request passes, whoever answers it: servlet filters in one order. Thread-safe; nothing is kept between requests. */
@NullMarked
package io.modelwright.rest.edge;

import org.jspecify.annotations.NullMarked;
