/** Where records are kept. Implementations are safe for many threads. */
@NullMarked
package io.modelwright.ports.records.driven;

import org.jspecify.annotations.NullMarked;
