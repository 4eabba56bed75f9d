package io.modelwright.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.exception.DockerException;
import io.modelwright.core.deploy.ContainerUse;
import io.modelwright.core.deploy.DockerName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Waits for the tasks of services, and knows those of them that are containers of this node. */
final class SwarmTasks {

    /** How long a task may hold its networks after its end. */
    static final Duration NETWORKS = Duration.ofSeconds(5);

    private static final Duration START = Duration.ofSeconds(45);
    private static final Duration BEYOND_GRACE = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS = 50;
    private static final String OF_SERVICE = "com.docker.swarm.service.id";

    private final DockerEngine engine;
    private final SwarmServices services;

    SwarmTasks(DockerEngine engine, SwarmServices services) {
        this.engine = engine;
        this.services = services;
    }

    /**
     * Waits until all replicas run, or one has ended, or that takes too long, which shows by the state.
     *
     * @return what the swarm says of its tasks where none of them came to run
     */
    Optional<String> awaitStart(DockerName name) {
        List<String> rejection = new ArrayList<>();
        until(START, () -> {
            Optional<JsonNode> service = services.find(name);
            if (service.isEmpty()) {
                return true;
            }
            List<JsonNode> tasks = SwarmViews.current(service.get(), services.tasks(service.get()));
            boolean needsPort =
                    SwarmServices.spec(service.get()).path("EndpointSpec").has("Ports");
            long running = tasks.stream()
                    .filter(SwarmViews::isRunning)
                    .filter(task -> !needsPort || SwarmViews.port(task).isPresent())
                    .count();
            if (running >= SwarmServices.replicas(service.get())) {
                return true;
            }
            List<JsonNode> ended = tasks.stream().filter(SwarmViews::hasEnded).toList();
            boolean isOnlyRejected =
                    ended.stream().allMatch(task -> SwarmViews.state(task).equals("rejected"));
            if (!ended.isEmpty() && isOnlyRejected && tasks.stream().noneMatch(SwarmViews::isLive)) {
                rejection.add(ended.getLast().path("Status").path("Err").asText());
            }
            return !rejection.isEmpty() || (!ended.isEmpty() && !isOnlyRejected);
        });
        return rejection.stream().findFirst();
    }

    /** Waits until nothing of a service runs that was scaled to nothing or removed, as long as it has to stop. */
    void awaitEnd(JsonNode service) {
        Duration grace = Duration.ofNanos(SwarmServices.spec(service)
                .path("TaskTemplate")
                .path("ContainerSpec")
                .path("StopGracePeriod")
                .asLong());
        until(
                grace.plus(BEYOND_GRACE),
                () -> containers(service, true).isEmpty()
                        && services.tasks(service).stream()
                                .noneMatch(task -> SwarmViews.state(task).equals("running")));
    }

    /** Those of this node. */
    private List<String> containers(JsonNode service, boolean all) {
        ObjectNode filters = RawEngine.mapper().createObjectNode();
        filters.putArray("label").add(OF_SERVICE + "=" + SwarmServices.id(service));
        List<String> ids = new ArrayList<>();
        try {
            engine.raw()
                    .json("/containers/json", Map.of("all", Boolean.toString(all), "filters", filters.toString()))
                    .ifPresent(told -> told.forEach(
                            container -> ids.add(container.path("Id").asText())));
        } catch (DockerException answered) {
            throw Faults.troubled(answered);
        }
        return ids;
    }

    /** Those of other nodes have the time that they have to stop. */
    void kill(JsonNode service) {
        for (String id : containers(service, false)) {
            try {
                Faults.settled(() -> engine.client().killContainerCmd(id).exec());
            } catch (DockerException endedMeanwhile) {
                // then it need not be killed
            }
        }
    }

    boolean tookTooMuchMemory(String container) {
        return engine.raw()
                .json("/containers/" + container + "/json", Map.of())
                .filter(told -> told.path("State").path("OOMKilled").asBoolean())
                .isPresent();
    }

    /** What those of this node take together. */
    Optional<ContainerUse> use(JsonNode service) {
        return containers(service, false).stream()
                .flatMap(id -> ContainerStats.of(engine.raw(), id).stream())
                .reduce(SwarmTasks::sum);
    }

    private static ContainerUse sum(ContainerUse one, ContainerUse other) {
        return new ContainerUse(
                one.at(),
                one.cpuNanos() + other.cpuNanos(),
                one.memoryBytes() + other.memoryBytes(),
                one.memoryLimit() + other.memoryLimit(),
                one.networkIn() + other.networkIn(),
                one.networkOut() + other.networkOut(),
                one.diskRead() + other.diskRead(),
                one.diskWritten() + other.diskWritten(),
                one.processes() + other.processes());
    }

    /** The volumes of a service's spec. */
    static List<String> volumes(JsonNode spec) {
        return Stream.of(spec.path("TaskTemplate").path("ContainerSpec").path("Mounts"))
                .flatMap(mounts -> {
                    List<JsonNode> all = new ArrayList<>();
                    mounts.forEach(all::add);
                    return all.stream();
                })
                .filter(mount -> mount.path("Type").asText().equals("volume"))
                .map(mount -> mount.path("Source").asText())
                .toList();
    }

    void until(Duration patience, BooleanSupplier holds) {
        long end = System.nanoTime() + patience.toNanos();
        while (!holds.getAsBoolean()
                && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
        }
    }
}
