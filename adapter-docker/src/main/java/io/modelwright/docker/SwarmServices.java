package io.modelwright.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.modelwright.core.deploy.DockerName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Services and tasks as the engine tells of them. As JSON, since docker-java knows neither capabilities nor limits of processes and
 * files of services, nor the ports of tasks.
 */
final class SwarmServices {

    private static final int ATTEMPTS = 5;

    private final RawEngine raw;

    SwarmServices(RawEngine raw) {
        this.raw = raw;
    }

    static JsonNode spec(JsonNode service) {
        return service.path("Spec");
    }

    static String id(JsonNode told) {
        return told.path("ID").asText();
    }

    static int replicas(JsonNode service) {
        return spec(service).path("Mode").path("Replicated").path("Replicas").asInt();
    }

    static Map<String, String> labels(JsonNode service) {
        Map<String, String> labels = new HashMap<>();
        spec(service)
                .path("Labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    /** A service of exactly this name, whosesoever. */
    Optional<JsonNode> find(DockerName name) {
        return found("/services/" + name)
                .filter(service ->
                        name.value().equals(spec(service).path("Name").asText()));
    }

    private Optional<JsonNode> found(String path) {
        try {
            return raw.json(path, Map.of());
        } catch (DockerException answered) {
            throw Faults.troubled(answered);
        }
    }

    List<JsonNode> list(Map<String, String> labels) {
        ArrayNode asked = RawEngine.mapper().createArrayNode();
        labels.forEach((key, value) -> asked.add(key + "=" + value));
        return all("/services", filter("label", asked));
    }

    /** The tasks of these services that the swarm remembers, by service. */
    Map<String, List<JsonNode>> tasks(List<JsonNode> services) {
        Map<String, List<JsonNode>> tasks = new HashMap<>();
        if (!services.isEmpty()) {
            ArrayNode asked = RawEngine.mapper().createArrayNode();
            services.forEach(service -> asked.add(id(service)));
            for (JsonNode task : all("/tasks", filter("service", asked))) {
                tasks.computeIfAbsent(task.path("ServiceID").asText(), any -> new ArrayList<>())
                        .add(task);
            }
        }
        return tasks;
    }

    List<JsonNode> tasks(JsonNode service) {
        return tasks(List.of(service)).getOrDefault(id(service), List.of());
    }

    private static Map<String, String> filter(String key, ArrayNode values) {
        ObjectNode filters = RawEngine.mapper().createObjectNode();
        filters.set(key, values);
        return Map.of("filters", filters.toString());
    }

    private List<JsonNode> all(String path, Map<String, String> query) {
        List<JsonNode> all = new ArrayList<>();
        try {
            raw.json(path, query).ifPresent(told -> told.forEach(all::add));
        } catch (DockerException answered) {
            throw Faults.troubled(answered);
        }
        return all;
    }

    /** What the engine refuses stays a {@link DockerException}. */
    void create(JsonNode spec) {
        raw.post("/services/create", Map.of(), spec);
    }

    /**
     * Changes the spec of a service that is there; others may do so at the same moment.
     *
     * @param change says whether there is something to change, and does it
     */
    void update(DockerName name, Predicate<ObjectNode> change) {
        for (int attempt = 1; ; attempt++) {
            Optional<JsonNode> there = find(name);
            ObjectNode spec = there.map(SwarmServices::spec)
                    .map(JsonNode::<ObjectNode>deepCopy)
                    .orElse(null);
            if (spec == null || !change.test(spec)) {
                return;
            }
            try {
                String version = there.get().path("Version").path("Index").asText();
                raw.post("/services/" + id(there.get()) + "/update", Map.of("version", version), spec);
                return;
            } catch (NotFoundException removed) {
                return;
            } catch (DockerException answered) {
                boolean changedMeanwhile = Faults.said(answered).contains("out of sequence");
                if (!changedMeanwhile || attempt == ATTEMPTS) {
                    throw Faults.troubled(answered);
                }
            }
        }
    }

    void remove(JsonNode service) {
        try {
            raw.delete("/services/" + id(service));
        } catch (DockerException answered) {
            throw Faults.troubled(answered);
        }
    }
}
