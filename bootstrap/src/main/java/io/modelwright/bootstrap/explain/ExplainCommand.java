package io.modelwright.bootstrap.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonNumber;
import io.modelwright.core.shared.Json.JsonObject;
import io.modelwright.core.shared.Json.JsonString;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.problem.ProblemException;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Shows statement, plan and time of a list of records, asked of a running platform as whoever has the API key. */
public final class ExplainCommand {

    public static final String WORD = "explain";

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final int OK = 200;
    private static final int FAILED = 1;

    private final PrintStream out;
    private final PrintStream err;

    public ExplainCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * What is asked for.
     *
     * @param app where the platform has the app, {@code …/api/v1/apps/{app}}
     * @param parameters of the list, as of a request
     */
    public record Question(URI app, String entity, String key, Map<String, String> parameters) {
        public Question {
            parameters = Map.copyOf(parameters);
        }

        /** @throws IllegalArgumentException with a sentence for people */
        public static Question parse(List<String> words) {
            List<String> plain = new ArrayList<>();
            Map<String, String> parameters = new TreeMap<>();
            Optional<String> key = Optional.empty();
            Iterator<String> all = words.iterator();
            while (all.hasNext()) {
                String word = all.next();
                switch (word) {
                    case "--key" -> key = Optional.of(value(word, all));
                    case "--filter", "--sort", "--expand", "--fields", "--q", "--limit" ->
                        parameters.put(word.substring(2), value(word, all));
                    case "--run" -> parameters.put("run", "true");
                    default -> {
                        if (word.startsWith("--")) {
                            throw new IllegalArgumentException("unknown option: " + word);
                        }
                        plain.add(word);
                    }
                }
            }
            if (plain.size() != 2 || key.isEmpty()) {
                throw new IllegalArgumentException("explain needs the URL of an app, an entity, and --key");
            }
            URI app = URI.create(plain.getFirst());
            if (!List.of("http", "https").contains(String.valueOf(app.getScheme()))) {
                throw new IllegalArgumentException("the app must look like http://localhost:4000/api/v1/apps/tasks");
            }
            return new Question(app, plain.getLast(), key.get(), parameters);
        }

        private static String value(String option, Iterator<String> words) {
            if (!words.hasNext()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            return words.next();
        }

        private URI address() {
            StringBuilder query = new StringBuilder();
            parameters.forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(encoded(value)));
            return URI.create(app.toString().replaceFirst("/$", "") + "/explain/" + encoded(entity) + query);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, UTF_8).replace("+", "%20");
        }
    }

    /** The exit code: 1 where the platform does not say. */
    public int run(Question question) {
        HttpRequest request = HttpRequest.newBuilder(question.address())
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + question.key())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            JsonObject body = (JsonObject) JsonBodies.parse(answer.body());
            if (answer.statusCode() != OK) {
                err.println("modelwright: explain: " + text(body, "detail"));
                return FAILED;
            }
            show(body);
            return 0;
        } catch (IOException away) {
            err.println("modelwright: explain: " + question.app() + " cannot be reached: " + away.getMessage());
            return FAILED;
        } catch (ProblemException | ClassCastException other) {
            err.println("modelwright: explain: " + question.app() + " does not answer as a platform does");
            return FAILED;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private void show(JsonObject body) {
        out.println(text(body, "statement"));
        out.println();
        if (body.find("plan").orElse(Json.JsonNull.NULL) instanceof JsonArray(List<Json> lines)) {
            lines.forEach(line -> out.println(line instanceof JsonString(String text) ? text : ""));
        }
        if (body.find("microseconds").orElse(Json.JsonNull.NULL) instanceof JsonNumber(BigDecimal took)) {
            out.println();
            out.println("found in " + took.movePointLeft(3) + " ms");
        }
    }

    private static String text(JsonObject body, String member) {
        return body.find(member).orElse(Json.JsonNull.NULL) instanceof JsonString(String text) ? text : "";
    }
}
