package io.modelwright.testkit.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. Safe for many threads. */
public final class SteppingClock implements InstantSource {

    private Instant now = Instant.parse("2027-01-31T10:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    public synchronized void step(Duration by) {
        now = now.plus(by);
    }
}
