package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.TestPlatform;
import org.junit.jupiter.api.RepeatedTest;

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
}
