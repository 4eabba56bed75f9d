package io.modelwright.bootstrap.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelwright.bootstrap.api.FuzzScene;
import io.modelwright.bootstrap.openapi.AnswerCheck.Answer;
import io.modelwright.bootstrap.openapi.FuzzedRequests.Temper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever is sent to an operation, its answer is documented, has the documented form, and is no fault of the server. The
 * requests are made of the documents themselves; the seed of a run is in its findings.
 */
class OpenApiFuzzTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What would end the session that the requests are sent in, or change what signs in to it. */
    private static final Set<String> LEFT_OUT = Set.of("changePassword", "acceptInvitation", "endSessionsOfAccount");

    private static final int FINDINGS_MAX = 40;

    @Test
    void answersShouldBeAsDocumented() throws IOException {
        assertThat(findings(3, 20_260_101)).isEmpty();
    }

    @Test
    @Tag("deep")
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void answersShouldBeAsDocumentedAtLength() throws IOException {
        long seed = System.nanoTime();
        assertThat(findings(100, seed)).as("seed " + seed).isEmpty();
    }

    private static List<String> findings(int rounds, long seed) throws IOException {
        FuzzScene scene = FuzzScene.made();
        List<String> findings = new ArrayList<>();
        JsonNode platform = MAPPER.readTree(scene.document("/openapi.json"));
        JsonNode app = MAPPER.readTree(scene.appDocument());
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (JsonNode document : List.of(platform, app)) {
            new Run(document, scene, new Random(seed), findings, statuses).all(rounds);
        }
        // a fuzz that is never let in proves nothing
        assertThat(statuses).as("answers by status").containsKeys(200, 201, 204, 400, 404, 415, 422);
        return findings.isEmpty() ? findings : findings.subList(0, Math.min(FINDINGS_MAX, findings.size()));
    }

    private record Run(
            JsonNode document, FuzzScene scene, Random random, List<String> findings, Map<Integer, Integer> statuses) {

        void all(int rounds) {
            FuzzedRequests requests = new FuzzedRequests(document, scene, random);
            AnswerCheck check = new AnswerCheck(document);
            for (int round = 0; round < rounds; round++) {
                document.path("paths")
                        .properties()
                        .forEach(path -> path.getValue()
                                .properties()
                                .forEach(method ->
                                        each(requests, check, path.getKey(), method.getKey(), method.getValue())));
            }
        }

        private void each(FuzzedRequests requests, AnswerCheck check, String path, String verb, JsonNode operation) {
            if (LEFT_OUT.contains(operation.get("operationId").asText())) {
                return;
            }
            String method = verb.toUpperCase(Locale.ROOT);
            for (Temper temper : Temper.values()) {
                HttpRequest request = requests.make(method, path, operation, temper);
                Answer answer = send(request);
                statuses.merge(answer.status(), 1, Integer::sum);
                List<String> faults = new ArrayList<>(check.faults(operation, answer));
                if (answer.status() >= 500) {
                    faults.add("a fault of the server");
                }
                if (!faults.isEmpty()) {
                    findings.add(temper + " " + method + " " + request.uri().getRawPath() + "?"
                            + request.uri().getRawQuery() + " -> " + answer.status() + ": " + faults + " "
                            + answer.body()
                                    .substring(0, Math.min(400, answer.body().length())));
                }
            }
        }

        private static Answer send(HttpRequest request) {
            try {
                return answer(request);
            } catch (IOException failure) {
                throw new AssertionError(request + " has no answer", failure);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interruption);
            }
        }

        /** Streams of events are closed at once: that they begin is all that is seen of them. */
        private static Answer answer(HttpRequest request) throws IOException, InterruptedException {
            HttpResponse<InputStream> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String type = response.headers().firstValue("Content-Type").orElse("");
                String text = type.startsWith("text/event-stream")
                        ? ""
                        : new String(body.readAllBytes(), StandardCharsets.UTF_8);
                return new Answer(response.statusCode(), response.headers(), text);
            }
        }
    }
}
