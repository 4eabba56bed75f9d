package io.modelwright.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Endpoint;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** A service with its tasks as one container in words of the domain: it runs where all of its replicas do. */
final class SwarmViews {

    private static final Set<String> ENDED = Set.of("complete", "failed", "rejected");
    private static final Set<String> GONE = Set.of("shutdown", "remove", "orphaned");
    private static final int KILLED = 137;

    private final String owner;
    private final SwarmNodes nodes;
    private final Predicate<String> outOfMemory;

    /** @param outOfMemory whether the container of that id, if it is of this node, took more memory than it may */
    SwarmViews(String owner, SwarmNodes nodes, Predicate<String> outOfMemory) {
        this.owner = owner;
        this.nodes = nodes;
        this.outOfMemory = outOfMemory;
    }

    boolean isOurs(JsonNode service) {
        return labels(service).isPresent();
    }

    private Optional<Labels> labels(JsonNode service) {
        Map<String, String> labels = SwarmServices.labels(service);
        return labels.containsKey(SpecHash.LABEL) && isMadeByUs(SwarmServices.spec(service))
                ? OwnLabels.read(labels, owner)
                : Optional.empty();
    }

    /** What bears our labels may still be made by others, and then have what ours never has. */
    private static boolean isMadeByUs(JsonNode spec) {
        try {
            new DockerName(spec.path("Name").asText());
            image(spec);
            return spec.path("Mode").has("Replicated");
        } catch (IllegalArgumentException foreign) {
            return false;
        }
    }

    private static ImageId image(JsonNode spec) {
        return new ImageId(
                spec.path("TaskTemplate").path("ContainerSpec").path("Image").asText());
    }

    /** The tasks of what the service was last started as: the swarm remembers those before too. */
    static List<JsonNode> current(JsonNode service, List<JsonNode> tasks) {
        int generation = generation(SwarmServices.spec(service).path("TaskTemplate"));
        return tasks.stream()
                .filter(task -> generation(task.path("Spec")) == generation)
                .sorted(Comparator.comparing(task -> task.path("CreatedAt").asText()))
                .toList();
    }

    private static int generation(JsonNode template) {
        return template.path("ForceUpdate").asInt();
    }

    static String state(JsonNode task) {
        return task.path("Status").path("State").asText();
    }

    static boolean hasEnded(JsonNode task) {
        return ENDED.contains(state(task));
    }

    /** Whether it runs or is to run. */
    static boolean isLive(JsonNode task) {
        String desired = task.path("DesiredState").asText();
        return (desired.equals("running") || desired.equals("ready")) && !hasEnded(task) && !GONE.contains(state(task));
    }

    static boolean isRunning(JsonNode task) {
        return isLive(task) && state(task).equals("running");
    }

    /** Empty where it is none of ours. */
    Optional<Container> of(JsonNode service, List<JsonNode> all) {
        return labels(service).map(labels -> of(service, labels, current(service, all)));
    }

    private Container of(JsonNode service, Labels labels, List<JsonNode> tasks) {
        JsonNode spec = SwarmServices.spec(service);
        Container.State state = state(service, tasks);
        boolean stands = state == Container.State.STOPPED || state == Container.State.RESTARTING;
        Optional<JsonNode> ended =
                last(tasks.stream().filter(SwarmViews::hasEnded).toList());
        OptionalInt exit = ended.map(SwarmViews::exit).orElse(OptionalInt.empty());
        List<JsonNode> running = tasks.stream().filter(SwarmViews::isRunning).toList();
        return new Container(
                new DockerName(spec.path("Name").asText()),
                image(spec),
                labels,
                state,
                endpoints(running),
                stands ? exit : OptionalInt.empty(),
                stands
                        && exit.orElse(0) == KILLED
                        && outOfMemory.test(
                                status(ended.orElseThrow()).path("ContainerID").asText()),
                restarts(tasks),
                last(running).or(() -> last(tasks)).map(SwarmViews::since));
    }

    private static Container.State state(JsonNode service, List<JsonNode> tasks) {
        int wanted = SwarmServices.replicas(service);
        long running = tasks.stream().filter(SwarmViews::isRunning).count();
        if (wanted == 0) {
            return Container.State.STOPPED;
        }
        if (running >= wanted) {
            return Container.State.RUNNING;
        }
        boolean isUnderWay = tasks.stream().anyMatch(SwarmViews::isLive);
        boolean hasFailed = tasks.stream().anyMatch(SwarmViews::hasEnded);
        if (tasks.isEmpty() || (isUnderWay && !hasFailed)) {
            return Container.State.CREATED;
        }
        return isUnderWay ? Container.State.RESTARTING : Container.State.STOPPED;
    }

    private List<Endpoint> endpoints(List<JsonNode> running) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (JsonNode task : running) {
            port(task)
                    .ifPresent(port ->
                            endpoints.add(nodes.endpoint(task.path("NodeID").asText(), port)));
        }
        return endpoints;
    }

    static OptionalInt port(JsonNode task) {
        JsonNode published =
                task.path("Status").path("PortStatus").path("Ports").path(0).path("PublishedPort");
        return published.asInt() > 0 ? OptionalInt.of(published.asInt()) : OptionalInt.empty();
    }

    /** How often that one of the replicas was started again of which this happened most. */
    private static int restarts(List<JsonNode> tasks) {
        Map<Integer, Integer> ended = new HashMap<>();
        Map<Integer, Boolean> live = new HashMap<>();
        for (JsonNode task : tasks) {
            int slot = task.path("Slot").asInt();
            ended.merge(slot, hasEnded(task) ? 1 : 0, Integer::sum);
            live.merge(slot, isLive(task), Boolean::logicalOr);
        }
        return ended.entrySet().stream()
                .mapToInt(slot -> Boolean.TRUE.equals(live.get(slot.getKey())) ? slot.getValue() : slot.getValue() - 1)
                .max()
                .orElse(0);
    }

    private static JsonNode status(JsonNode task) {
        return task.path("Status").path("ContainerStatus");
    }

    private static OptionalInt exit(JsonNode task) {
        return status(task).path("ContainerID").asText().isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(status(task).path("ExitCode").asInt());
    }

    private static Instant since(JsonNode task) {
        return Instant.parse(task.path("Status").path("Timestamp").asText());
    }

    private static Optional<JsonNode> last(List<JsonNode> tasks) {
        return tasks.isEmpty() ? Optional.empty() : Optional.of(tasks.getLast());
    }
}
