/** Record changes as server-sent events. A feed is for one thread. */
@NullMarked
package io.modelwright.rest.records.events;

import org.jspecify.annotations.NullMarked;
