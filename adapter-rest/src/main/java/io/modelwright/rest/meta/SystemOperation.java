package io.modelwright.rest.meta;

import io.modelwright.core.meta.Words;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.edge.EdgePaths;
import io.modelwright.rest.meta.InterfaceDocument.Shape;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One thing that can be done with a resource.
 *
 * @param path below the base of the interface
 * @param role who may: a role in the workspace or its betters, or {@code anyone}, {@code user}, {@code administrator}
 * @param dangerous whether something is lost, or stops, by it
 * @param body the name of the schema of what is sent
 * @param fields the members of what is sent
 * @param required those of them that must be there
 * @param queries the parameters of the query
 * @param ifMatch whether the tag of what was read must come along
 * @param job whether a job does it
 */
record SystemOperation(
        String name,
        String method,
        String path,
        String role,
        boolean dangerous,
        Optional<String> body,
        List<String> fields,
        List<String> required,
        List<String> queries,
        boolean ifMatch,
        boolean job) {

    private static final Pattern FORM = Pattern.compile("([A-Z]+) (/\\S+) ([a-z]+)( dangerous)?");
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    SystemOperation {
        fields = List.copyOf(fields);
        required = List.copyOf(required);
        queries = List.copyOf(queries);
    }

    /** @param text verb, path and role, with {@code dangerous} behind them where it is */
    static SystemOperation of(String name, String text, InterfaceDocument described) {
        MatchResult parts = FORM.matcher(text)
                .results()
                .findFirst()
                .filter(found -> found.group().equals(text))
                .orElseThrow(() -> new IllegalStateException("not an operation: " + text));
        String method = parts.group(1);
        String path = parts.group(2);
        Json.JsonObject operation = described.operation(method, path);
        Optional<String> body = described.body(operation);
        Shape shape = body.map(described::shape).orElse(Shape.NONE);
        return new SystemOperation(
                name,
                method,
                path,
                parts.group(3),
                parts.group(4) != null,
                body,
                shape.members(),
                shape.required(),
                described.parameters(operation, "query"),
                described.parameters(operation, "header").contains("If-Match"),
                described.answersWith(operation, "202"));
    }

    boolean isList() {
        return name.equals("list");
    }

    /** Whether what it takes are members of the resource. */
    boolean writes() {
        return name.equals("create") || name.equals("update");
    }

    List<String> variables() {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** The kind of resource in which the list is; empty where there is one list. */
    Optional<String> within() {
        return variables().isEmpty()
                ? Optional.empty()
                : Optional.of(variables().getLast());
    }

    Json json(Optional<String> keyParameter) {
        boolean ofItem = keyParameter.map(variables()::contains).orElse(false);
        return Json.object()
                .put("name", name)
                .put("label", Words.spaced(name))
                .put("method", method)
                .put("path", EdgePaths.API + path)
                .put("on", ofItem ? "item" : "list")
                .put("role", role)
                .put("dangerous", dangerous)
                .put("body", body.map(Json::of).orElse(Json.JsonNull.NULL))
                .put("fields", texts(fields))
                .put("required", texts(required))
                .put("ifMatch", ifMatch)
                .put("job", job)
                .build();
    }

    private static Json texts(List<String> texts) {
        return Json.array(texts.stream().map(Json::of).toList());
    }
}
