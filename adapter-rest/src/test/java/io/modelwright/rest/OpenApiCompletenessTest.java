package io.modelwright.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.description.ResourceMethods;
import io.modelwright.rest.openapi.PlatformDocument;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The document of the platform has every operation that is served, and no other. The resources are read as Jersey reads them;
 * what servlets serve is asked of them.
 */
class OpenApiCompletenessTest {

    private static final String ID = "018f4e2a-0000-7000-8000-000000000001";

    private static final Hexagon HEXAGON = new Hexagon(RegistrationMode.OPEN);
    private static final Map<String, Json.JsonObject> DOCUMENTED = documented();

    /** Servlets beside Jersey; the operations of each are asked for below. */
    private static final Set<String> SERVLETS =
            Set.of("records", "jobEvents", "deploymentLogs", "environments", "repositories");

    @Test
    void everyResourceMethodShouldBeDescribed() {
        Map<String, Method> served = served();

        served.forEach((operation, method) -> assertThat(DOCUMENTED)
                .as(
                        "%s, served by %s.%s, is not in the OpenAPI document: describe it in the …Api class of %s, and see that"
                                + " PlatformDocument lists that class",
                        operation,
                        method.getDeclaringClass().getSimpleName(),
                        method.getName(),
                        method.getDeclaringClass().getPackageName())
                .containsKey(operation));
    }

    @Test
    void everyDescribedOperationShouldExist() {
        Set<String> known = new TreeSet<>(served().keySet());
        known.addAll(servedByServlets());
        known.addAll(servedByApplications());

        assertThat(DOCUMENTED.keySet()).as("described and served").containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void everyParameterOfAResourceMethodShouldBeDescribed() {
        served().forEach((operation, method) -> {
            Set<String> named = parameterNames(DOCUMENTED.get(operation));
            assertThat(named).as("the parameters of %s", operation).containsAll(parameters(method));
        });
    }

    @Test
    void operationIdsShouldBeUnique() {
        List<String> ids = DOCUMENTED.values().stream()
                .map(operation -> operation.find("operationId").orElseThrow().toString())
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void servletsBesideJerseyShouldBeKnownHere() throws ReflectiveOperationException {
        Class<?> filter = Class.forName("io.modelwright.rest.edge.ServletRoutesFilter");

        assertThat(Arrays.stream(filter.getDeclaredFields())
                        .filter(field -> HttpServlet.class.isAssignableFrom(field.getType()))
                        .map(Field::getName))
                .as("a new servlet has to be described by an …Api class, and asked for its methods in this test")
                .containsExactlyInAnyOrderElementsOf(SERVLETS);
    }

    @Test
    void servletsShouldAllowTheMethodsThatAreDescribed() {
        String token = HEXAGON.signIn("ada@example.org");
        Map<String, Set<String>> methods = new TreeMap<>();
        servedByServlets().stream()
                .map(operation -> operation.split(" "))
                .filter(operation -> !operation[1].startsWith("/health"))
                .forEach(operation -> methods.computeIfAbsent(operation[1], missing -> new TreeSet<>())
                        .add(operation[0]));
        try (EdgeServer server = HEXAGON.serve(Hexagon.generous(HEXAGON.keys))) {
            Http http = new Http(server.port());
            methods.forEach((path, described) -> {
                String concrete = path.replaceAll("\\{[^}]+}", ID);
                Http.Answer answer =
                        http.call("OPTIONS", concrete).bearer(token).send();
                Set<String> allowed = Stream.of(
                                answer.header("Allow").orElse("").split(", *"))
                        .filter(method -> !Set.of("HEAD", "OPTIONS", "TRACE").contains(method))
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(allowed).as(path).isEqualTo(described);
            });
        }
    }

    private static Map<String, Method> served() {
        Map<String, Method> served = new LinkedHashMap<>();
        for (Object resource : HEXAGON.edge(Hexagon.generous(HEXAGON.keys)).resources()) {
            for (Method method : ResourceMethods.of(resource.getClass())) {
                String operation = ResourceMethods.verb(method).orElseThrow() + " "
                        + ResourceMethods.path(resource.getClass(), method);
                assertThat(served.put(operation, method)).as(operation).isNull();
            }
        }
        assertThat(served).hasSizeGreaterThan(40);
        return served;
    }

    /** Written down, and asked for by {@link #servletsShouldAllowTheMethodsThatAreDescribed}. */
    private static Set<String> servedByServlets() {
        String records = "/api/v1/apps/{app}/records/";
        String item = records + "{entity}/{id}";
        return Set.of(
                "GET " + records + "events",
                "GET " + records + "{entity}",
                "POST " + records + "{entity}",
                "GET " + records + "{entity}/export",
                "POST " + records + "{entity}/import",
                "GET " + item,
                "PUT " + item,
                "PATCH " + item,
                "DELETE " + item,
                "GET " + item + "/history",
                "POST " + item + "/restore",
                "GET /api/v1/jobs/{job}/events",
                "GET /api/v1/deployments/{deployment}/logs",
                "GET /api/v1/apps/{app}/repository.git/info/refs",
                "POST /api/v1/apps/{app}/repository.git/git-upload-pack",
                "POST /api/v1/apps/{app}/repository.git/git-receive-pack",
                "GET /.well-known/jwks.json",
                "GET /health/live",
                "GET /health/ready");
    }

    /** What deployed applications answer, each method for itself: they are asked by the tests of whole platforms. */
    private static Set<String> servedByApplications() {
        String environment = "/api/v1/apps/{app}/environments/{environment}/";
        Set<String> operations = servedByServlets().stream()
                .filter(operation -> operation.contains("/apps/{app}/records/"))
                .map(operation -> operation.replace("/api/v1/apps/{app}/", environment))
                .collect(Collectors.toCollection(TreeSet::new));
        operations.add("POST " + environment + "files");
        operations.add("GET " + environment + "files/{file}");
        operations.add("DELETE " + environment + "files/{file}");
        return operations;
    }

    private static Map<String, Json.JsonObject> documented() {
        Map<String, Json.JsonObject> operations = new TreeMap<>();
        members(PlatformDocument.json().find("paths").orElseThrow())
                .forEach((path, item) -> members(item)
                        .forEach((method, operation) -> operations.put(
                                method.toUpperCase(Locale.ROOT) + " " + path, (Json.JsonObject) operation)));
        return operations;
    }

    private static Map<String, Json> members(Json object) {
        return ((Json.JsonObject) object).members();
    }

    private static Set<String> parameterNames(Json.JsonObject operation) {
        return operation
                .find("parameters")
                .map(list -> ((Json.JsonArray) list)
                        .items().stream()
                                .flatMap(parameter -> ((Json.JsonObject) parameter).find("name").stream())
                                .map(name -> ((Json.JsonString) name).value())
                                .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private static Set<String> parameters(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(parameter -> Stream.concat(
                        Optional.ofNullable(parameter.getAnnotation(QueryParam.class)).map(QueryParam::value).stream(),
                        Optional.ofNullable(parameter.getAnnotation(HeaderParam.class))
                                .map(HeaderParam::value)
                                .stream()))
                .collect(Collectors.toSet());
    }
}
