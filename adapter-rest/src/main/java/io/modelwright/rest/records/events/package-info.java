/** Record changes as server-sent events. One virtual thread per stream; everything else is safe for many threads. */
@NullMarked
package io.modelwright.rest.records.events;

import org.jspecify.annotations.NullMarked;
