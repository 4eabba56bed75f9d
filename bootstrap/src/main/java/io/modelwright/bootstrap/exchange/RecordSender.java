package io.modelwright.bootstrap.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelwright.core.exchange.data.Loaded;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonObject;
import io.modelwright.core.shared.Json.JsonString;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.problem.ProblemException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Creates records in an app of a running platform. The platform draws the ids; references follow by way of the ids that the rows
 * got here. A batch that is sent again within a day, after a broken connection or a second start, is not created twice: it
 * carries an idempotency key that follows from its content. Not for use by several threads.
 */
final class RecordSender {

    /** @param refused records, and links between records, that the platform did not take */
    record Sent(long created, long refused) {}

    private record Deferred(String entity, String record, String relation, Json value) {}

    private static final int BATCH = 200;
    private static final int TOO_MANY = 429;
    private static final int CONFLICT = 409;
    private static final int ATTEMPTS = 20;
    private static final int SHOWN = 50;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final HttpClient client;
    private final URI app;
    private final String key;
    private final Design design;
    private final PrintStream err;
    private final Map<String, String> ids = new HashMap<>();
    private final List<Deferred> deferred = new ArrayList<>();
    private long created;
    private long refused;

    RecordSender(HttpClient client, URI app, String key, Design design, PrintStream err) {
        this.client = client;
        this.app = app;
        this.key = key;
        this.design = design;
        this.err = err;
    }

    Sent send(Loaded loaded) {
        for (Loaded.EntityRecords entity : loaded.entities()) {
            for (int start = 0; start < entity.records().size(); start += BATCH) {
                int end = Math.min(start + BATCH, entity.records().size());
                batch(entity.entity(), entity.records().subList(start, end));
            }
        }
        for (Loaded.EntityRecords entity : loaded.entities()) {
            entity.later()
                    .forEach(later -> deferred.add(new Deferred(
                            entity.entity(),
                            later.record().toString(),
                            later.relation(),
                            Json.of(later.target().toString()))));
        }
        deferred.forEach(this::link);
        return new Sent(created, refused);
    }

    private void batch(String entity, List<JsonObject> records) {
        List<String> locals = new ArrayList<>();
        List<Json> bodies = new ArrayList<>();
        for (JsonObject record : records) {
            locals.add(text(record, "id"));
            bodies.add(body(entity, record));
        }
        while (!bodies.isEmpty()) {
            byte[] body = JsonBodies.bytes(Json.array(bodies));
            HttpResponse<byte[]> response = exchange(request("/records/" + entity + "?fields=id")
                    .header(
                            "Idempotency-Key",
                            UUID.nameUUIDFromBytes(concat(entity, body)).toString())
                    .POST(BodyPublishers.ofByteArray(body)));
            if (response.statusCode() == 201) {
                List<Json> items = items(response.body());
                for (int i = 0; i < items.size(); i++) {
                    ids.put(locals.get(i), text((JsonObject) items.get(i), "id"));
                }
                created += items.size();
                return;
            }
            Set<Integer> faulty = faulty(entity, response, bodies.size());
            for (int index : new TreeSet<>(faulty).descendingSet()) {
                bodies.remove(index);
                locals.remove(index);
                refused++;
            }
        }
    }

    private byte[] concat(String entity, byte[] body) {
        return (app + " " + entity + " " + new String(body, UTF_8)).getBytes(UTF_8);
    }

    /** The record as the platform takes it: without an id, references by the platform's ids. */
    private Json body(String entity, JsonObject record) {
        Map<String, Json> members = new LinkedHashMap<>(record.members());
        members.remove("id");
        for (Relation relation : design.relationsFrom(entity)) {
            Json value = members.get(relation.name());
            if (value == null) {
                continue;
            }
            Optional<Json> known = translated(value);
            if (known.isPresent()) {
                members.put(relation.name(), known.get());
            } else {
                members.remove(relation.name());
                deferred.add(new Deferred(entity, text(record, "id"), relation.name(), value));
            }
        }
        return new JsonObject(members);
    }

    private Optional<Json> translated(Json value) {
        return switch (value) {
            case JsonString(String id) -> Optional.ofNullable(ids.get(id)).map(Json::of);
            case JsonArray(List<Json> items) -> {
                List<Json> known = items.stream()
                        .flatMap(item -> translated(item).stream())
                        .toList();
                yield known.size() == items.size() ? Optional.of(Json.array(known)) : Optional.empty();
            }
            default -> Optional.of(value);
        };
    }

    /** Sets what could not be said when the record was created, since its target came later. */
    private void link(Deferred link) {
        String record = ids.get(link.record());
        Optional<Json> value = translated(link.value());
        if (record == null || value.isEmpty()) {
            refused++;
            say("A link of " + link.entity() + "." + link.relation() + " is left out: one of its ends was refused.");
            return;
        }
        HttpResponse<byte[]> response = exchange(request("/records/" + link.entity() + "/" + record)
                .method(
                        "PATCH",
                        BodyPublishers.ofByteArray(JsonBodies.bytes(
                                Json.object().put(link.relation(), value.get()).build()))));
        // a second start finds the link as it should be
        if (response.statusCode() != 200 && !isProblem(response, "unchanged")) {
            refused++;
            say("A link of " + link.entity() + "." + link.relation() + " was refused: " + reason(response));
        }
    }

    /** The records of a batch that the platform found faulty; where it names none, nothing else can be tried. */
    private Set<Integer> faulty(String entity, HttpResponse<byte[]> response, int size) {
        Set<Integer> faulty = new TreeSet<>();
        if (response.statusCode() == 422 && parsed(response.body()) instanceof JsonObject problem) {
            for (Json error : list(problem, "errors")) {
                String[] path = text((JsonObject) error, "pointer").split("/", -1);
                if (path.length > 1 && path[1].matches("[0-9]{1,6}") && Integer.parseInt(path[1]) < size) {
                    faulty.add(Integer.parseInt(path[1]));
                    say("A record of " + entity + " was refused at " + String.join("/", path) + ": "
                            + text((JsonObject) error, "message"));
                }
            }
        }
        if (faulty.isEmpty()) {
            throw ImportFailure.of("the app does not take records of " + entity + ": " + reason(response));
        }
        return faulty;
    }

    private void say(String line) {
        if (refused < SHOWN) {
            err.println(line);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(app + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
    }

    /** A request that came too often is sent again after the pause that the answer names. */
    private HttpResponse<byte[]> exchange(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            for (int attempt = 1; isForLater(response) && attempt < ATTEMPTS; attempt++) {
                Thread.sleep(Duration.ofSeconds(
                        response.headers().firstValueAsLong("Retry-After").orElse(1)));
                response = client.send(request, BodyHandlers.ofByteArray());
            }
            return response;
        } catch (IOException e) {
            throw ImportFailure.of("the platform does not answer: " + e + "; start the import again to go on");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ImportFailure.of("it was interrupted");
        }
    }

    /** Also where the same batch is still being worked on, sent before the connection broke. */
    private static boolean isForLater(HttpResponse<byte[]> response) {
        return response.statusCode() == TOO_MANY || isProblem(response, "idempotency-in-progress");
    }

    private static boolean isProblem(HttpResponse<byte[]> response, String code) {
        return response.statusCode() == CONFLICT
                && parsed(response.body()) instanceof JsonObject problem
                && text(problem, "type").endsWith(":" + code);
    }

    private static String reason(HttpResponse<byte[]> response) {
        String detail = parsed(response.body()) instanceof JsonObject problem ? text(problem, "detail") : "";
        return response.statusCode() + (detail.isEmpty() ? "" : " " + detail);
    }

    private static Json parsed(byte[] body) {
        try {
            return JsonBodies.parse(body);
        } catch (ProblemException notJson) {
            return Json.JsonNull.NULL;
        }
    }

    private static List<Json> items(byte[] body) {
        return parsed(body) instanceof JsonObject answer ? list(answer, "items") : List.of();
    }

    private static List<Json> list(JsonObject object, String name) {
        return object.find(name).orElse(Json.JsonNull.NULL) instanceof JsonArray(List<Json> items) ? items : List.of();
    }

    private static String text(JsonObject object, String name) {
        return object.find(name).orElse(Json.JsonNull.NULL) instanceof JsonString(String value) ? value : "";
    }
}
