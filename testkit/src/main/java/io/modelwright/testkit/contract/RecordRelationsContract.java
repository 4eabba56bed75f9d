package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Relations of each kind, written and read, followed by {@code expand} and paths. */
public interface RecordRelationsContract extends ServedContract {

    private RecordsServer server() {
        return servers().serving(ContractDesign.RELATIONS);
    }

    private Api relations() {
        return Api.administrator(server());
    }

    private static String named(Api admin, String entity, String name, String more) {
        String label = entity.equals("badge") ? "code" : entity.equals("project") ? "title" : "name";
        return admin.created(entity, "{\"" + label + "\":\"" + name + "\"" + more + "}");
    }

    private static String person(Api admin, String name, String team) {
        return named(admin, "person", name, ",\"team\":\"" + team + "\"");
    }

    @Test
    default void toOneShouldBeAnIdOrTheRecord() {
        Api admin = relations();
        String team = named(admin, "team", "Blue", "");
        String boss = person(admin, "Boss", team);
        String worker = named(admin, "person", "Worker", ",\"team\":\"" + team + "\",\"manager\":\"" + boss + "\"");
        String path = "person/" + worker;

        admin.get(path)
                .send()
                .expect(200)
                .expectJson("/team", "\"" + team + "\"")
                .expectJson("/manager", "\"" + boss + "\"")
                .expectJson("/place", "\"Worker@Blue\"")
                .expectJson("/friends", "[]");
        admin.get(path + "?expand=manager.team,team")
                .send()
                .expect(200)
                .expectJson("/team/name", "\"Blue\"")
                .expectJson("/manager/name", "\"Boss\"")
                .expectJson("/manager/manager", "null")
                .expectJson("/manager/team/id", "\"" + team + "\"")
                .expectJson("/manager/team/budget", "null");
        admin.get(path + "?fields=name,manager.name")
                .send()
                .expect(200)
                .expectJson(
                        "",
                        "{\"id\":\"" + worker + "\",\"name\":\"Worker\",\"manager\":{\"id\":\"" + boss
                                + "\",\"name\":\"Boss\"}}");
        assertThat(admin.list("person", "filter=manager.team.name == 'Blue' && manager == '" + boss + "'")
                        .items("id"))
                .containsExactly(worker);
        assertThat(admin.list("person", "filter=team == '" + team + "' && manager == null")
                        .items("id"))
                .containsExactly(boss);
        assertThat(admin.list("person", "filter=team == '" + team + "'", "sort=-manager.name,name")
                        .items("id"))
                .containsExactly(worker, boss);
    }

    @Test
    default void requiredRelationShouldBeThere() {
        Api admin = relations();
        admin.post("person")
                .json("{\"name\":\"Lost\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/team", "required");
        String somebody = "person/" + person(admin, "Found", named(admin, "team", "Red", ""));
        admin.patch(somebody)
                .json("{\"team\":null}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/team", "required");
    }

    @Test
    default void relationsShouldLeadToRecordsThatThereAre() {
        Api admin = relations();
        String team = named(admin, "team", "Real", "");
        String person = person(admin, "Real", team);
        for (String wrong : List.of(ServedContract.unknownId(), person)) {
            admin.post("person")
                    .json("{\"name\":\"x\",\"team\":\"" + wrong + "\"}")
                    .send()
                    .expectProblem(422, "invalid-record")
                    .expectFinding("/team", "unknown-record");
        }
        admin.post("person")
                .json("{\"name\":\"x\",\"team\":\"" + team + "\",\"friends\":[\"" + person + "\",\"" + team + "\"]}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/friends", "unknown-record");
        admin.post("person")
                .json("{\"name\":\"x\",\"team\":\"nonsense\",\"friends\":[\"y\"],\"manager\":7}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/team", "format")
                .expectFinding("/friends/0", "format")
                .expectFinding("/manager", "wrong-type");
        admin.post("person")
                .json("{\"name\":\"x\",\"team\":\"" + team + "\",\"friends\":\"" + person + "\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/friends", "wrong-type");
        admin.post("team")
                .json("{\"name\":\"x\",\"members\":[\"" + person + "\"]}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/members", "read-only");
        admin.post("person")
                .json("{\"name\":\"x\",\"team\":\"" + team + "\",\"badge\":null}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/badge", "read-only");
    }

    @Test
    default void oneToOneShouldBeSeenFromBothEndsAndHeldOnce() {
        Api admin = relations();
        String person = person(admin, "Holder", named(admin, "team", "T", ""));
        String badge = named(admin, "badge", "B1", ",\"holder\":\"" + person + "\"");

        admin.get("person/" + person + "?expand=badge")
                .send()
                .expect(200)
                .expectJson("/badge/id", "\"" + badge + "\"")
                .expectJson("/badge/code", "\"B1\"");
        admin.get("person/" + person + "?fields=badge").send().expectJson("/badge", "\"" + badge + "\"");
        admin.post("badge")
                .json("{\"code\":\"B2\",\"holder\":\"" + person + "\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/holder", "unique");
        String start = "{\"name\":\"x\",\"team\":\"" + named(admin, "team", "Pair", "") + "\",\"spouse\":\"";
        admin.create("person", start + person + "\"}");
        admin.post("person")
                .json(start + person + "\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/spouse", "unique");
        admin.post("person")
                .json(start + ServedContract.unknownId() + "\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/spouse", "unknown-record");
        named(admin, "badge", "B3", "");
        named(admin, "badge", "B4", ",\"holder\":null");
    }

    @Test
    default void linksShouldBeASetThatIsReplaced() {
        Api admin = relations();
        String team = named(admin, "team", "Links", "");
        String one = person(admin, "One", team);
        String two = person(admin, "Two", team);
        String project = named(admin, "project", "P", ",\"members\":[\"" + one + "\",\"" + two + "\",\"" + one + "\"]");
        String path = "project/" + project;

        assertThat(admin.get(path).send().at("/members").size()).isEqualTo(2);
        admin.patch(path)
                .json("{\"members\":[\"" + two + "\"]}")
                .send()
                .expect(200)
                .expectJson("/members", "[\"" + two + "\"]")
                .expectJson("/version", "2");
        admin.patch(path)
                .json("{\"members\":[\"" + two + "\"]}")
                .send()
                .expect(200)
                .expectJson("/version", "2");
        admin.patch(path).json("{\"title\":\"Q\"}").send().expectJson("/members", "[\"" + two + "\"]");
        admin.get("person/" + two + "?expand=projects")
                .send()
                .expect(200)
                .expectJson("/projects/items/0/title", "\"Q\"")
                .expectJson("/projects/nextCursor", "null");
        admin.patch(path).json("{\"members\":null}").send().expect(200).expectJson("/members", "[]");

        admin.patch("person/" + one)
                .json("{\"friends\":[\"" + one + "\",\"" + two + "\"]}")
                .send()
                .expect(200);
        assertThat(admin.get("person/" + two + "?expand=befriended,friends")
                        .send()
                        .expect(200)
                        .expectJson("/friends/items", "[]")
                        .text("/befriended/items/0/id"))
                .isEqualTo(one);
    }

    @Test
    default void expandedListsShouldBeginWithTwentyFiveAndGoOn() {
        Api admin = relations();
        String team = named(admin, "team", "Large", "");
        String people = String.join(
                ",",
                IntStream.range(100, 160)
                        .mapToObj(number -> "{\"name\":\"" + number + "\",\"team\":\"" + team + "\"}")
                        .toList());
        admin.create("person", "[" + people + "]");
        String path = "team/" + team;

        List<String> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        Reply page = admin.get(path + "?expand=members").send().expect(200);
        for (int pages = 0; pages < 4; pages++) {
            page.at("/members/items")
                    .forEach(member -> seen.add(member.get("name").textValue()));
            sizes.add(page.at("/members/items").size());
            if (page.at("/members/nextCursor").isNull()) {
                break;
            }
            String cursor = page.text("/members/nextCursor");
            admin.get("team/" + named(admin, "team", "Other", "") + "?expand=members&cursor=" + Api.encoded(cursor))
                    .send()
                    .expectProblem(400, "malformed-cursor");
            page = admin.get(path + "?expand=members&cursor=" + Api.encoded(cursor))
                    .send()
                    .expect(200);
        }
        assertThat(sizes).containsExactly(25, 25, 10);
        assertThat(seen).doesNotHaveDuplicates().hasSize(60);
        Reply list = admin.list("team", "filter=id == '" + team + "'", "expand=members")
                .expect(200);
        assertThat(list.at("/items/0/members/items").size()).isEqualTo(25);
        assertThat(list.at("/items/0/members/nextCursor").isTextual()).isTrue();
    }

    @Test
    default void expandShouldGoThroughSeveralRelations() {
        Api admin = relations();
        String team = named(admin, "team", "Deep", "");
        String boss = person(admin, "Boss", team);
        named(admin, "person", "Worker", ",\"team\":\"" + team + "\",\"manager\":\"" + boss + "\"");
        String project = named(admin, "project", "P", ",\"lead\":\"" + boss + "\",\"members\":[\"" + boss + "\"]");
        admin.create("note", "{\"text\":\"N\",\"project\":\"" + project + "\"}");

        Reply deep = admin.get("project/" + project + "?expand=lead.reports.team,members.badge,notes")
                .send()
                .expect(200);
        deep.expectJson("/lead/reports/items/0/name", "\"Worker\"")
                .expectJson("/lead/reports/items/0/team/name", "\"Deep\"")
                .expectJson("/members/items/0/name", "\"Boss\"")
                .expectJson("/members/items/0/badge", "null")
                .expectJson("/notes/items/0/text", "\"N\"")
                .expectJson("/notes/items/0/project", "\"" + project + "\"");
        admin.get("project/" + project + "?expand=title")
                .send()
                .expectProblem(422, "invalid-query")
                .expectFinding("/expand", "not-expandable");
        admin.get("project/" + project + "?expand=lead.nothing")
                .send()
                .expectProblem(422, "invalid-query")
                .expectFinding("/expand", "unknown-member");
    }

    @Test
    default void rulesShouldReadRelatedRecords() {
        Api admin = relations();
        String blue = named(admin, "team", "Blue", "");
        String red = named(admin, "team", "Red", "");
        String boss = person(admin, "Boss", blue);
        admin.post("person")
                .json("{\"name\":\"x\",\"team\":\"" + red + "\",\"manager\":\"" + boss + "\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/manager", "rule");
        String worker =
                "person/" + named(admin, "person", "y", ",\"team\":\"" + blue + "\",\"manager\":\"" + boss + "\"");
        admin.patch(worker)
                .json("{\"team\":\"" + red + "\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/manager", "rule");
        admin.patch(worker)
                .json("{\"team\":\"" + red + "\",\"manager\":null}")
                .send()
                .expect(200);
    }

    @Test
    default void peopleShouldBeThoseOfTheApp() {
        Api admin = relations();
        String project = named(admin, "project", "People", "");
        String start = "{\"text\":\"x\",\"project\":\"" + project + "\"";
        for (String wrong : List.of(ServedContract.unknownId(), project)) {
            admin.post("note")
                    .json(start + ",\"author\":\"" + wrong + "\",\"readers\":[\"" + wrong + "\"]}")
                    .send()
                    .expectProblem(422, "invalid-record")
                    .expectFinding("/author", "unknown-person")
                    .expectFinding("/readers", "unknown-person");
        }
        String somebody = "\"" + admin.id() + "\"";
        String note = admin.create("note", start + ",\"author\":" + somebody + ",\"readers\":[" + somebody + "]}")
                .expectJson("/author", somebody)
                .expectJson("/readers", "[" + somebody + "]")
                .text("/id");
        assertThat(admin.list("note", "filter=author == user.id && id == '" + note + "'")
                        .items("id"))
                .containsExactly(note);
        for (String query : List.of("expand=author", "expand=readers", "fields=author.id", "sort=author.email")) {
            admin.list("note", query).expect(422).expectProblem();
        }
    }
}
