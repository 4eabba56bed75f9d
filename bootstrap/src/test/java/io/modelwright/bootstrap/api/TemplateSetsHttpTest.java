package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.JsonBodies;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates that people write: kept, changed, tried, refused. */
final class TemplateSetsHttpTest {

    private static final String PAGE = """
            {"description":"Pages","files":[{"name":"page","each":"entity","path":"docs/{{kebab entity.name}}.md",\
            "text":"# {{entity.name}} of {{app.name}}\\n{{> part}}"},{"name":"part","each":"partial","text":"%s"}]}""";

    private static TestApp app;
    private static Api owner;

    @BeforeAll
    static void publish() {
        app = TestApp.published();
        owner = app.owner();
    }

    private static String sets(String rest) {
        return app.path("/template-sets" + rest);
    }

    private static String named(String name, String content) {
        return "{\"name\":\"" + name + "\"," + content.substring(1);
    }

    private static Answer create(String name, String part) {
        return owner.post(sets("")).json(named(name, PAGE.formatted(part))).send();
    }

    @Test
    void setShouldBeKeptWithItsRevisions() {
        Answer made = create("pages", "one").expect(201);
        assertThat(made.header("Location").orElseThrow()).endsWith("/template-sets/pages");
        assertThat(made.etag()).isEqualTo("\"1\"");
        Answer saved = owner.put(sets("/pages"))
                .ifMatch("\"1\"")
                .json(PAGE.formatted("two"))
                .send()
                .expect(200);

        assertThat(saved.etag()).isEqualTo("\"2\"");
        assertThat(owner.get(sets("/pages")).send().expect(200).json()).isEqualTo(saved.json());
        assertThat(owner.get(sets("/pages/revisions/1")).send().expect(200).json())
                .isEqualTo(made.json());
        assertThat(owner.get(sets("/pages/revisions")).send().expect(200).items("revision"))
                .containsExactly("2", "1");
        assertThat(owner.get(sets("")).send().expect(200).items("name")).contains("pages");
        owner.get(sets("/pages")).header("If-None-Match", "\"2\"").send().expect(304);
        owner.put(sets("/pages"))
                .ifMatch("\"1\"")
                .json(PAGE.formatted("three"))
                .send()
                .expectProblem(412, "stale");
        owner.put(sets("/pages")).json(PAGE.formatted("three")).send().expectProblem(428, "revision-missing");
        create("pages", "x").expectProblem(409, "name-taken");
        owner.get(sets("/pages/revisions/7")).send().expectProblem(404, "not-found");

        owner.delete(sets("/pages")).ifMatch("\"1\"").send().expectProblem(412, "stale");
        owner.delete(sets("/pages")).ifMatch("\"2\"").send().expect(204);
        owner.get(sets("/pages")).send().expectProblem(404, "not-found");
        assertThat(owner.get("/workspaces/" + workspace() + "/audit?action=template-set.deleted")
                        .send()
                        .expect(200)
                        .body())
                .contains("\"pages\"");
    }

    private static String workspace() {
        return owner.get(app.path("")).send().expect(200).text("workspace");
    }

    @Test
    void previewShouldShowWhatTheDraftGives() {
        create("preview", "saved").expect(201);
        Answer saved = owner.post(sets("/preview/preview")).json("{}").send().expect(200);
        assertThat(saved.body()).contains("docs/project.md", "docs/tag.md", "docs/task.md", "# task of Tasks\\nsaved");

        Answer tried = owner.post(sets("/never-saved/preview"))
                .json(PAGE.formatted("tried"))
                .send()
                .expect(200);
        assertThat(tried.body()).contains("# task of Tasks\\ntried");
        owner.post(sets("/never-saved/preview")).json("{}").send().expectProblem(404, "not-found");
        owner.post(sets("/x/preview"))
                .json("{\"files\":[{\"name\":\"a\",\"each\":\"app\",\"path\":\"../x\",\"text\":\"x\"}]}")
                .send()
                .expectProblem(422, "template-failed")
                .expectFinding("/files/0/path", "template-failed");
        owner.post(sets("/x/preview"))
                .json("{\"files\":[{\"name\":\"a\",\"each\":\"app\",\"path\":\"a\",\"text\":\"{{> a}}\"}]}")
                .send()
                .expectProblem(422, "template-failed");
    }

    @Test
    void patternsShouldBeSetsAsTheyAre() {
        Answer patterns = owner.get("/template-patterns").send().expect(200);
        Json.JsonArray items = (Json.JsonArray) patterns.at("items");
        assertThat(items.items()).hasSize(7);
        for (Json item : items.items()) {
            String pattern = new String(JsonBodies.bytes(item), StandardCharsets.UTF_8);
            Answer made = owner.post(sets("")).json(pattern).send().expect(201);
            owner.post(sets("/" + made.text("name") + "/preview"))
                    .json("{}")
                    .send()
                    .expect(200);
        }
    }

    @Test
    void setsThatCannotBeReadShouldBeRefusedWithAllThatIsWrong() {
        owner.post(sets(""))
                .json("{\"name\":\"bad\",\"files\":[{\"name\":\"A b\",\"each\":\"never\",\"text\":7,\"more\":1},"
                        + "{\"name\":\"p\",\"each\":\"partial\",\"path\":\"x\",\"text\":\"\"}]}")
                .send()
                .expectProblem(422, "invalid-template-set")
                .expectFinding("/files/0/name", "malformed-name")
                .expectFinding("/files/0/each", "unknown-word")
                .expectFinding("/files/0/text", "wrong-type")
                .expectFinding("/files/0/more", "unknown-key")
                .expectFinding("/files/1/path", "unknown-key");
        create("unreadable", "{{#if}")
                .expectProblem(422, "invalid-template-set")
                .expectFinding("/files/1/text", "syntax");
        for (String name : List.of("java", "typescript")) {
            create(name, "x").expectProblem(422, "invalid-template-set").expectFinding("/name", "reserved-name");
        }
        create("../x", "x").expectProblem(422, "invalid-template-set").expectFinding("/name", "malformed-name");
        owner.post(sets("")).json("[]").send().expect(422).expectProblem();
        owner.get(sets("/unreadable")).send().expectProblem(404, "not-found");
    }

    private static String each(int depth, String inside) {
        return depth == 0 ? inside : "{{#each @root.entities}}" + each(depth - 1, inside) + "{{/each}}";
    }

    static Stream<Arguments> hostileTemplates() {
        return Stream.of(
                arguments("endless", "a.txt", each(20, "x")),
                arguments("nothing-but-steps", "a.txt", each(20, "")),
                arguments("includes-itself", "a.txt", "{{> hostile}}"),
                arguments("outside", "../x", "x"),
                arguments("outside-by-the-model", "{{concat \".\" \".\"}}/x", "x"),
                arguments("absolute", "/etc/x", "x"),
                arguments("into-git", ".git/hooks/x", "x"),
                arguments("a-gigabyte", "a.txt", each(9, "0123456789".repeat(9_000))),
                arguments("many-files", "a{{#if true}}" + each(9, "b") + "{{/if}}", "x"));
    }

    /** Seen before anything is written, by whoever tries it and by whoever generates it. */
    @ParameterizedTest
    @MethodSource("hostileTemplates")
    @Timeout(60)
    void hostileTemplateShouldEndWithTheReasonAndWriteNothing(String name, String path, String text) {
        TestApp other = TestApp.published();
        String file =
                "[{\"name\":\"hostile\",\"each\":\"app\",\"path\":" + json(path) + ",\"text\":" + json(text) + "}]";
        other.owner()
                .post(other.path("/template-sets/" + name + "/preview"))
                .json("{\"files\":" + file + "}")
                .send()
                .expectProblem(422, "template-failed");
        other.owner()
                .post(other.path("/template-sets"))
                .json("{\"name\":\"" + name + "\",\"files\":" + file + "}")
                .send()
                .expect(201);

        String job = other.owner()
                .post(other.path("/generations"))
                .json("{\"target\":\"" + name + "\"}")
                .send()
                .expect(202)
                .text("id");
        assertThat(JobsHttpTest.ended(other.owner(), job).text("state")).isEqualTo("failed");

        Answer generation = other.owner().get("/generations/" + job).send().expect(200);
        assertThat(generation.text("state")).isEqualTo("failed");
        assertThat(generation.text("error", "type")).isEqualTo("urn:modelwright:problem:template-failed");
        assertThat(other.owner()
                        .get(other.path("/repository"))
                        .send()
                        .expect(200)
                        .body())
                .contains("\"branches\":[]", "\"size\":0");
    }

    private static String json(String text) {
        return new String(JsonBodies.bytes(Json.of(text)), StandardCharsets.UTF_8);
    }

    @Test
    void anAppShouldHaveSoManySets() {
        TestApp other = TestApp.published();
        for (int i = 0; i < 20; i++) {
            other.owner()
                    .post(other.path("/template-sets"))
                    .json(named("set-" + i, PAGE.formatted("x")))
                    .send()
                    .expect(201);
        }
        other.owner()
                .post(other.path("/template-sets"))
                .json(named("set-20", PAGE.formatted("x")))
                .send()
                .expectProblem(409, "too-many-template-sets");
    }
}
