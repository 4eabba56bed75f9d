package io.modelwright.testkit.monitoring;

import io.modelwright.ports.monitoring.driven.NodeTurns;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Turns in memory. */
public final class InMemoryNodeTurns implements NodeTurns {

    private record Turn(UUID node, Instant until) {}

    private final Map<String, Turn> turns = new HashMap<>();
    private final InstantSource clock;

    public InMemoryNodeTurns(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean take(String work, UUID node, Duration length) {
        Instant now = clock.instant();
        Turn turn = turns.get(work);
        boolean isFree =
                turn == null || turn.node().equals(node) || !turn.until().isAfter(now);
        if (isFree) {
            turns.put(work, new Turn(node, now.plus(length)));
        }
        return isFree;
    }
}
