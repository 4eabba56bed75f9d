package io.modelwright.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.Labels;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What the engine tells of a container, in words of the domain. */
final class ContainerViews {

    private ContainerViews() {}

    /** Empty where it is none of ours: not made by a spec, or of another installation. */
    static Optional<Container> of(InspectContainerResponse told, String owner) {
        Map<String, String> all = told.getConfig().getLabels();
        if (all == null || !all.containsKey(SpecHash.LABEL)) {
            return Optional.empty();
        }
        return OwnLabels.read(all, owner).map(labels -> of(told, labels));
    }

    private static Container of(InspectContainerResponse told, Labels labels) {
        InspectContainerResponse.ContainerState state = told.getState();
        Container.State ours = state(String.valueOf(state.getStatus()));
        boolean hasEnded = ours == Container.State.STOPPED || ours == Container.State.RESTARTING;
        Long exit = state.getExitCodeLong();
        return new Container(
                new DockerName(told.getName().substring(1)),
                new ImageId(told.getImageId()),
                labels,
                ours,
                ours == Container.State.RUNNING ? port(told) : OptionalInt.empty(),
                hasEnded && exit != null ? OptionalInt.of(Math.toIntExact(exit)) : OptionalInt.empty(),
                Boolean.TRUE.equals(state.getOOMKilled()),
                Objects.requireNonNullElse(told.getRestartCount(), 0),
                instant(state.getStartedAt()));
    }

    private static Container.State state(String status) {
        return switch (status) {
            case "created" -> Container.State.CREATED;
            case "running", "paused" -> Container.State.RUNNING;
            case "restarting" -> Container.State.RESTARTING;
            default -> Container.State.STOPPED;
        };
    }

    private static OptionalInt port(InspectContainerResponse told) {
        Ports ports = told.getNetworkSettings().getPorts();
        if (ports == null) {
            return OptionalInt.empty();
        }
        for (Map.Entry<ExposedPort, Ports.Binding[]> entry : ports.getBindings().entrySet()) {
            Ports.Binding[] bindings = entry.getValue();
            if (bindings != null && bindings.length > 0) {
                return OptionalInt.of(Integer.parseInt(bindings[0].getHostPortSpec()));
            }
        }
        return OptionalInt.empty();
    }

    /** Empty for the year 1, by which the engine says never. */
    private static Optional<Instant> instant(@Nullable String text) {
        if (text == null || text.startsWith("0001-")) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
