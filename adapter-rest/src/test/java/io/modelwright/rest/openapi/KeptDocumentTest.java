package io.modelwright.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.edge.EdgePaths;
import io.modelwright.rest.json.JsonBodies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The document of the platform is the one that is kept in docs/openapi under the version of its paths, and breaks nothing of
 * it. Run with {@code -Dopenapi.write=true} to keep what was added; what breaks something is kept only by {@code
 * -Dopenapi.write=breaking}, for what no release has yet.
 */
class KeptDocumentTest {

    private static final String WRITE = System.getProperty("openapi.write", "");

    private static final Path KEPT =
            Path.of("..", "docs", "openapi", EdgePaths.API.substring(EdgePaths.API.lastIndexOf('/') + 1) + ".json");

    @Test
    void theDocumentShouldBreakNothingOfTheKeptOne() throws IOException {
        Json now = PlatformDocument.json();
        if (!WRITE.isEmpty() && (!Files.exists(KEPT) || WRITE.equals("breaking"))) {
            Files.createDirectories(KEPT.getParent());
            Files.writeString(KEPT, pretty(now));
        }

        assertThat(BreakingChanges.between(JsonBodies.parse(Files.readAllBytes(KEPT)), now))
                .as("what clients of this version of the paths rely on: see docs/api-versioning.md")
                .isEmpty();
        if (!WRITE.isEmpty()) {
            Files.writeString(KEPT, pretty(now));
        }
        assertThat(pretty(now))
                .as(
                        "docs/openapi is to be written anew: run this test with -Dopenapi.write=true and look at the difference")
                .isEqualTo(Files.readString(KEPT));
    }

    private static String pretty(Json document) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(JsonBodies.bytes(document)))
                + "\n";
    }
}
