package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Views that people keep of an app's records, while its design goes on. */
final class ViewsHttpTest {

    private static final String DESIGN = """
            entities:
              - name: task
                fields:
                  - { name: title, type: text, required: true, maxLength: 100 }
                  - { name: status, type: choice, choices: [open, done] }
                  - { name: due, type: date }
            roles:
              - { name: clerk, permissions: [ { entity: task, actions: [read, create, update] } ] }
            """;

    private final TestApp app = TestApp.of(Api.somebody(), DESIGN);
    private final Api owner = app.owner();
    private final String views = app.path("/views");

    private Api clerk() {
        Api clerk = Api.somebody();
        owner.put(app.path("/members/" + clerk.account()))
                .json("{\"roles\":[\"clerk\"]}")
                .send()
                .expect(200);
        return clerk;
    }

    private String byId() {
        return "/apps/" + owner.get(app.path("")).send().expect(200).text("id");
    }

    private Answer saved(Api by, String view) {
        return by.post(byId() + "/views").json(view).send().expect(201);
    }

    private List<String> names(Api by) {
        return by.get(byId() + "/views?entity=task").send().expect(200).items("name");
    }

    @Test
    void ownViewsShouldBeSeenByNobodyElse() {
        Api clerk = clerk();
        Answer mine = saved(clerk, "{\"entity\":\"task\",\"name\":\"Mine\",\"filter\":\"status == 'open'\"}");
        saved(owner, "{\"entity\":\"task\",\"name\":\"Ours\",\"visibility\":\"shared\"}");

        assertThat(names(clerk)).containsExactly("Mine", "Ours");
        assertThat(names(owner)).containsExactly("Ours");
        owner.get(views + "/" + mine.text("id")).send().expectProblem(404, "not-found");
        owner.delete(views + "/" + mine.text("id")).ifMatch("\"1\"").send().expectProblem(404, "not-found");
        Api.somebody().get(byId() + "/views").send().expectProblem(404, "not-found");
    }

    @Test
    void sharedViewsShouldBeMadeByBuildersAlone() {
        Api clerk = clerk();
        clerk.post(byId() + "/views")
                .json("{\"entity\":\"task\",\"name\":\"Ours\",\"visibility\":\"shared\"}")
                .send()
                .expectProblem(403, "forbidden");
        Answer shared = saved(owner, "{\"entity\":\"task\",\"name\":\"Ours\",\"visibility\":\"shared\"}");
        String one = byId() + "/views/" + shared.text("id");
        clerk.put(one)
                .ifMatch(shared.etag())
                .json("{\"name\":\"Mine now\"}")
                .send()
                .expectProblem(403, "forbidden");
        clerk.delete(one).ifMatch(shared.etag()).send().expectProblem(403, "forbidden");
        assertThat(clerk.get(one).send().expect(200).at("editable")).isEqualTo(Json.of(false));
    }

    @Test
    void viewShouldFollowTheDesign() {
        Answer view = saved(
                owner,
                "{\"entity\":\"task\",\"name\":\"Board\",\"kind\":\"board\",\"by\":\"status\",\"sort\":\"-due,title\","
                        + "\"columns\":[{\"name\":\"due\",\"width\":120},{\"name\":\"title\",\"pinned\":true}]}");
        String one = views + "/" + view.text("id");
        String renamed = app.draft().body().replace("\"name\":\"status\"", "\"name\":\"stage\"");
        app.document(renamed);
        app.publish("{\"message\":\"Stages\"}").expect(201);
        Answer followed = owner.get(one).send().expect(200);
        assertThat(followed.text("by")).isEqualTo("stage");
        assertThat(followed.at("gone")).isEqualTo(Json.array(List.of()));

        app.design(DESIGN.replace("name: status", "name: stage").replace("      - { name: due, type: date }\n", ""));
        String loss = owner.get(app.path("/draft/plan")).send().expect(200).text("changes", 0, "id");
        app.publish("{\"message\":\"Fewer\",\"acknowledge\":[\"" + loss + "\"]}")
                .expect(201);

        Answer left = owner.get(one).send().expect(200);
        assertThat(left.text("sort")).isEqualTo("title");
        assertThat(left.at("columns", 0, "name")).isEqualTo(Json.of("title"));
        assertThat(left.body())
                .contains("{\"part\":\"sort\",\"name\":\"due\"}", "{\"part\":\"columns\",\"name\":\"due\"}");
    }

    @Test
    void nobodyShouldWriteOverAnothersChange() {
        Answer view = saved(owner, "{\"entity\":\"task\",\"name\":\"One\"}");
        String one = views + "/" + view.text("id");
        owner.put(one).json("{\"name\":\"Two\"}").send().expectProblem(428, "revision-missing");
        Answer second = owner.put(one)
                .ifMatch(view.etag())
                .json("{\"name\":\"Two\"}")
                .send()
                .expect(200);
        owner.put(one).ifMatch(view.etag()).json("{\"name\":\"Three\"}").send().expectProblem(412, "stale");
        owner.delete(one).ifMatch(view.etag()).send().expectProblem(412, "stale");
        owner.delete(one).ifMatch(second.etag()).send().expect(204);
        owner.get(one).send().expectProblem(404, "not-found");
    }

    @Test
    void viewToBeginWithShouldBeOnesOwnBeforeEverybodys() {
        Api clerk = clerk();
        String shared = saved(owner, "{\"entity\":\"task\",\"name\":\"Ours\",\"visibility\":\"shared\"}")
                .text("id");
        String mine = saved(clerk, "{\"entity\":\"task\",\"name\":\"Mine\"}").text("id");
        String path = byId() + "/views/";
        clerk.put(path + shared + "/default")
                .json("{\"audience\":\"everybody\"}")
                .send()
                .expectProblem(403, "forbidden");
        owner.put(path + shared + "/default")
                .json("{\"audience\":\"everybody\"}")
                .send()
                .expect(200);
        clerk.put(path + mine + "/default").json("{\"audience\":\"me\"}").send().expect(200);

        assertThat(clerk.get(path + shared).send().at("defaultOfAll")).isEqualTo(Json.of(true));
        assertThat(clerk.get(path + mine).send().at("default")).isEqualTo(Json.of(true));
        clerk.delete(path + mine + "/default?audience=me").send().expect(204);
        assertThat(clerk.get(path + mine).send().at("default")).isEqualTo(Json.of(false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"entity\":\"task\",\"name\":\"\"}|/name",
                "{\"entity\":\"task\",\"name\":\"A\",\"filter\":\"nothing == 1\"}|/filter",
                "{\"entity\":\"task\",\"name\":\"A\",\"filter\":\"1 +\"}|/filter",
                "{\"entity\":\"task\",\"name\":\"A\",\"sort\":\"-nothing\"}|/sort",
                "{\"entity\":\"task\",\"name\":\"A\",\"kind\":\"board\",\"by\":\"title\"}|/by",
                "{\"entity\":\"task\",\"name\":\"A\",\"kind\":\"calendar\"}|/by",
                "{\"entity\":\"task\",\"name\":\"A\",\"columns\":[{\"name\":\"title\"},{\"name\":\"no\"}]}|/columns/1/name",
                "{\"entity\":\"task\",\"name\":\"A\",\"visibility\":\"all\"}|/visibility"
            })
    void whatCannotBeShouldBeToldWhereItIs(String view, String pointer) {
        Answer refused = owner.post(views).json(view).send().expect(422);
        assertThat(refused.text("errors", 0, "pointer")).as(refused.body()).isEqualTo(pointer);
        assertThat(owner.get(views).send().expect(200).items("name")).isEmpty();
    }

    @Test
    void hostileNamesShouldStayTexts() {
        String name = "<img src=x onerror=alert(1)>'; DROP TABLE views; -- \u202e{{7*7}}";
        owner.post(views)
                .json("{\"entity\":\"task\",\"name\":\"" + name + "\"}")
                .send()
                .expect(201);
        assertThat(owner.get(views).send().items("name")).containsExactly(name);
        owner.post(views).json("{\"entity\":\"task'--\",\"name\":\"A\"}").send().expectProblem(404, "not-found");
    }
}
