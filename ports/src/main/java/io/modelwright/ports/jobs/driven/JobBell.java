package io.modelwright.ports.jobs.driven;

import java.time.Duration;
import java.util.Set;

/**
 * Wakes workers when there is something for them, so that nobody has to look again and again. A ring saves time and nothing depends on
 * it: one that is lost, or one too many, costs a look at the queue. Neither verb throws. Safe for many threads and nodes.
 */
public interface JobBell {

    /** A job of each of these kinds may be there to be claimed; called after it was committed. */
    void ring(Set<String> kinds);

    /**
     * Waits for a ring of one of these kinds, up to that long; returns at once where one has come since the last wait that heard
     * one. Of those that wait, one is woken at least.
     *
     * @throws InterruptedException where the thread is interrupted, within a second
     */
    void await(Set<String> kinds, Duration atMost) throws InterruptedException;
}
