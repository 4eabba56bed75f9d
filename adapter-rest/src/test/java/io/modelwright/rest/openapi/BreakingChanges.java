package io.modelwright.rest.openapi;

import io.modelwright.core.shared.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What of an interface its clients relied on and is not so any more, from one document to the next: docs/api-versioning.md has
 * the rules. Problems are compared by their statuses alone.
 */
final class BreakingChanges {

    private final SchemaChanges requests;
    private final SchemaChanges answers;
    private final Json before;
    private final Json after;
    private final List<String> found = new ArrayList<>();

    private BreakingChanges(Json before, Json after) {
        this.before = before;
        this.after = after;
        this.requests = new SchemaChanges(before, after, SchemaChanges.Side.REQUEST);
        this.answers = new SchemaChanges(before, after, SchemaChanges.Side.ANSWER);
    }

    static List<String> between(Json before, Json after) {
        BreakingChanges changes = new BreakingChanges(before, after);
        Map<String, Json> now = Trees.members(Trees.at(after, "paths"));
        Trees.members(Trees.at(before, "paths")).forEach((path, item) -> {
            if (now.containsKey(path)) {
                changes.operations(path, Trees.members(item), Trees.members(now.get(path)));
            } else {
                changes.found.add(path + " is gone");
            }
        });
        return changes.found;
    }

    private void operations(String path, Map<String, Json> old, Map<String, Json> now) {
        old.forEach((method, operation) -> {
            String place = method + " " + path;
            if (now.containsKey(method)) {
                operation(place, operation, now.get(method));
            } else {
                found.add(place + " is gone");
            }
        });
    }

    private void operation(String place, Json old, Json now) {
        if (Trees.items(Trees.at(old, "security")).isEmpty()
                && !Trees.items(Trees.at(now, "security")).isEmpty()) {
            found.add(place + " needs signing in now");
        }
        parameters(place, parameters(before, old), parameters(after, now));
        body(place, Trees.at(old, "requestBody"), Trees.at(now, "requestBody"));
        Map<String, Json> responses = Trees.members(Trees.at(now, "responses"));
        Trees.members(Trees.at(old, "responses")).forEach((status, response) -> {
            if (!responses.containsKey(status)) {
                found.add(place + " does not answer " + status + " any more");
            } else if (status.startsWith("2")) {
                response(place + " " + status, response, responses.get(status));
            }
        });
    }

    private static Map<String, Json> parameters(Json document, Json operation) {
        Map<String, Json> parameters = new LinkedHashMap<>();
        for (Json parameter : Trees.items(Trees.at(operation, "parameters"))) {
            Json resolved = Trees.resolve(document, parameter);
            parameters.put(Trees.text(resolved, "in") + " parameter " + Trees.text(resolved, "name"), resolved);
        }
        return parameters;
    }

    private void parameters(String place, Map<String, Json> old, Map<String, Json> now) {
        old.forEach((name, parameter) -> {
            if (now.containsKey(name)) {
                found.addAll(requests.compare(
                        place + ": " + name, Trees.at(parameter, "schema"), Trees.at(now.get(name), "schema")));
            } else {
                found.add(place + ": " + name + " is gone");
            }
        });
        now.forEach((name, parameter) -> {
            boolean needed = Trees.isTrue(parameter, "required");
            if (needed && !(old.containsKey(name) && Trees.isTrue(old.get(name), "required"))) {
                found.add(place + ": " + name + " is required now");
            }
        });
    }

    private void body(String place, Json old, Json now) {
        Map<String, Json> types = Trees.members(Trees.at(now, "content"));
        Map<String, Json> known = Trees.members(Trees.at(old, "content"));
        if (known.isEmpty() && !types.isEmpty() && Trees.isTrue(now, "required")) {
            found.add(place + " needs a body now");
        }
        known.forEach((type, content) -> {
            if (types.containsKey(type)) {
                found.addAll(requests.compare(
                        place + " body", Trees.at(content, "schema"), Trees.at(types.get(type), "schema")));
            } else if (!types.isEmpty() || !known.isEmpty()) {
                found.add(place + " takes no " + type + " any more");
            }
        });
    }

    private void response(String place, Json old, Json now) {
        TreeSet<String> headers =
                new TreeSet<>(Trees.members(Trees.at(old, "headers")).keySet());
        headers.removeAll(Trees.members(Trees.at(now, "headers")).keySet());
        headers.forEach(header -> found.add(place + ": the header " + header + " is gone"));
        Map<String, Json> types = Trees.members(Trees.at(now, "content"));
        Trees.members(Trees.at(old, "content")).forEach((type, content) -> {
            if (types.containsKey(type)) {
                found.addAll(answers.compare(place, Trees.at(content, "schema"), Trees.at(types.get(type), "schema")));
            } else {
                found.add(place + " is never " + type + " any more");
            }
        });
    }
}
