package io.modelwright.ports.deploy.driven;

import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.ContainerUse;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.shared.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs containers. It sees and touches only those that bear the owner's label of this installation; of all others it is as if
 * they were not there. Verbs that change are idempotent: a container is known by its name. {@link
 * io.modelwright.ports.failure.EngineUnavailable} where the engine does not answer.
 */
public interface ContainerEngine {

    /** What is done to a container that is there. */
    enum Steering {
        START,
        /** Its process is asked to end and has the spec's time for it. */
        STOP,
        /** Its process ends at once. */
        KILL,
        /** It is stopped and removed with its secrets; its volumes stay. Networks that nobody uses any more go with it. */
        REMOVE,
        /** As {@link #REMOVE}; its volumes go too, where no other container uses them. */
        PURGE
    }

    /** One line of what a container wrote. */
    record LogLine(Instant at, boolean error, String text) {}

    /** Stops something that goes on; idempotent. */
    interface Following extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Makes the networks, volumes and container of a spec, and starts it. A container of that name with the same spec is
     * started where it does not run; one with another spec is refused with 409 {@code container-differs}. Refused too: {@code
     * image-missing}, {@code port-taken}, {@code engine-full} (no space), {@code no-network-left}, {@code container-refused} with what the engine says. What
     * was refused leaves no container. Volumes belong to the container's user, whatever the image has at their place; an image that
     * asks for a volume which the spec does not give is refused.
     */
    Outcome<Container> run(ContainerSpec spec);

    /** Empty where there is none of that name. */
    Optional<Container> find(DockerName name);

    /** All that bear these labels, running or not, by name. */
    List<Container> list(Labels labels);

    /** Empty where there is none of that name (after {@code REMOVE} and {@code PURGE}: where there was none). */
    Optional<Container> steer(DockerName name, Steering steering);

    /** Removes all that bears these labels: containers, and the volumes and networks that were made for them. Can be done twice. */
    default void clear(Labels labels) {
        list(labels).forEach(container -> steer(container.name(), Steering.PURGE));
    }

    /** What it takes now; empty where it does not run. */
    Optional<ContainerUse> use(DockerName name);

    /**
     * Its newest lines, the oldest of them first; a line of more than 16 KiB is cut.
     *
     * @param since only later ones
     * @param limit 1 to 10,000
     */
    List<LogLine> log(DockerName name, Optional<Instant> since, int limit);

    /**
     * Gives each further line to the consumer, on a thread of the engine, until it is closed or the container is removed; it goes
     * on over restarts of the container.
     *
     * @param since only later ones; empty: from the first one that is kept
     * @param patience after which a broken connection to the engine is made anew
     */
    Following follow(DockerName name, Optional<Instant> since, Consumer<LogLine> lines, Duration patience);
}
