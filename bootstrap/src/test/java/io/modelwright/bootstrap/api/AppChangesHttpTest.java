package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.TestPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What record routes say while something about their app changes. */
final class AppChangesHttpTest {

    @Test
    void newSlugShouldBeTheOnlyOneAtOnce() {
        TestApp app = TestApp.published();
        app.create("tag", "{\"name\":\"kept\"}");
        Api owner = app.owner();
        String id = owner.get(app.path("")).send().expect(200).text("id");

        owner.patch(app.path(""))
                .json("{\"slug\":\"" + app.slug() + "-renamed\"}")
                .send()
                .expect(200);

        owner.get(app.records("tag")).send().expectProblem(404, "not-found");
        TestApp renamed = new TestApp(owner, app.slug() + "-renamed");
        assertThat(owner.get(renamed.records("tag")).send().expect(200).items("name"))
                .containsExactly("kept");
        // the old name is free, and another app's at once
        TestApp other = new TestApp(owner, app.slug());
        owner.post("/apps")
                .json("{\"name\":\"Other\",\"slug\":\"" + app.slug() + "\"}")
                .send()
                .expect(201);
        other.design(TestApp.DESIGN);
        other.publish("{\"message\":\"First\"}").expect(201);
        assertThat(owner.get(other.records("tag")).send().expect(200).items("name"))
                .isEmpty();
        owner.get("/apps/" + id + "/records/tag").send().expect(200);
    }

    @Test
    void deletedAppShouldBeGoneAtOnce() {
        TestApp app = TestApp.published();
        app.create("tag", "{\"name\":\"gone\"}");

        app.owner().delete(app.path("")).send().expect(204);

        app.owner().get(app.records("tag")).send().expectProblem(404, "not-found");
        app.owner().get(app.path("")).send().expectProblem(404, "not-found");
    }

    @Test
    void appWithoutAVersionShouldHaveNoRecords() {
        TestApp app = TestApp.unpublished(Api.somebody());

        app.owner().get(app.records("tag")).send().expectProblem(404, "not-published");
        app.owner().get(app.records("events")).send().expectProblem(404, "not-published");
    }

    @Test
    void tablesThatDoNotFitTheVersionShouldBeAFault() throws SQLException {
        TestApp app = TestApp.published();
        Api owner = app.owner();
        String tag = app.create("tag", "{\"name\":\"damaged\"}").text("id");
        String schema =
                "app_" + owner.get(app.path("")).send().expect(200).text("id").replace("-", "");

        execute("ALTER TABLE " + schema + ".tag RENAME COLUMN name TO lost");
        for (int attempt = 0; attempt < 2; attempt++) {
            owner.get(app.records("tag")).send().expectProblem(500, "internal");
            owner.get(app.records("tag/" + tag)).send().expectProblem(500, "internal");
            owner.get(app.records("tag/" + tag + "/history")).send().expectProblem(500, "internal");
            owner.post(app.records("tag")).json("{\"name\":\"x\"}").send().expectProblem(500, "internal");
        }

        execute("ALTER TABLE " + schema + ".tag RENAME COLUMN lost TO name");
        assertThat(owner.get(app.records("tag")).send().expect(200).items("name"))
                .containsExactly("damaged");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = TestPlatform.shared().database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
