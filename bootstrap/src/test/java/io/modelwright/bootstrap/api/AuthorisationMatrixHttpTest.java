package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.api.MatrixRoutes.Route;
import io.modelwright.core.identity.Scope;
import io.modelwright.core.shared.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may do what, of every route and everybody, is what docs/authorisation.md says. */
final class AuthorisationMatrixHttpTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "authorisation.md");
    private static final List<String> SCOPES =
            Arrays.stream(Scope.values()).map(Scope::text).toList();
    private static final String OPEN = "open";
    private static final String PEOPLE = "people";

    /** They show nothing of anybody; and what works once in the life of an installation has a test of its own. */
    private static final Set<String> FOR_EVERYBODY =
            Set.of("GET /.well-known/jwks.json", "GET /health/live", "GET /health/ready", "POST /auth/setup");

    private final MatrixScene scene = new MatrixScene();

    @Test
    void everyRouteShouldAnswerEverybodyAsDocumented() throws IOException {
        Map<String, Api> keys = keys(scope -> Stream.of(scope));
        Map<String, Api> otherKeys = keys(scope -> SCOPES.stream().filter(Predicate.not(scope::equals)));
        Api allScopes = scene.owner().withKey(SCOPES);
        List<String> documented = documented();
        Map<String, String> documentedScopes = new LinkedHashMap<>();
        documented.forEach(line -> documentedScopes.put(cell(line, 0), cell(line, -1)));

        List<String> actual = MatrixRoutes.all().stream()
                .map(route -> {
                    String scope = documentedScopes.getOrDefault("`" + route.name() + "`", PEOPLE);
                    String found = scope(route, scope, allScopes, keys, otherKeys);
                    return row(route) + " " + found + " |";
                })
                .toList();

        assertThat(actual).containsExactlyElementsOf(documented);
    }

    @Test
    void everyRouteShouldBeInTheTable() {
        Json.JsonObject paths = (Json.JsonObject)
                Api.nobody().get("/openapi.json").send().expect(200).at("paths");
        TreeSet<String> published = new TreeSet<>();
        paths.members()
                .forEach((path, item) -> ((Json.JsonObject) item)
                        .members().keySet().stream()
                                .filter(method -> !method.equals("parameters"))
                                .forEach(method -> published.add(method.toUpperCase(Locale.ROOT) + " " + path)));

        assertThat(MatrixRoutes.all().stream().map(Route::name).map(AuthorisationMatrixHttpTest::anonymous))
                .containsExactlyInAnyOrderElementsOf(published.stream()
                        .map(AuthorisationMatrixHttpTest::anonymous)
                        .filter(route -> !FOR_EVERYBODY.contains(route))
                        .toList());
    }

    /** Without the names of what is variable in the path. */
    private static String anonymous(String route) {
        return route.replace(" /api/v1/", " /").replaceAll("\\{[^}]*}", "{}");
    }

    private static List<String> documented() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .dropWhile(line -> !line.startsWith("| route |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    /** @param index from the left, or, where negative, from the right */
    private static String cell(String line, int index) {
        String[] cells = line.substring(1, line.length() - 1).split("\\|");
        return cells[index < 0 ? cells.length + index : index].strip();
    }

    private Map<String, Api> keys(Function<String, Stream<String>> scopes) {
        Map<String, Api> keys = new LinkedHashMap<>();
        SCOPES.forEach(scope ->
                keys.put(scope, scene.owner().withKey(scopes.apply(scope).toList())));
        return keys;
    }

    /** A line of the table, but for the scope. */
    private String row(Route route) {
        Map<String, String> answers = new LinkedHashMap<>();
        scene.people().forEach((name, caller) -> answers.put(name, answer(route, caller)));
        return "| `" + route.name() + "` | " + String.join(" | ", answers.values()) + " |";
    }

    private String answer(Route route, Api caller) {
        Api.Verdict verdict = send(route, caller);
        return switch (verdict.status()) {
            case 401, 403, 404 -> Integer.toString(verdict.status());
            // a conflict is decided after the right to meet it
            case 200, 201, 202, 204, 409 -> "yes";
            default -> "unexpected " + verdict;
        };
    }

    /** The documented scope where it is the one that decides, else what was found. */
    private String scope(
            Route route, String documented, Api allScopes, Map<String, Api> keys, Map<String, Api> otherKeys) {
        Optional<String> refused = refusal(send(route, allScopes));
        if (documented.equals(OPEN) || documented.equals(PEOPLE)) {
            return refused.isEmpty() ? OPEN : PEOPLE;
        }
        String code = "`" + documented.replace("`", "") + "`";
        String scope = documented.replace("`", "");
        boolean opens = refusal(send(route, keys.get(scope))).isEmpty();
        boolean alone = refusal(send(route, otherKeys.get(scope))).isPresent();
        return opens && alone ? code : "not " + code + (opens ? " alone" : "");
    }

    private static Optional<String> refusal(Api.Verdict verdict) {
        return Optional.of(verdict.code())
                .filter(code -> code.equals("insufficient-scope") || code.equals("session-required"));
    }

    private Api.Verdict send(Route route, Api caller) {
        try {
            return route.request().apply(scene, caller).sendForVerdict();
        } catch (AssertionError unprepared) {
            throw new AssertionError(route.name() + ": " + unprepared.getMessage(), unprepared);
        }
    }
}
