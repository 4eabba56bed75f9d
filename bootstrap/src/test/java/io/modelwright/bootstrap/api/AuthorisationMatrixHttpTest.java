package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.api.MatrixRoutes.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may do what, of every route and everybody, is what docs/authorisation.md says. */
final class AuthorisationMatrixHttpTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "authorisation.md");
    private static final String FIRST = "| route |";

    private final MatrixScene scene = new MatrixScene();

    @Test
    void everyRouteShouldAnswerEverybodyAsDocumented() throws IOException {
        List<String> documented = Files.readAllLines(DOCUMENT).stream()
                .dropWhile(line -> !line.startsWith(FIRST))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertThat(MatrixRoutes.all().stream().map(this::row)).containsExactlyElementsOf(documented);
    }

    /** A line of the table. */
    private String row(Route route) {
        Map<String, String> answers = new LinkedHashMap<>();
        scene.people().forEach((name, caller) -> answers.put(name, answer(route, caller)));
        return "| `" + route.name() + "` | " + String.join(" | ", answers.values()) + " |";
    }

    private String answer(Route route, Api caller) {
        Api.Call call;
        try {
            call = route.request().apply(scene, caller);
        } catch (AssertionError unprepared) {
            throw new AssertionError(route.name() + ": " + unprepared.getMessage(), unprepared);
        }
        int status = call.sendForStatus();
        return switch (status) {
            case 401, 403, 404 -> Integer.toString(status);
            // a conflict is decided after the right to meet it
            case 200, 201, 202, 204, 409 -> "yes";
            default -> "unexpected " + status;
        };
    }
}
