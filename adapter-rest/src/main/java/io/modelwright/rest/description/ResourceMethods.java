package io.modelwright.rest.description;

import io.modelwright.core.openapi.Components;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.edge.EdgePaths;
import io.modelwright.rest.http.Deprecation;
import io.modelwright.rest.http.PageQuery;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the annotations of resources say of their operations. Stateless. */
public final class ResourceMethods {

    private static final Pattern TEMPLATE = Pattern.compile("\\{([^}]+)}");

    /** A variable with a pattern for its value. */
    private static final Pattern PATTERNED = Pattern.compile("\\{([^:}]+):[^}]*}");

    private ResourceMethods() {}

    /** All methods of a resource that serve requests. */
    public static List<Method> of(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .filter(method -> verb(method).isPresent())
                .toList();
    }

    static Method named(Class<?> resource, String name) {
        List<Method> methods = of(resource).stream()
                .filter(method -> method.getName().equals(name))
                .toList();
        if (methods.size() != 1) {
            throw new IllegalArgumentException(
                    methods.size() + " methods of " + resource.getSimpleName() + " serve requests as " + name);
        }
        return methods.getFirst();
    }

    /** The HTTP method that it serves. */
    public static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Optional.ofNullable(type.getAnnotation(HttpMethod.class)).stream())
                .map(HttpMethod::value)
                .findFirst();
    }

    /** The whole path, as documents write it. */
    public static String path(Class<?> resource, Method method) {
        String path = EdgePaths.API
                + resource.getAnnotation(Path.class).value()
                + Optional.ofNullable(method.getAnnotation(Path.class))
                        .map(Path::value)
                        .orElse("");
        String named = PATTERNED.matcher(path).replaceAll("{$1}");
        return named.endsWith("/") ? named.substring(0, named.length() - 1) : named;
    }

    /** Adds what the method says: parameters, body, that it goes away. The schema of its body, where it has one of its own. */
    static Optional<Body.Wire> describe(Method method, Operation operation, Body body) {
        Matcher template = TEMPLATE.matcher(path(method.getDeclaringClass(), method));
        while (template.find()) {
            operation.parameter(PathParameters.of(template.group(1)));
        }
        if (Stream.of(method.getParameterTypes()).anyMatch(type -> type == PageQuery.class)) {
            operation
                    .parameter(Components.limit())
                    .parameter(Components.cursor())
                    .parameter(Components.count());
        }
        if (method.isAnnotationPresent(Deprecation.class)) {
            operation.deprecated();
        }
        // Each method refuses what it does not know in the query, and representations that it does not have.
        operation.problem(406).problem(422);
        Optional<Body.Wire> wire = Stream.of(method.getParameterTypes())
                .filter(Class::isRecord)
                .filter(type -> type != Caller.class)
                .findFirst()
                .map(body::of);
        wire.ifPresent(known -> operation.body(JsonSchema.ref(known.name()), mediaTypes(method), body.example()));
        return wire;
    }

    private static List<String> mediaTypes(Method method) {
        return List.of(method.getAnnotation(Consumes.class).value());
    }
}
