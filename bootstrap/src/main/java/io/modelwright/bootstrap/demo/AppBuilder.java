package io.modelwright.bootstrap.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelwright.core.shared.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the content of one app, step by step, and remembers the records by the order in which they came. */
final class AppBuilder {

    private static final int BATCH = 500;

    /** {@code $task.summary} in a design is the id that this field has by now. */
    private static final Pattern PRESENT_ID = Pattern.compile("\\$(\\w+)\\.(\\w+)");

    private final DemoClient client;
    private final String path;
    private final Map<String, List<String>> ids = new HashMap<>();

    AppBuilder(DemoClient client, String app) {
        this.client = client;
        this.path = "/apps/" + app;
    }

    /** Publishes a design of the resources; whatever it leaves out is given up. */
    void publish(String design, String message) {
        DemoClient.Answer draft = client.read(path + "/draft");
        String yaml = PRESENT_ID
                .matcher(resource(design))
                .replaceAll(name -> Matcher.quoteReplacement(fieldId(draft.body(), name.group(1), name.group(2))));
        client.putYaml(path + "/draft", draft.tag().orElse(""), yaml);
        List<Json> losses = DemoClient.listOf(client.read(path + "/draft/plan").body(), "changes").stream()
                .filter(change -> DemoClient.textOf(change, "impact").equals("losesData"))
                .map(change -> DemoClient.member(change, "id"))
                .toList();
        Json command = Json.object()
                .put("message", message)
                .put("acknowledge", Json.array(losses))
                .build();
        client.post(path + "/versions", command);
    }

    private static String fieldId(Json draft, String entity, String field) {
        return DemoClient.textOf(named(named(draft, "entities", entity), "fields", field), "id");
    }

    private static Json named(Json parent, String list, String name) {
        return DemoClient.listOf(parent, list).stream()
                .filter(item -> DemoClient.textOf(item, "name").equals(name))
                .findFirst()
                .orElseThrow(() -> new DemoFailure("the draft has no \"" + name + "\" among its " + list));
    }

    private static String resource(String name) {
        try (InputStream stream = AppBuilder.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds records; those of one call cannot refer to each other. */
    <T> void add(String entity, List<T> items, Function<? super T, Json> record) {
        List<String> known = ids.computeIfAbsent(entity, name -> new ArrayList<>());
        for (int from = 0; from < items.size(); from += BATCH) {
            List<Json> batch = items.subList(from, Math.min(items.size(), from + BATCH)).stream()
                    .<Json>map(record)
                    .toList();
            DemoClient.Answer answer = client.post(path + "/records/" + entity, Json.array(batch));
            DemoClient.listOf(answer.body(), "items").forEach(item -> known.add(DemoClient.textOf(item, "id")));
        }
    }

    /** Changes the record that was the {@code index}-th of its entity. */
    void change(String entity, int index, Json members) {
        client.patch(path + "/records/" + entity + "/" + id(entity, index), members);
    }

    /** The value of a relation to the {@code index}-th record of an entity. */
    Json reference(String entity, int index) {
        return Json.of(id(entity, index));
    }

    /** The same, or null where there is none. */
    Json reference(String entity, OptionalInt index) {
        return index.isPresent() ? reference(entity, index.getAsInt()) : Json.JsonNull.NULL;
    }

    private String id(String entity, int index) {
        return Optional.ofNullable(ids.get(entity)).orElse(List.of()).get(index);
    }

    int records() {
        return ids.values().stream().mapToInt(List::size).sum();
    }
}
