package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists: their order, their pages, what they show, the words they are searched for. */
public interface RecordListsContract extends ServedContract {

    private Api tasks() {
        return Api.administrator(servers().serving(ContractDesign.TASKS));
    }

    /** Tasks {@code a} to {@code e} whose description is the group; returns the ids of two projects. */
    private static List<String> make(Api admin, String group) {
        String alpha = admin.created("project", "{\"name\":\"A " + group + "\"}");
        String beta = admin.created("project", "{\"name\":\"B " + group + "\"}");
        admin.create("task", """
                [{"title":"a","description":"%1$s","priority":1,"due":"2027-01-01","estimate":"1.50","project":"%2$s"},
                 {"title":"b","description":"%1$s","priority":2,"due":"2027-01-03","estimate":"10","project":"%2$s",
                  "status":"doing"},
                 {"title":"c","description":"%1$s","priority":3,"project":"%3$s"},
                 {"title":"d","description":"%1$s","priority":2,"due":"2027-01-02","done":true,"status":"done"},
                 {"title":"e","description":"%1$s","due":"2020-01-01","estimate":"-2"}]""".formatted(group, alpha, beta));
        return List.of(alpha, beta);
    }

    private static String in(String group) {
        return "filter=description == '" + group + "'";
    }

    private static String titles(Api admin, String group, String sort) {
        return String.join(
                "", admin.list("task", in(group), "sort=" + sort).expect(200).items("title"));
    }

    @Test
    default void sortShouldPutAbsentValuesLastBothWays() {
        Api admin = tasks();
        String group = ServedContract.unique("sort");
        make(admin, group);

        assertThat(titles(admin, group, "title")).isEqualTo("abcde");
        assertThat(titles(admin, group, "-title")).isEqualTo("edcba");
        assertThat(titles(admin, group, "due")).isEqualTo("eadbc");
        assertThat(titles(admin, group, "-due")).isEqualTo("bdaec");
        assertThat(titles(admin, group, "priority,-title")).isEqualTo("adbce");
        assertThat(titles(admin, group, "-priority,-title")).isEqualTo("cdbae");
        assertThat(titles(admin, group, "estimate,title")).isEqualTo("eabcd");
        assertThat(titles(admin, group, "-estimate,title")).isEqualTo("baecd");
        assertThat(titles(admin, group, "project.name,title")).isEqualTo("abcde");
        assertThat(titles(admin, group, "-project.name,-title")).isEqualTo("cbaed");
        assertThat(titles(admin, group, "-overdue,title")).startsWith("e");
        assertThat(titles(admin, group, "")).isEqualTo("abcde");
        assertThat(titles(admin, group, "createdAt,id")).isEqualTo("abcde");
    }

    @Test
    default void textShouldBeOrderedByCodePoint() {
        Api admin = tasks();
        String group = ServedContract.unique("order");
        List<String> ordered = List.of(" ", "!", "10", "9", "A", "Z", "_", "a", "z", "~", "Ä", "ß", "ﬀ", "😀");
        List<String> records = new ArrayList<>();
        ordered.reversed()
                .forEach(title ->
                        records.add("{\"title\":" + JsonText.quoted(title) + ",\"description\":\"" + group + "\"}"));
        admin.create("task", records.toString());

        assertThat(admin.list("task", in(group), "sort=title").items("title")).isEqualTo(ordered);
        assertThat(admin.list("task", in(group), "sort=-title").items("title")).isEqualTo(ordered.reversed());
    }

    private static List<String> walk(Api admin, String... query) {
        List<String> seen = new ArrayList<>();
        List<String> parameters = new ArrayList<>(List.of(query));
        for (int pages = 0; pages < 100; pages++) {
            Reply page = admin.list("task", parameters.toArray(String[]::new)).expect(200);
            seen.addAll(page.items("title"));
            if (page.at("/nextCursor").isNull()) {
                return seen;
            }
            parameters = new ArrayList<>(List.of(query));
            parameters.add("cursor=" + page.text("/nextCursor"));
        }
        throw new AssertionError("a list without end: " + seen);
    }

    @Test
    default void pagesShouldShowEveryRecordOnce() {
        Api admin = tasks();
        String group = ServedContract.unique("pages");
        make(admin, group);
        for (String sort :
                List.of("title", "-title", "due", "-due", "priority,-due", "-estimate", "project.name", "done", "")) {
            List<String> whole = admin.list("task", in(group), "sort=" + sort).items("title");
            for (int limit = 1; limit <= 5; limit++) {
                assertThat(walk(admin, in(group), "sort=" + sort, "limit=" + limit))
                        .as(sort + " " + limit)
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    default void pagesShouldBeStableAmongEqualRecordsWhileOthersAreMade() {
        Api admin = tasks();
        String group = ServedContract.unique("ties");
        String records = String.join(
                ",",
                IntStream.range(100, 140)
                        .mapToObj(number -> "{\"title\":\"" + number + "\",\"description\":\"" + group
                                + "\",\"priority\":" + (number % 2 + 1) + "}")
                        .toList());
        admin.create("task", "[" + records + "]");
        List<String> before =
                admin.list("task", in(group), "sort=-priority", "limit=500").items("title");
        assertThat(before).hasSize(40);

        Reply first =
                admin.list("task", in(group), "sort=-priority", "limit=15").expect(200);
        admin.create("task", "{\"title\":\"new\",\"description\":\"" + group + "\",\"priority\":5}");
        Reply second = admin.list(
                        "task", in(group), "sort=-priority", "limit=500", "cursor=" + first.text("/nextCursor"))
                .expect(200);
        List<String> seen = new ArrayList<>(first.items("title"));
        seen.addAll(second.items("title"));
        assertThat(seen).isEqualTo(before);
        assertThat(second.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    default void cursorShouldBeOfUseToItsOwnListAlone() {
        RecordsServer server = servers().serving(ContractDesign.TASKS);
        Api admin = tasks();
        String group = ServedContract.unique("cursor");
        make(admin, group);
        String cursor = "cursor="
                + admin.list("task", in(group), "sort=title", "limit=1").text("/nextCursor");

        admin.list("task", in(group), "sort=-title", "limit=1", cursor)
                .expectProblem(400, "malformed-cursor")
                .expectFinding("/cursor", "malformed-cursor");
        admin.list("task", "sort=title", "limit=1", cursor).expectProblem(400, "malformed-cursor");
        admin.list("task", in(group), "q=x", "sort=title", cursor).expectProblem(400, "malformed-cursor");
        admin.list("project", "sort=name", cursor).expectProblem(400, "malformed-cursor");
        Api.person(server, "member")
                .list("task", in(group), "sort=title", cursor)
                .expectProblem(400, "malformed-cursor");
        for (String nonsense : List.of("AAAA", "%", "null", cursor.substring(7) + "A", "😀")) {
            admin.list("task", in(group), "sort=title", "cursor=" + nonsense).expectProblem(400, "malformed-cursor");
        }
        // the size of a page and what it shows may change on the way
        assertThat(admin.list("task", in(group), "sort=title", "limit=3", "fields=title", cursor)
                        .items("title"))
                .containsExactly("b", "c", "d");
    }

    @Test
    default void limitShouldBoundAPage() {
        Api admin = tasks();
        String group = ServedContract.unique("limit");
        String records = String.join(
                ",",
                IntStream.range(0, 30)
                        .mapToObj(number -> "{\"title\":\"" + number + "\",\"description\":\"" + group + "\"}")
                        .toList());
        admin.create("task", "[" + records + "]");

        assertThat(admin.list("task", in(group)).items("id")).hasSize(25);
        assertThat(admin.list("task", in(group), "limit=500").items("id")).hasSize(30);
        assertThat(admin.list("task", in(group), "limit=30").at("/nextCursor").isNull())
                .isTrue();
        for (String limit : List.of("0", "501")) {
            admin.list("task", "limit=" + limit)
                    .expectProblem(422, "invalid-query")
                    .expectFinding("/limit", "out-of-range");
        }
        for (String limit : List.of("ten", "-1", "", "1.5", "9999999999")) {
            admin.list("task", "limit=" + limit)
                    .expectProblem(400, "malformed-query")
                    .expectFinding("/limit", "syntax");
        }
    }

    @Test
    default void countShouldBeOfAllThatIsFound() {
        Api admin = tasks();
        String group = ServedContract.unique("count");
        make(admin, group);

        Reply page = admin.list("task", in(group), "limit=2", "count=true").expectJson("/total", "5");
        assertThat(page.names("")).containsExactly("items", "nextCursor", "total");
        assertThat(admin.list("task", in(group), "count=false").names("")).containsExactly("items", "nextCursor");
        admin.list("task", "count=perhaps")
                .expectProblem(400, "malformed-query")
                .expectFinding("/count", "syntax");
    }

    @Test
    default void fieldsShouldDecideWhatIsShown() {
        Api admin = tasks();
        String group = ServedContract.unique("fields");
        List<String> projects = make(admin, group);

        Reply usual = admin.list("task", in(group), "sort=title", "limit=1").expect(200);
        assertThat(usual.names("/items/0")).contains("overdue", "project").doesNotContain("tags");
        Reply some = admin.list("task", in(group), "sort=title", "limit=1", "fields=priority,title")
                .expect(200);
        assertThat(some.names("/items/0")).containsExactly("id", "title", "priority");
        admin.list("task", in(group), "sort=title", "limit=1", "fields=title,project.name")
                .expectJson("/items/0/project", "{\"id\":\"" + projects.get(0) + "\",\"name\":\"A " + group + "\"}");
        for (String fields : List.of("nowhere", "Title", "title,__proto__")) {
            admin.list("task", "fields=" + fields)
                    .expectProblem(422, "invalid-query")
                    .expectFinding("/fields", "unknown-member");
        }
        admin.list("task", "fields=title.x")
                .expectProblem(422, "invalid-query")
                .expectFinding("/fields", "not-expandable");
        for (String fields : List.of("title,", ",", "a..b", "project.".repeat(20) + "name")) {
            admin.list("task", "fields=" + fields)
                    .expectProblem(400, "malformed-query")
                    .expectFinding("/fields", "syntax");
        }
    }

    @Test
    default void searchShouldFindWordsInTexts() {
        Api admin = tasks();
        String group = ServedContract.unique("search");
        String mark = group.substring(group.length() - 12);
        admin.create("task", """
                [{"title":"The quick %1$s","description":"brown FOX"},
                 {"title":"The slow %1$s","description":"100%% grey_wolf"},
                 {"title":"Ünder %1$s"}]""".formatted(mark));

        assertThat(found(admin, mark, "quick")).containsExactly("The quick " + mark);
        assertThat(found(admin, mark, "fox BROWN")).containsExactly("The quick " + mark);
        assertThat(found(admin, mark, "the")).hasSize(2);
        assertThat(found(admin, mark, "%")).containsExactly("The slow " + mark);
        assertThat(found(admin, mark, "y_w")).containsExactly("The slow " + mark);
        assertThat(found(admin, mark, "w_x")).isEmpty();
        assertThat(found(admin, mark, "'; --")).isEmpty();
        admin.list("task", "q=" + "x".repeat(201))
                .expectProblem(422, "invalid-query")
                .expectFinding("/q", "too-long");
        admin.list("task", "q=" + "x ".repeat(11))
                .expectProblem(422, "invalid-query")
                .expectFinding("/q", "too-long");
    }

    private static List<String> found(Api admin, String mark, String words) {
        return admin.list("task", "q=" + words + " " + mark, "sort=title")
                .expect(200)
                .items("title");
    }

    @Test
    default void faultsOfAQueryShouldBeToldTogether() {
        Api admin = tasks();
        admin.list(
                        "task",
                        "limit=501",
                        "sort=nothing",
                        "fields=nowhere",
                        "expand=title",
                        "filter=priority",
                        "colour=red")
                .expectProblem(422, "invalid-query")
                .expectFinding("/limit", "out-of-range")
                .expectFinding("/sort", "unknown-member")
                .expectFinding("/fields", "unknown-member")
                .expectFinding("/expand", "not-expandable")
                .expectFinding("/filter", "type")
                .expectFinding("/colour", "unknown-parameter");
        admin.get("task?sort=title&sort=due")
                .send()
                .expectProblem(400, "malformed-query")
                .expectFinding("/sort", "malformed-query");
        admin.list("task", "sort=tags").expectProblem(422, "invalid-query").expectFinding("/sort", "not-sortable");
        admin.list("task", "sort=title.x").expectProblem(422, "invalid-query").expectFinding("/sort", "not-sortable");
        admin.list("task", "sort=" + "title,".repeat(8) + "due")
                .expectProblem(422, "invalid-query")
                .expectFinding("/sort", "too-many");
        admin.get("task?filter=%ff").send().expectProblem(400, "malformed-query");
        admin.get("task?q=%00").send().expectProblem(400, "malformed-query");
        String path = "task/" + admin.created("task", "{\"title\":\"One\"}");
        admin.get(path + "?filter=done")
                .send()
                .expectProblem(422, "invalid-query")
                .expectFinding("/filter", "unknown-parameter");
    }
}
