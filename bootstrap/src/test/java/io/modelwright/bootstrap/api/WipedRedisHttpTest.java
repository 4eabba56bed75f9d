package io.modelwright.bootstrap.api;

import io.modelwright.bootstrap.TestPlatform;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Redis is emptied between any two requests: nobody gets in by that, and nobody is thrown out. */
final class WipedRedisHttpTest {

    private final TestApp app = TestApp.published();
    private final List<TestPlatform> nodes = List.of(TestPlatform.shared(), TestPlatform.secondNode());

    @Test
    void sessionShouldGoOnWhenRedisIsWiped() {
        String cookie = Api.nobody()
                .post("/auth/login")
                .json("{\"email\":\"" + app.owner().email() + "\",\"password\":\"" + Api.PASSWORD + "\"}")
                .send()
                .expect(200)
                .header("Set-Cookie")
                .orElseThrow()
                .split(";", 2)[0];
        TestPlatform.wipeRedis();

        for (TestPlatform node : nodes) {
            Api owner = app.owner().via(node);
            owner.get("/me").send().expect(200);
            owner.post(app.records("tag"))
                    .json("{\"name\":\"by " + node.port() + "\"}")
                    .send()
                    .expect(201);
            Api.nobody()
                    .via(node)
                    .post("/auth/refresh")
                    .header("Cookie", cookie)
                    .send()
                    .expect(200);
        }
    }

    @Test
    void endedSessionShouldStayEndedWhenRedisIsWiped() {
        Api ending = app.owner().again();
        ending.get(app.records("tag")).send().expect(200);
        app.owner().delete("/auth/sessions").send().expect(204);
        TestPlatform.wipeRedis();

        for (TestPlatform node : nodes) {
            ending.via(node).get("/me").send().expectProblem(401, "invalid-token");
            ending.via(node).get(app.records("tag")).send().expectProblem(401, "invalid-token");
        }
    }
}
