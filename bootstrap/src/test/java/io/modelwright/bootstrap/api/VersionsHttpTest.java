package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Json;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plans, versions, their differences, and what they leave behind. */
final class VersionsHttpTest {

    private static final String FIRST = """
            entities:
              - name: tag
                fields:
                  - { name: name, type: text, required: true, unique: true, maxLength: 100 }
                  - { name: color, type: text, maxLength: 20 }
              - name: note
                fields: [ { name: body, type: longText } ]
            relations:
              - { from: note, name: tag, kind: manyToOne, to: tag, inverse: notes }
              - { from: note, name: also, kind: manyToMany, to: tag }
            """;

    private static Api owner;

    @BeforeAll
    static void register() {
        owner = Api.somebody();
    }

    /** The ids of the plan's changes of that kind. */
    private static List<String> changes(Json plan, String kind) {
        Json.JsonArray changes =
                (Json.JsonArray) ((Json.JsonObject) plan).find("changes").orElseThrow();
        return changes.items().stream()
                .map(Json.JsonObject.class::cast)
                .filter(change -> change.find("kind").equals(java.util.Optional.of(Json.of(kind))))
                .map(change -> ((Json.JsonString) change.find("id").orElseThrow()).value())
                .toList();
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").toList().toString();
    }

    private static Answer plan(TestApp app) {
        return owner.get(app.path("/draft/plan")).send().expect(200);
    }

    @Test
    void versionsShouldBeMadeOneAfterTheOther() {
        TestApp app = TestApp.unpublished(owner);
        app.design(FIRST);
        assertThat(changes(plan(app).json(), "addEntity")).hasSize(2);

        Answer first = app.publish("{\"message\":\"First\"}").expect(201);

        assertThat(first.text("number")).isEqualTo("1");
        assertThat(first.header("Location").orElse("")).endsWith("/versions/1");
        assertThat(first.text("author")).isEqualTo(owner.account());
        assertThat(first.text("publishedAt")).matches("[0-9T:-]+(\\.[0-9]*[1-9])?Z");
        app.publish("{\"message\":\"Again\"}").expectProblem(409, "nothing-to-publish");

        app.design(FIRST.replace("name: color, type: text", "name: shade, type: text"));
        List<String> lost = changes(plan(app).json(), "retireField");
        assertThat(lost).hasSize(1);
        assertThat(app.publish("{\"message\":\"Second\",\"acknowledge\":" + quoted(lost) + "}")
                        .expect(201)
                        .text("number"))
                .isEqualTo("2");

        Answer list = owner.get(app.path("/versions?limit=1&count=true")).send().expect(200);
        assertThat(list.items("number")).containsExactly("2");
        assertThat(list.text("total")).isEqualTo("2");
        Answer rest = owner.get(app.path("/versions?cursor=" + list.text("nextCursor")))
                .send()
                .expect(200);
        assertThat(rest.items("message")).containsExactly("First");
        assertThat(owner.get(app.path("/versions/1")).send().expect(200).json()).isEqualTo(first.json());
        Answer diff = owner.get(app.path("/versions/2/diff")).send().expect(200);
        assertThat(diff.text("from")).isEqualTo("1");
        assertThat(diff.text("changes")).contains("shade");
        assertThat(owner.get(app.path("/versions/1/diff?from=2"))
                        .send()
                        .expect(200)
                        .text("to"))
                .isEqualTo("1");
    }

    @Test
    void lossShouldBeAcknowledgedAndNeededValuesGiven() {
        TestApp app = TestApp.of(owner, FIRST);
        app.create("tag", "[{\"name\":\"a\",\"color\":\"red\"},{\"name\":\"b\"}]");
        app.design("""
                entities:
                  - name: tag
                    fields:
                      - { name: name, type: text, required: true, unique: true, maxLength: 100 }
                      - { name: size, type: integer, required: true }
                  - name: note
                    fields: [ { name: body, type: longText } ]
                relations:
                  - { from: note, name: tag, kind: manyToOne, to: tag, inverse: notes }
                  - { from: note, name: also, kind: manyToMany, to: tag }
                """);

        Answer lossy = app.publish("{\"message\":\"Second\"}").expectProblem(409, "unacknowledged-loss");
        List<String> lost = changes(lossy.at("plan"), "retireField");
        assertThat(lost).hasSize(1);
        Answer needing = app.publish("{\"message\":\"Second\",\"acknowledge\":" + quoted(lost) + "}")
                .expectProblem(409, "value-needed");
        List<String> added = changes(needing.at("plan"), "addField");
        app.publish("{\"message\":\"Second\",\"acknowledge\":" + quoted(lost) + ",\"fill\":{\"" + added.getFirst()
                        + "\":\"nonsense(\"}}")
                .expectProblem(422, "invalid-fill");

        app.publish("{\"message\":\"Second\",\"acknowledge\":" + quoted(lost) + ",\"fill\":{\"" + added.getFirst()
                        + "\":\"size(name)\"}}")
                .expect(201);

        assertThat(owner.get(app.records("tag?sort=name")).send().expect(200).items("size"))
                .containsExactly("1", "1");
    }

    @Test
    void retiredElementsShouldBeListedRestoredAndPurged() {
        TestApp app = TestApp.of(owner, FIRST);
        String first = owner.get(app.path("/versions/1")).send().text("design");
        String tag = app.create("tag", "{\"name\":\"a\",\"color\":\"red\"}").text("id");
        app.create("note", "{\"body\":\"kept\",\"tag\":\"" + tag + "\",\"also\":[\"" + tag + "\"]}");
        assertThat(owner.get(app.path("/retired")).send().expect(200).items("id"))
                .isEmpty();

        retire(app);

        Answer retired = owner.get(app.path("/retired")).send().expect(200);
        assertThat(retired.items("name")).containsExactly("note", "color", "also");
        assertThat(retired.items("kind")).containsExactly("entity", "field", "relation");
        assertThat(retired.items("entity")).containsExactly("null", "tag", "note");
        assertThat(retired.items("since")).containsOnly("2");
        assertThat(first).contains(retired.text("items", 1, "id"));

        // back to the version before: the values are there again
        owner.post(app.path("/versions/1/restore")).send().expect(200);
        app.publish("{\"message\":\"Back\"}").expect(201);
        assertThat(owner.get(app.records("tag")).send().expect(200).items("color"))
                .containsExactly("red");
        assertThat(owner.get(app.records("note?expand=also")).send().expect(200).items("body"))
                .containsExactly("kept");
        assertThat(owner.get(app.records("note?expand=also")).send().body()).contains("\"red\"");
        assertThat(owner.get(app.path("/retired")).send().expect(200).items("id"))
                .isEmpty();

        // away again, and then for good
        retire(app);
        retired = owner.get(app.path("/retired")).send().expect(200);
        List<String> ids = retired.items("id");
        assertThat(retired.items("since")).containsOnly("4");
        Answer unacknowledged = app.publish("{\"message\":\"Purge\",\"purge\":" + quoted(ids) + "}")
                .expectProblem(409, "unacknowledged-loss");
        Json.JsonArray purges = (Json.JsonArray) unacknowledged.at("plan", "changes");
        List<String> acknowledged = purges.items().stream()
                .map(change ->
                        ((Json.JsonString) ((Json.JsonObject) change).find("id").orElseThrow()).value())
                .toList();
        app.publish("{\"message\":\"Purge\",\"purge\":" + quoted(ids) + ",\"acknowledge\":" + quoted(acknowledged)
                        + "}")
                .expect(201);
        assertThat(owner.get(app.path("/retired")).send().expect(200).items("id"))
                .isEmpty();

        owner.post(app.path("/versions/1/restore")).send().expect(200);
        app.publish("{\"message\":\"Empty\"}").expect(201);
        assertThat(owner.get(app.records("tag")).send().expect(200).items("color"))
                .containsExactly("null");
        assertThat(owner.get(app.records("note")).send().expect(200).items("body"))
                .isEmpty();
    }

    private static void retire(TestApp app) {
        app.design("""
                entities:
                  - name: tag
                    fields: [ { name: name, type: text, required: true, unique: true, maxLength: 100 } ]
                """);
        Answer refused = app.publish("{\"message\":\"Retire\"}").expectProblem(409, "unacknowledged-loss");
        Json.JsonArray changes = (Json.JsonArray) refused.at("plan", "changes");
        List<String> ids = changes.items().stream()
                .map(change ->
                        ((Json.JsonString) ((Json.JsonObject) change).find("id").orElseThrow()).value())
                .toList();
        app.publish("{\"message\":\"Retire\",\"acknowledge\":" + quoted(ids) + "}")
                .expect(201);
    }

    @Test
    void restoreShouldMakeTheDraftWhatTheVersionWas() {
        TestApp app = TestApp.of(owner, FIRST);
        String first = owner.get(app.path("/versions/1")).send().text("design");
        app.design(TestApp.DESIGN);

        owner.post(app.path("/versions/1/restore")).ifMatch("\"1\"").send().expectProblem(412, "stale-draft");
        Answer restored = owner.post(app.path("/versions/1/restore"))
                .ifMatch(app.draft().etag())
                .send()
                .expect(200);

        assertThat(restored.etag()).isEqualTo(app.draft().etag());
        assertThat(app.draft().body()).isEqualTo(first);
        owner.post(app.path("/versions/9/restore")).send().expectProblem(404, "not-found");
    }

    @Test
    void wrongRequestsShouldBeRefused() {
        TestApp app = TestApp.of(owner, FIRST);
        for (String number : List.of("0", "01", "-1", "x", "99", "99999999999", "1e3", "%31'")) {
            owner.get(app.path("/versions/" + number)).send().expectProblem();
        }
        owner.get(app.path("/versions?cursor=x")).send().expectProblem(400, "malformed-cursor");
        owner.get(app.path("/versions?limit=501")).send().expectProblem(400, "malformed-parameter");
        owner.get(app.path("/versions?page=2"))
                .send()
                .expectProblem(422, "invalid-query")
                .expectFinding("/page", "unknown-parameter");
        owner.get(app.path("/versions/1/diff?from=x")).send().expectProblem(400, "malformed-parameter");
        owner.get(app.path("/versions/1/diff?from=7")).send().expectProblem(404, "not-found");
        app.publish("{}").expectProblem(422, "invalid").expectFinding("/message", "required");
        app.publish("{\"message\":\" \"}")
                .expectProblem(422, "invalid-request")
                .expectFinding("/message", "message-length");
        app.publish("{\"message\":\"x\",\"purge\":[\"x\"],\"colour\":1}")
                .expectProblem(422, "invalid")
                .expectFinding("/colour", "unknown-field");
        app.publish("{\"message\":\"x\",\"purge\":[\"x\"]}")
                .expectProblem(422, "invalid")
                .expectFinding("/purge", "wrong-type");
        app.publish("{\"message\":\"x\",\"purge\":[\"" + new UUID(1, 1) + "\"]}")
                .expectProblem(409, "nothing-to-publish");
        app.publish("[]").expectProblem(422, "invalid");
        Api stranger = Api.somebody();
        for (String path : List.of("/versions", "/versions/1", "/retired", "/draft", "/draft/plan")) {
            stranger.get(app.path(path)).send().expectProblem(404, "not-found");
        }
    }
}
