package io.modelwright.ports.monitoring.driven;

import java.time.Duration;
import java.util.UUID;

/**
 * Which of several nodes does what one is enough for. No more than a saving: a node that was paused may think that it has a turn
 * which another one took over. {@code StoreUnavailable} where the store is away. Safe for many threads and nodes.
 */
@FunctionalInterface
public interface NodeTurns {

    /**
     * Takes the turn, or keeps it, for that long by the clock of the store; false while another node has it.
     *
     * @param work short and constant
     */
    boolean take(String work, UUID node, Duration length);
}
