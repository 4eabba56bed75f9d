package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists of records: filtered, sorted, cut to pages, with other members, counted, added up. */
final class RecordListsHttpTest {

    private static TestApp app;
    private static Api owner;
    private static String alpha;

    @BeforeAll
    static void publish() {
        app = TestApp.published();
        owner = app.owner();
        alpha = app.create("project", "{\"name\":\"Alpha\"}").text("id");
        String beta = app.create("project", "{\"name\":\"Beta\"}").text("id");
        String tags = app.create("tag", "[{\"name\":\"t1\"},{\"name\":\"t2\"}]").items("id").stream()
                .map(id -> "\"" + id + "\"")
                .toList()
                .toString();
        app.create("task", """
                [{"title":"a","priority":1,"due":"2027-01-01","estimate":"1.50","project":"%1$s","tags":%3$s},
                 {"title":"b","priority":2,"due":"2027-01-03","estimate":"2.25","project":"%1$s","status":"doing"},
                 {"title":"c","priority":3,"project":"%2$s","description":"the quick brown fox"},
                 {"title":"d","priority":2,"due":"2027-01-02","done":true,"status":"done"},
                 {"title":"e","due":"2020-01-01"}]""".formatted(alpha, beta, tags));
    }

    private static Answer list(String query) {
        return owner.get(app.records("task?" + query)).send();
    }

    private static List<String> titles(String query) {
        return list(query).expect(200).items("title");
    }

    private static String filter(String expression) {
        return "sort=title&filter=" + Api.encoded(expression);
    }

    @Test
    void filterShouldKeepWhatIsTrue() {
        assertThat(titles(filter("priority == 2"))).containsExactly("b", "d");
        assertThat(titles(filter("priority > 1 && !done"))).containsExactly("b", "c");
        assertThat(titles(filter("project == '" + alpha + "'"))).containsExactly("a", "b");
        assertThat(titles(filter("project.name == 'Alpha'"))).containsExactly("a", "b");
        assertThat(titles(filter("due < date('2027-01-02')"))).containsExactly("a", "e");
        assertThat(titles(filter("overdue"))).containsExactly("e");
        assertThat(titles(filter("status in ['doing', 'done']"))).containsExactly("b", "d");
        assertThat(titles(filter("title.startsWith('a') || estimate == 2.25"))).containsExactly("a", "b");
    }

    @Test
    void sortShouldPutAbsentValuesLastBothWays() {
        assertThat(titles("sort=due,title")).containsExactly("e", "a", "d", "b", "c");
        assertThat(titles("sort=-due,title")).containsExactly("b", "d", "a", "e", "c");
        assertThat(titles("sort=-priority,-title")).containsExactly("c", "d", "b", "a", "e");
        assertThat(titles("sort=project.name,title")).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void fieldsAndExpandShouldDecideWhatIsShown() {
        Answer some = list("sort=title&limit=1&fields=title,priority").expect(200);
        assertThat(((Json.JsonObject) some.at("items", 0)).members()).containsOnlyKeys("id", "title", "priority");

        Answer expanded = list("sort=title&limit=1&expand=project,tags").expect(200);
        assertThat(expanded.text("items", 0, "project", "name")).isEqualTo("Alpha");
        assertThat(expanded.text("items", 0, "tags")).contains("\"t1\"", "\"t2\"");

        Answer inner = list("sort=title&limit=1&fields=title,project.name").expect(200);
        assertThat(inner.text("items", 0, "project")).isEqualTo("{\"id\":\"" + alpha + "\",\"name\":\"Alpha\"}");

        Answer inverse =
                owner.get(app.records("project?sort=name&expand=tasks")).send().expect(200);
        assertThat(inverse.text("items", 0, "tasks")).contains("\"a\"", "\"b\"");
        assertThat(((Json.JsonObject) list("sort=title&limit=1").at("items", 0)).members())
                .doesNotContainKey("tags");
    }

    @Test
    void answersShouldBeCompressedForClientsThatAskForIt() throws IOException, InterruptedException {
        Answer plain = list("sort=title").expect(200);
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.response().headers().allValues("Vary")).containsExactly("Accept-Encoding");

        HttpResponse<byte[]> compressed = Api.client()
                .send(
                        owner.request(app.records("task?sort=title"))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(compressed.headers().allValues("Vary")).containsExactly("Accept-Encoding");
        byte[] body = new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes();
        assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo(plain.body());
    }

    @Test
    void pagesShouldShowEveryRecordOnce() {
        for (String sort : List.of("title", "-due", "priority,-due", "project.name", "")) {
            List<String> seen = new ArrayList<>();
            String query = "limit=2&sort=" + sort;
            Answer page = list(query).expect(200);
            for (int pages = 0; pages < 10; pages++) {
                seen.addAll(page.items("title"));
                if (page.at("nextCursor") == Json.JsonNull.NULL) {
                    break;
                }
                page = list(query + "&cursor=" + Api.encoded(page.text("nextCursor")))
                        .expect(200);
            }
            assertThat(seen).as(sort).isEqualTo(titles("sort=" + sort));
        }
    }

    @Test
    void cursorShouldBeOfUseToItsOwnListAlone() {
        String cursor = Api.encoded(list("limit=1&sort=title").text("nextCursor"));

        list("limit=1&sort=-title&cursor=" + cursor)
                .expectProblem(400, "malformed-cursor")
                .expectFinding("/cursor", "malformed-cursor");
        list("limit=1&sort=title&filter=done&cursor=" + cursor).expectProblem(400, "malformed-cursor");
        owner.get(app.records("project?limit=1&sort=name&cursor=" + cursor))
                .send()
                .expectProblem(400, "malformed-cursor");
        list("cursor=AAAA").expectProblem(400, "malformed-cursor");
        list("limit=3&sort=title&cursor=" + cursor).expect(200);
    }

    @Test
    void countShouldBeOfAllThatIsFound() {
        assertThat(list("limit=2&count=true").text("total")).isEqualTo("5");
        assertThat(list(filter("priority == 2") + "&limit=1&count=true").text("total"))
                .isEqualTo("2");
        assertThat(((Json.JsonObject) list("limit=2").json()).members()).containsOnlyKeys("items", "nextCursor");
    }

    @Test
    void searchShouldFindWords() {
        assertThat(titles("q=quick")).containsExactly("c");
        assertThat(titles("q=" + Api.encoded("FOX brown"))).containsExactly("c");
        assertThat(titles("q=wolf")).isEmpty();
        assertThat(titles("q=" + Api.encoded("%"))).isEmpty();
    }

    @Test
    void aggregatesShouldAddUpGroups() {
        Answer all = list("aggregate=" + Api.encoded("count,sum(estimate),avg(priority),min(due),max(due)"))
                .expect(200);
        assertThat(all.text("items", 0, "count")).isEqualTo("5");
        assertThat(all.text("items", 0, "sum", "estimate")).isEqualTo("3.75");
        assertThat(all.text("items", 0, "min", "due")).isEqualTo("2020-01-01");
        assertThat(all.text("items", 0, "max", "due")).isEqualTo("2027-01-03");

        Answer groups = list("aggregate=count&groupBy=status").expect(200);
        assertThat(groups.body())
                .contains("{\"group\":{\"status\":\"doing\"},\"count\":1}")
                .contains("{\"group\":{\"status\":\"todo\"},\"count\":3}");
        assertThat(list("aggregate=count&groupBy=project.name&filter=" + Api.encoded("priority != null"))
                        .expect(200)
                        .body())
                .contains("{\"group\":{\"project.name\":\"Alpha\"},\"count\":2}");
        list("aggregate=" + Api.encoded("sum(title)"))
                .expectProblem(422, "invalid-query")
                .expectFinding("/aggregate", "not-aggregatable");
        list("aggregate=" + Api.encoded("drop(table)"))
                .expectProblem(400, "malformed-query")
                .expectFinding("/aggregate", "syntax");
    }

    @Test
    void faultsOfAQueryShouldBeNamedTogether() {
        list("limit=501&sort=nothing&fields=nowhere&expand=title&filter=priority&colour=red")
                .expectProblem(422, "invalid-query")
                .expectFinding("/limit", "out-of-range")
                .expectFinding("/sort", "unknown-member")
                .expectFinding("/fields", "unknown-member")
                .expectFinding("/expand", "not-expandable")
                .expectFinding("/colour", "unknown-parameter");
        list("filter=" + Api.encoded("priority ==")).expectProblem(400, "malformed-query");
        list("limit=ten").expectProblem(400, "malformed-query").expectFinding("/limit", "syntax");
        list("count=perhaps").expectProblem(400, "malformed-query").expectFinding("/count", "syntax");
        list("sort=title&sort=due").expectProblem(400, "malformed-query").expectFinding("/sort", "malformed-query");
        for (String people :
                List.of("expand=assignee", "expand=watchers", "fields=assignee.id", "sort=assignee.email")) {
            assertThat(list(people).expect(422).body()).contains("not-");
        }
        list("sort=tags").expectProblem(422, "invalid-query").expectFinding("/sort", "not-sortable");
    }
}
