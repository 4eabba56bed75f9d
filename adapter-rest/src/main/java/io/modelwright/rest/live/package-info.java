/** Server-sent events. One virtual thread per stream; everything else is safe for many threads. */
@NullMarked
package io.modelwright.rest.live;

import org.jspecify.annotations.NullMarked;
