package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists of the platform's own resources say how long they are where they are asked. */
final class CountsHttpTest {

    @Test
    void listsShouldCountWhereTheyAreAsked() {
        Api owner = Api.somebody();
        Api member = Api.somebody();
        TestApp app = TestApp.of(owner);
        TestApp.unpublished(owner);
        owner.put(app.path("/members/" + member.email()))
                .json("{\"roles\":[\"member\"]}")
                .send()
                .expect(200);
        owner.post("/workspaces").json("{\"name\":\"Second\"}").send().expect(201);
        String workspace = owner.get(app.path("")).send().text("workspace");

        Map<String, String> totals = Map.of(
                "/apps",
                "2",
                app.path("/members"),
                "1",
                app.path("/versions"),
                "1",
                "/jobs",
                "0",
                "/workspaces",
                "2",
                "/workspaces/" + workspace + "/members",
                "1");
        totals.forEach((path, total) -> {
            assertThat(owner.get(path + "?count=true&limit=1")
                            .send()
                            .expect(200)
                            .text("total"))
                    .as(path)
                    .isEqualTo(total);
            assertThat(((Json.JsonObject) owner.get(path + "?count=false")
                                    .send()
                                    .expect(200)
                                    .json())
                            .members())
                    .as(path)
                    .containsOnlyKeys("items", "nextCursor");
            owner.get(path + "?count=perhaps")
                    .send()
                    .expectProblem(400, "malformed-parameter")
                    .expectFinding("/count", "malformed-parameter");
        });
        assertThat(member.get("/apps?count=true").send().expect(200).text("total"))
                .isEqualTo("1");
        member.get("/workspaces/" + workspace + "/members?count=true").send().expectProblem(404, "not-found");
    }
}
