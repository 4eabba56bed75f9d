package io.modelwright.bootstrap.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.TestPlatform;
import io.modelwright.bootstrap.explain.ExplainCommand;
import io.modelwright.core.shared.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How lists are found, by HTTP and by the command. */
final class ExplainHttpTest {

    private final TestApp app = TestApp.published();
    private final Api owner = app.owner();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int command(String... words) {
        String url = "http://127.0.0.1:" + TestPlatform.shared().port() + "/api/v1" + app.path("");
        List<String> all = new ArrayList<>(List.of(url));
        all.addAll(List.of(words));
        return new ExplainCommand(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
                .run(ExplainCommand.Question.parse(all));
    }

    @Test
    void planShouldBeShownWithoutValuesAndMeasuredWhereItIsAsked() {
        String path = app.path("/explain/task?filter=status%20==%20'doing'&sort=-due");

        Answer planned = owner.get(path).send().expect(200);
        assertThat(planned.text("statement")).startsWith("SELECT").doesNotContain("doing");
        assertThat(planned.at("microseconds")).isEqualTo(Json.JsonNull.NULL);

        Answer done = owner.get(path + "&run=true").send().expect(200);
        assertThat(done.body()).contains("actual time", "Execution Time", "Buffers");
        assertThat(done.at("microseconds")).isInstanceOf(Json.JsonNumber.class);
    }

    @Test
    void whatCannotBeAskedShouldBeRefused() {
        owner.get(app.path("/explain/nothing")).send().expectProblem(404, "not-found");
        owner.get(app.path("/explain/task?filter=status")).send().expectProblem(422, "invalid-query");
        owner.get(app.path("/explain/task?filter=nothing%20==%201")).send().expectProblem(422, "invalid-query");
        owner.get(app.path("/explain/task?run=perhaps")).send().expectProblem(400, "malformed-parameter");
        owner.get(app.path("/explain/task?other=1")).send().expectProblem(422, "invalid-query");
    }

    @Test
    void commandShouldShowStatementPlanAndTime() {
        String key = owner.withKey(List.of("records:read")).token();

        assertThat(command("task", "--key", key, "--filter", "priority > 3 && title.contains('a+b')", "--run"))
                .as(err.toString(UTF_8))
                .isZero();

        assertThat(out.toString(UTF_8)).startsWith("SELECT").contains("actual time", "found in ");
        assertThat(command("nothing", "--key", key)).isEqualTo(1);
        assertThat(command("task", "--key", "mw_nothing")).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("modelwright: explain: ");
    }
}
