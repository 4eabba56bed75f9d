package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.TestPlatform;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What is taken away on one node is gone at the very next request to the other, which remembers callers. */
final class TwoNodesHttpTest {

    private final TestApp app = TestApp.published();
    private final String tasks = app.records("task");
    private final Api there = app.owner().via(TestPlatform.secondNode());

    private void rememberThere(Api caller) {
        caller.get(tasks).send().expect(200);
        caller.get(tasks).send().expect(200);
    }

    @RepeatedTest(3)
    void roleShouldCountAndGoOnTheOtherNode() {
        Api colleague = Api.somebody();
        Api colleagueThere = colleague.via(TestPlatform.secondNode());
        colleagueThere.get(tasks).send().expectProblem(404, "not-found");
        String workspace = app.owner().get("/workspaces").send().expect(200).text("items", 0, "id");
        String token = app.owner()
                .post("/workspaces/" + workspace + "/invitations")
                .json("{\"role\":\"operator\"}")
                .send()
                .expect(201)
                .text("token");
        String byId = "/apps/" + app.owner().get("/apps/" + app.slug()).send().text("id") + "/records/task";

        colleague
                .post("/invitations/accept")
                .json("{\"token\":\"" + token + "\"}")
                .send()
                .expect(200);
        colleagueThere.post(byId).json("{\"title\":\"mine\"}").send().expect(201);
        String member = "/workspaces/" + workspace + "/members/" + colleague.account();
        app.owner().patch(member).json("{\"role\":\"viewer\"}").send().expect(200);
        colleagueThere.post(byId).json("{\"title\":\"more\"}").send().expectProblem(403, "forbidden");
        colleagueThere.get(byId).send().expect(200);
        app.owner().delete(member).send().expect(204);
        colleagueThere.get(byId).send().expectProblem(404, "not-found");
    }

    @RepeatedTest(5)
    void endedSessionShouldBeOverOnTheOtherNode() {
        Api ending = app.owner().again();
        Api endingThere = ending.via(TestPlatform.secondNode());
        String task = app.create("task", "{\"title\":\"a\"}").text("id");
        rememberThere(endingThere);
        rememberThere(there);
        String current =
                ending.get("/auth/sessions?limit=500").send().expect(200).body();

        app.owner().delete("/auth/sessions").send().expect(204);

        endingThere.get(tasks + "/" + task).send().expectProblem(401, "invalid-token");
        endingThere.post(tasks).json("{\"title\":\"b\"}").send().expectProblem(401, "invalid-token");
        endingThere.get(app.records("unknown")).send().expectProblem(401, "invalid-token");
        there.get(tasks + "?count=true").send().expect(200);
        assertThat(there.get(tasks + "?count=true").send().text("total")).isEqualTo("1");
        assertThat(current).contains("\"current\":true");
    }

    private String key(String body) {
        return app.owner().post("/api-keys").json(body).send().expect(201).text("key");
    }

    @RepeatedTest(3)
    void revokedKeyShouldBeOverOnTheOtherNode() {
        Answer made = app.owner()
                .post("/api-keys")
                .json("{\"name\":\"Nightly\",\"scopes\":[\"records:read\",\"records:write\"]}")
                .send()
                .expect(201);
        Api program = there.bearing(made.text("key"));
        Api staying = there.bearing(key("{\"name\":\"Other\"}"));
        String task = program.post(tasks)
                .json("{\"title\":\"by key\"}")
                .send()
                .expect(201)
                .text("id");
        rememberThere(program);
        rememberThere(staying);

        app.owner().delete("/api-keys/" + made.text("id")).send().expect(204);

        program.get(tasks + "/" + task).send().expectProblem(401, "invalid-token");
        program.post(tasks).json("{\"title\":\"b\"}").send().expectProblem(401, "invalid-token");
        program.get(app.records("unknown")).send().expectProblem(401, "invalid-token");
        staying.get(tasks + "/" + task).send().expect(200);
    }

    @RepeatedTest(3)
    void keyShouldActWithTheRightsThatItsOwnerHasNow() {
        Api colleague = Api.somebody();
        String workspace = app.owner().get("/workspaces").send().expect(200).text("items", 0, "id");
        String invitation = app.owner()
                .post("/workspaces/" + workspace + "/invitations")
                .json("{\"role\":\"operator\"}")
                .send()
                .expect(201)
                .text("token");
        colleague
                .post("/invitations/accept")
                .json("{\"token\":\"" + invitation + "\"}")
                .send()
                .expect(200);
        String key = colleague
                .post("/api-keys")
                .json("{\"name\":\"Mine\"}")
                .send()
                .expect(201)
                .text("key");
        Api program = colleague.via(TestPlatform.secondNode()).bearing(key);
        String byId = "/apps/" + app.owner().get("/apps/" + app.slug()).send().text("id") + "/records/task";
        program.post(byId).json("{\"title\":\"mine\"}").send().expect(201);
        rememberThere(there);

        String member = "/workspaces/" + workspace + "/members/" + colleague.account();
        app.owner().patch(member).json("{\"role\":\"viewer\"}").send().expect(200);
        program.post(byId).json("{\"title\":\"more\"}").send().expectProblem(403, "forbidden");
        program.get(byId).send().expect(200);
        app.owner().delete(member).send().expect(204);
        program.get(byId).send().expectProblem(404, "not-found");
    }

    @Test
    void keyShouldReachTheRecordsOfItsScopesAlone() {
        Api reading = app.owner().bearing(key("{\"name\":\"R\",\"scopes\":[\"records:read\"]}"));
        Api writing = app.owner().bearing(key("{\"name\":\"W\",\"scopes\":[\"records:write\"]}"));
        Api neither = app.owner().bearing(key("{\"name\":\"A\",\"scopes\":[\"apps:read\"]}"));

        writing.post(tasks).json("{\"title\":\"a\"}").send().expect(201);
        writing.get(tasks).send().expectProblem(403, "insufficient-scope");
        reading.get(tasks).send().expect(200);
        reading.post(tasks).json("{\"title\":\"a\"}").send().expectProblem(403, "insufficient-scope");
        reading.get("/apps/" + app.slug()).send().expectProblem(403, "insufficient-scope");
        neither.get(tasks).send().expectProblem(403, "insufficient-scope");
        neither.get("/apps/" + app.slug() + "/records/events").send().expectProblem(403, "insufficient-scope");
        neither.get("/apps/" + app.slug()).send().expect(200);
    }
}
