package io.modelwright.rest.description;

import io.modelwright.core.openapi.OpenApiDocument;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.shared.JsonSchema;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The operations of one feature under one tag. Those of Jersey resources are named by their methods, which say all but the
 * words; those of servlets say their paths.
 */
public final class Section {

    /** An operation at its place. */
    public record Placed(String method, String path, Operation operation) {}

    private final String tag;
    private final String purpose;
    private final Map<String, JsonSchema> schemas = new LinkedHashMap<>();
    private final List<Placed> operations = new ArrayList<>();

    private Section(String tag, String purpose) {
        this.tag = tag;
        this.purpose = purpose;
    }

    public static Section of(String tag, String purpose) {
        return new Section(tag, purpose);
    }

    /** A schema that others refer to. */
    public Section schema(String name, JsonSchema schema) {
        schemas.put(name, schema);
        return this;
    }

    /** The operation that this method of a resource serves; its parameters in path and query are added. */
    public Section method(Class<?> resource, String name, Operation operation) {
        return add(resource, name, operation, Body.NONE);
    }

    /** The same where the method takes a wire record, whose schema is made of its components. */
    public Section method(Class<?> resource, String name, Operation operation, Body body) {
        return add(resource, name, operation, body);
    }

    private Section add(Class<?> resource, String name, Operation operation, Body body) {
        Method method = ResourceMethods.named(resource, name);
        ResourceMethods.describe(method, operation, body).ifPresent(wire -> schemas.put(wire.name(), wire.schema()));
        String verb = ResourceMethods.verb(method)
                .orElseThrow(() -> new IllegalArgumentException(method + " serves no request"));
        operations.add(new Placed(verb, ResourceMethods.path(resource, method), operation));
        return this;
    }

    /** An operation that a servlet serves. */
    public Section route(String method, String path, Operation operation) {
        operations.add(new Placed(method, path, operation));
        return this;
    }

    public List<Placed> operations() {
        return List.copyOf(operations);
    }

    public void addTo(OpenApiDocument document) {
        document.tag(tag, purpose);
        document.schemas(schemas);
        operations.forEach(placed -> document.operation(placed.method(), placed.path(), tag, placed.operation()));
    }
}
