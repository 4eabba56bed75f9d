package io.modelwright.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.exception.DockerException;
import io.modelwright.core.deploy.Endpoint;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machines of the swarm. Safe for many threads. */
final class SwarmNodes {

    private static final Logger LOG = LoggerFactory.getLogger(SwarmNodes.class);
    /** Since then services can say that their processes gain no privileges. */
    static final double NO_NEW_PRIVILEGES = 1.44;

    private final RawEngine raw;
    private volatile Known known = new Known("", Map.of(), OptionalLong.empty());
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private record Known(String local, Map<String, String> addresses, OptionalLong leastCpus) {}

    SwarmNodes(RawEngine raw) {
        this.raw = raw;
    }

    /** The node that this engine is. */
    String local() {
        if (known.local().isEmpty()) {
            look();
        }
        return known.local();
    }

    /** What the smallest of them has: an engine refuses more than that. */
    long atMostCpus(long nanos) {
        look();
        return known.leastCpus().isPresent() ? Math.min(nanos, known.leastCpus().getAsLong()) : nanos;
    }

    /** Where a port of a node is reached from here. */
    Endpoint endpoint(String node, int port) {
        if (!known.addresses().containsKey(node)) {
            look();
        }
        return new Endpoint(known.addresses().getOrDefault(node, Endpoint.LOOPBACK), port);
    }

    private void look() {
        try {
            JsonNode info = raw.json("/info", Map.of()).orElseThrow();
            String local = info.path("Swarm").path("NodeID").asText();
            Map<String, String> addresses = new HashMap<>();
            OptionalLong least = OptionalLong.empty();
            for (JsonNode node : raw.json("/nodes", Map.of()).orElseThrow()) {
                String id = node.path("ID").asText();
                String address = node.path("Status").path("Addr").asText();
                addresses.put(id, id.equals(local) || address.isEmpty() ? Endpoint.LOOPBACK : bracketed(address));
                long cpus = node.path("Description")
                        .path("Resources")
                        .path("NanoCPUs")
                        .asLong();
                if (cpus > 0 && cpus < least.orElse(Long.MAX_VALUE)) {
                    least = OptionalLong.of(cpus);
                }
            }
            known = new Known(local, Map.copyOf(addresses), least);
            tell(info);
        } catch (DockerException answered) {
            throw Faults.troubled(answered);
        }
    }

    private static String bracketed(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
    }

    /** What this engine cannot do for us is said once. */
    private void tell(JsonNode info) {
        if (TOLD.getAndSet(true)) {
            return;
        }
        double version =
                raw.json("/version", Map.of()).orElseThrow().path("ApiVersion").asDouble();
        if (version < NO_NEW_PRIVILEGES
                && !info.path("SecurityOptions").toString().contains("no-new-privileges")) {
            LOG.warn("services of this engine cannot say that their processes gain no privileges:"
                    + " set no-new-privileges in its daemon.json, or take version 25 or newer");
        }
    }
}
