package io.modelwright.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelwright.core.deploy.ContainerUse;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a container takes, asked for once: without the second sample that the engine would wait a second for. */
final class ContainerStats {

    private ContainerStats() {}

    static Optional<ContainerUse> of(RawEngine raw, String id) {
        return raw.json("/containers/" + id + "/stats", Map.of("stream", "false", "one-shot", "true"))
                .filter(told -> told.path("memory_stats").has("usage"))
                .map(ContainerStats::read);
    }

    private static ContainerUse read(JsonNode told) {
        JsonNode memory = told.path("memory_stats");
        JsonNode parts = memory.path("stats");
        // What the kernel may give back is called differently by the two versions of control groups.
        long cache = parts.path("total_inactive_file")
                .asLong(parts.path("inactive_file").asLong(0));
        long in = 0;
        long out = 0;
        for (JsonNode network : told.path("networks")) {
            in += network.path("rx_bytes").asLong();
            out += network.path("tx_bytes").asLong();
        }
        long read = 0;
        long written = 0;
        for (JsonNode entry : told.path("blkio_stats").path("io_service_bytes_recursive")) {
            String kind = entry.path("op").asText();
            read += "read".equalsIgnoreCase(kind) ? entry.path("value").asLong() : 0;
            written += "write".equalsIgnoreCase(kind) ? entry.path("value").asLong() : 0;
        }
        return new ContainerUse(
                Instant.parse(told.path("read").asText()),
                told.path("cpu_stats").path("cpu_usage").path("total_usage").asLong(),
                Math.max(0, memory.path("usage").asLong() - cache),
                memory.path("limit").asLong(),
                in,
                out,
                read,
                written,
                told.path("pids_stats").path("current").asInt());
    }
}
