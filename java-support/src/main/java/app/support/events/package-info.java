/** Changes of records as they happen. One relay owns a thread; a follower is for one thread, everything else for many. */
@NullMarked
package app.support.events;

import org.jspecify.annotations.NullMarked;
