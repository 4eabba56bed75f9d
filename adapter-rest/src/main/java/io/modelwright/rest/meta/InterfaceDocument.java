package io.modelwright.rest.meta;

import io.modelwright.core.shared.Json;
import io.modelwright.rest.edge.EdgePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Questions to the document of the platform's interface. Immutable. */
final class InterfaceDocument {

    private static final String JSON = "application/json";

    private final Json.JsonObject paths;
    private final Json.JsonObject components;

    InterfaceDocument(Json.JsonObject document) {
        this.paths = member(document, "paths");
        this.components = member(document, "components");
    }

    /** The names of the members of a schema and those that are always there. */
    record Shape(List<String> members, List<String> required) {

        static final Shape NONE = new Shape(List.of(), List.of());

        Shape {
            members = List.copyOf(members);
            required = List.copyOf(required);
        }
    }

    /** @param path below the base of the interface */
    Json.JsonObject operation(String method, String path) {
        String whole = EdgePaths.API + path;
        return paths.find(whole)
                .flatMap(verbs -> ((Json.JsonObject) verbs).find(method.toLowerCase(Locale.ROOT)))
                .map(Json.JsonObject.class::cast)
                .orElseThrow(() -> new IllegalStateException("nothing serves " + method + " " + whole));
    }

    /** The name of the schema of what is sent; empty where nothing is, or nothing that has one. */
    Optional<String> body(Json.JsonObject operation) {
        return operation
                .find("requestBody")
                .flatMap(body -> member((Json.JsonObject) body, "content").find(JSON))
                .flatMap(content -> member((Json.JsonObject) content, "schema").find("$ref"))
                .map(InterfaceDocument::lastSegment);
    }

    boolean answersWith(Json.JsonObject operation, String status) {
        return member(operation, "responses").find(status).isPresent();
    }

    Shape shape(String schema) {
        Json.JsonObject found = member(member(components, "schemas"), schema);
        return new Shape(List.copyOf(member(found, "properties").members().keySet()), texts(found, "required"));
    }

    /** The names of the parameters at a place ({@code query}, {@code header}), in their order. */
    List<String> parameters(Json.JsonObject operation, String place) {
        List<String> names = new ArrayList<>();
        for (Json parameter : operation
                .find("parameters")
                .map(list -> ((Json.JsonArray) list).items())
                .orElse(List.of())) {
            Json.JsonObject one = resolved((Json.JsonObject) parameter);
            if (one.find("in").equals(Optional.of(Json.of(place)))) {
                names.add(SystemResource.text(one, "name"));
            }
        }
        return names;
    }

    private Json.JsonObject resolved(Json.JsonObject parameter) {
        return parameter
                .find("$ref")
                .map(reference -> member(member(components, "parameters"), lastSegment(reference)))
                .orElse(parameter);
    }

    private static String lastSegment(Json reference) {
        String text = ((Json.JsonString) reference).value();
        return text.substring(text.lastIndexOf('/') + 1);
    }

    private static Json.JsonObject member(Json.JsonObject object, String name) {
        return (Json.JsonObject)
                object.find(name).orElseThrow(() -> new IllegalStateException("the interface document has no " + name));
    }

    private static List<String> texts(Json.JsonObject object, String name) {
        return object.find(name)
                .map(list -> ((Json.JsonArray) list)
                        .items().stream()
                                .map(item -> ((Json.JsonString) item).value())
                                .toList())
                .orElse(List.of());
    }
}
