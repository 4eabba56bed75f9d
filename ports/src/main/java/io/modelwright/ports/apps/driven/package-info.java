/** Where apps are kept. Implementations are safe for many threads. */
@NullMarked
package io.modelwright.ports.apps.driven;

import org.jspecify.annotations.NullMarked;
