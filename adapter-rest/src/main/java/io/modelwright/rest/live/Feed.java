package io.modelwright.rest.live;

import java.time.Duration;
import java.util.List;

/** What a live stream tells; for one thread. */
public interface Feed extends AutoCloseable {

    /** The next events, at least one where any comes before the time is over. Ends early where the thread is interrupted. */
    List<LiveEvent> next(Duration atMost);

    /** Whether nothing comes any more: the end of what is followed, or of the right to follow it. */
    boolean isOver();

    @Override
    void close();
}
