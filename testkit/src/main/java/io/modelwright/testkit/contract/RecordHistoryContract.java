package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a record was, who changed it, and going back to it. */
public interface RecordHistoryContract extends ServedContract {

    private RecordsServer server() {
        return servers().serving(ContractDesign.PAPERS);
    }

    private Api admin() {
        return Api.administrator(server());
    }

    /** A paper with as many changes of its pages, the path of it. */
    private static String changed(Api by, int changes) {
        String path = "paper/" + by.created("paper", "{\"title\":\"Changed\"}");
        for (int change = 1; change <= changes; change++) {
            by.patch(path).json("{\"pages\":" + change + "}").send().expect(200);
        }
        return path;
    }

    private static Reply history(Api by, String path) {
        return by.get(path + "/history").send();
    }

    private static Reply restore(Api by, String path, String version) {
        return by.post(path + "/restore").json("{\"version\":" + version + "}").send();
    }

    @Test
    default void historyShouldTellEveryChangeNewestFirst() {
        Api owner = Api.person(server(), "owner");
        Reply created = owner.create("paper", "{\"title\":\"Told\",\"fee\":\"1.5\"}");
        String path = "paper/" + created.text("/id");
        owner.patch(path).json("{\"pages\":1}").send().expect(200);
        Reply last = admin().patch(path)
                .json("{\"pages\":2,\"title\":\"Retold\"}")
                .send()
                .expect(200);

        Reply history = history(owner, path).expect(200);

        assertThat(history.names("")).containsExactlyInAnyOrder("items", "nextCursor");
        history.expectJson("/nextCursor", "null");
        assertThat(history.names("/items/0")).containsExactlyInAnyOrder("version", "action", "at", "by", "changes");
        assertThat(history.items("version")).containsExactly("3", "2", "1");
        assertThat(history.items("action")).containsExactly("updated", "updated", "created");
        assertThat(history.items("by")).containsExactly(admin().id(), owner.id(), owner.id());
        history.expectJson("/items/0/at", "\"" + last.text("/updatedAt") + "\"")
                .expectJson("/items/2/at", "\"" + created.text("/createdAt") + "\"")
                .expectJson(
                        "/items/0/changes",
                        "{\"title\":{\"from\":\"Told\",\"to\":\"Retold\"},\"pages\":{\"from\":1,\"to\":2}}")
                .expectJson("/items/1/changes", "{\"pages\":{\"from\":null,\"to\":1}}")
                .expectJson("/items/2/changes/title", "{\"from\":null,\"to\":\"Told\"}")
                .expectJson("/items/2/changes/fee", "{\"from\":null,\"to\":\"1.50\"}")
                .expectJson("/items/2/changes/open", "{\"from\":null,\"to\":true}");
        assertThat(history.names("/items/2/changes")).doesNotContain("pages", "sheets", "version");
    }

    @Test
    default void historyShouldComeInPages() {
        String path = changed(admin(), 4);

        Reply first = admin().get(path + "/history?limit=3").send().expect(200);
        Reply second = admin().get(path + "/history?limit=3&cursor=" + Api.encoded(first.text("/nextCursor")))
                .send()
                .expect(200);

        assertThat(first.items("version")).containsExactly("5", "4", "3");
        assertThat(second.items("version")).containsExactly("2", "1");
        second.expectJson("/nextCursor", "null");
        second.expectJson("/items/0/changes", "{\"pages\":{\"from\":null,\"to\":1}}");
    }

    @Test
    default void wrongQuestionsShouldBeRefused() {
        String path = changed(admin(), 0);
        admin().get(path + "/history?cursor=x").send().expectProblem(400, "malformed-cursor");
        admin().get(path + "/history?limit=0").send().expectProblem(400, "malformed-parameter");
        admin().get(path + "/history?limit=501").send().expectProblem(400, "malformed-parameter");
        admin().get(path + "/history?since=1")
                .send()
                .expectProblem(422, "invalid-query")
                .expectFinding("/since", "unknown-parameter");
        admin().get("paper/nonsense/history").send().expectProblem(404, "not-found");
        admin().get("paper/" + ServedContract.unknownId() + "/history").send().expectProblem(404, "not-found");
        admin().get("nothing/" + ServedContract.unknownId() + "/history").send().expectProblem(404, "not-found");
        admin().get(path + "/nonsense").send().expectProblem(404, "not-found");
        admin().post(path + "/history").json("{}").send().expectProblem(405, "method-not-allowed");
        history(Api.nobody(server()), path).expectProblem(401, "unauthenticated");
    }

    @Test
    default void valuesShouldBeToldAsRecordsShowThem() {
        String folder = admin().created("folder", "{\"name\":\"F\"}");
        String topic = admin().created("topic", "{\"name\":\"T\"}");
        Reply created = admin().create("paper", """
                {"title":"Values","price":{"amount":"1.50","currency":"EUR"},"due":"2027-01-31","took":"PT1H30M",
                 "labels":["red"],"extra":{"a":[1,null]},"place":{"lat":1.5,"lon":2.5},"folder":"%s","topics":["%s"]}
                """.formatted(folder, topic));
        String path = "paper/" + created.text("/id");
        admin().patch(path)
                .json("{\"folder\":null,\"topics\":[],\"labels\":[\"green\"]}")
                .send()
                .expect(200);

        Reply history = history(admin(), path).expect(200);

        for (String member :
                new String[] {"price", "due", "took", "labels", "extra", "place", "folder", "topics", "number"}) {
            history.expectJson(
                    "/items/1/changes/" + member + "/to",
                    created.at("/" + member).toString());
        }
        history.expectJson("/items/0/changes/folder", "{\"from\":\"" + folder + "\",\"to\":null}")
                .expectJson("/items/0/changes/topics", "{\"from\":[\"" + topic + "\"],\"to\":[]}")
                .expectJson("/items/0/changes/labels", "{\"from\":[\"red\"],\"to\":[\"green\"]}");
    }

    @Test
    default void secretsShouldNotEnterTheHistory() {
        String path = "paper/" + admin().created("paper", "{\"pin\":\"first sesame\"}");
        admin().patch(path).json("{\"pin\":\"open sesame\"}").send().expect(200);

        Reply history = history(admin(), path).expect(200);

        assertThat(history.body()).doesNotContain("sesame");
        assertThat(history.items("version")).containsExactly("2", "1");
        history.expectJson("/items/0/changes", "{}");
    }

    @Test
    default void refusedChangesShouldLeaveNoTrace() {
        String path = changed(admin(), 1);
        admin().patch(path).json("{\"pages\":-1}").send().expectProblem(422, "invalid-record");
        admin().patch(path).json("{\"open\":false,\"pages\":null}").send().expectProblem(422, "invalid-record");
        admin().patch(path).ifMatch("\"7\"").json("{\"pages\":9}").send().expect(412);

        assertThat(history(admin(), path).items("version")).containsExactly("2", "1");
    }

    @Test
    default void historyShouldShowWhatTheRecordShows() {
        String path = "paper/" + admin().created("paper", "{\"title\":\"Masked\",\"pages\":7}");
        admin().patch(path)
                .json("{\"pages\":8,\"title\":\"Still masked\"}")
                .send()
                .expect(200);
        Api reader = Api.person(server(), "reader");

        Reply shown = history(reader, path).expect(200);
        assertThat(shown.items("version")).containsExactly("2", "1");
        assertThat(shown.names("/items/0/changes")).containsExactly("title");
        assertThat(shown.names("/items/1/changes")).contains("title").doesNotContain("pages", "topics", "folder");

        history(Api.person(server(), "archivist"), path).expectProblem(404, "not-found");
        history(Api.person(server(), "owner"), path).expectProblem(404, "not-found");
        history(Api.person(server()), path).expectProblem(404, "not-found");
        admin().patch(path).json("{\"open\":false}").send().expect(200);
        history(reader, path).expectProblem(404, "not-found");
    }

    @Test
    default void deletionShouldBeToldToThoseWhoCouldReadTheRecord() {
        Api owner = Api.person(server(), "owner");
        String path = changed(owner, 1);
        owner.delete(path).send().expect(204);

        Reply history = history(owner, path).expect(200);

        assertThat(history.items("action")).containsExactly("deleted", "updated", "created");
        assertThat(history.items("version")).containsExactly("3", "2", "1");
        history.expectJson("/items/0/changes/pages", "{\"from\":1,\"to\":null}");
        history(Api.person(server(), "reader"), path).expect(200);
        history(Api.person(server(), "archivist"), path).expectProblem(404, "not-found");
        history(Api.person(server(), "owner"), path).expectProblem(404, "not-found");
        history(Api.person(server()), path).expectProblem(404, "not-found");
    }

    @Test
    default void whatDeletionsDoToOthersShouldBeTold() {
        String folder = admin().created("folder", "{\"name\":\"F\"}");
        String paper = admin().created("paper", "{\"folder\":\"" + folder + "\"}");
        String remark = admin().created("remark", "{\"text\":\"r\",\"paper\":\"" + paper + "\"}");

        admin().delete("folder/" + folder).send().expect(204);
        Reply released = history(admin(), "paper/" + paper).expect(200);
        assertThat(released.items("action")).containsExactly("updated", "created");
        released.expectJson("/items/0/changes", "{\"folder\":{\"from\":\"" + folder + "\",\"to\":null}}");

        admin().delete("paper/" + paper).send().expect(204);
        assertThat(history(admin(), "remark/" + remark).expect(200).items("action"))
                .containsExactly("deleted", "created");
    }

    @Test
    default void restoreShouldMakeTheRecordWhatItWas() {
        String path = changed(admin(), 2);

        Reply restored = restore(admin(), path, "2").expect(200);

        restored.expectJson("/pages", "1").expectJson("/version", "4");
        assertThat(admin().get(path).send().json()).isEqualTo(restored.json());
        assertThat(history(admin(), path).items("version")).containsExactly("4", "3", "2", "1");
        history(admin(), path)
                .expectJson("/items/0/changes", "{\"pages\":{\"from\":2,\"to\":1}}")
                .expectJson("/items/0/action", "\"updated\"");
        restore(admin(), path, "99").expectProblem(404, "not-found");
        restore(admin(), path, "\"1\"").expectProblem(422, "invalid").expectFinding("/version", "wrong-type");
        admin().post(path + "/restore")
                .json("{\"version\":1,\"why\":\"x\"}")
                .send()
                .expectProblem(422, "invalid")
                .expectFinding("/why", "unknown-field");
        admin().get(path + "/restore").send().expectProblem(405, "method-not-allowed");
        admin().post(path + "/restore").body("text/plain", "1").send().expectProblem(415, "unsupported-media-type");
    }

    @Test
    default void restoreShouldBringADeletedRecordBack() {
        Api owner = Api.person(server(), "owner");
        String topic = admin().created("topic", "{\"name\":\"T\"}");
        Reply created = admin().create("paper", "{\"title\":\"Back\",\"topics\":[\"" + topic + "\"],\"pages\":5}");
        String path = "paper/" + created.text("/id");
        Api editor = Api.person(server(), "author");
        editor.delete(path).send().expect(204);
        restore(owner, path, "1").expectProblem(404, "not-found");

        Reply restored = restore(admin(), path, "1").expect(200);

        restored.expectJson("/title", "\"Back\"")
                .expectJson("/pages", "5")
                .expectJson("/topics", "[\"" + topic + "\"]")
                .expectJson("/version", "3")
                .expectJson("/createdAt", created.at("/createdAt").toString())
                .expectJson("/createdBy", "\"" + admin().id() + "\"");
        assertThat(admin().get(path).send().json()).isEqualTo(restored.json());
        assertThat(history(admin(), path).items("action")).containsExactly("restored", "deleted", "created");
        assertThat(history(admin(), path).items("version")).containsExactly("3", "2", "1");
        restore(admin(), path, "2").expectProblem(409, "nothing-to-restore");
        admin().patch(path).json("{\"pages\":6}").send().expect(200);
        assertThat(history(admin(), path).items("version")).containsExactly("4", "3", "2", "1");
    }

    @Test
    default void restoreShouldNeedTheRightsOfTheChange() {
        String path = changed(admin(), 1);
        restore(Api.person(server(), "reader"), path, "1").expectProblem(403, "forbidden");
        String deleted = changed(admin(), 0);
        admin().delete(deleted).send().expect(204);
        restore(Api.person(server(), "reader"), deleted, "1").expectProblem(403, "forbidden");
        restore(Api.person(server()), deleted, "1").expectProblem(404, "not-found");
    }

    @Test
    default void restoreShouldKeepTheRulesOfRecords() {
        String code = ServedContract.unique("code");
        String path = "paper/" + admin().created("paper", "{\"code\":\"" + code + "\"}");
        admin().patch(path).json("{\"code\":null}").send().expect(200);
        String taken = "paper/" + admin().created("paper", "{\"code\":\"" + code + "\"}");
        restore(admin(), path, "1").expectProblem(422, "invalid-record").expectFinding("/code", "unique");
        admin().delete(taken).send().expect(204);
        restore(admin(), path, "1").expect(200);
        restore(admin(), taken, "1").expectProblem(422, "invalid-record").expectFinding("/code", "unique");
        admin().get(taken).send().expectProblem(404, "not-found");
    }

    @Test
    default void recordThatComesBackShouldLackWhatItLacked() {
        String path = "paper/" + admin().created("paper", "{\"title\":\"No default\",\"open\":null}");
        admin().delete(path).send().expect(204);
        restore(admin(), path, "1").expect(200).expectJson("/open", "null");
        admin().get(path).send().expect(200).expectJson("/open", "null");
    }

    @Test
    default void restoredRecordShouldFindItsFile() {
        String file = admin().uploaded("a.txt", "kept");
        String path = "paper/" + admin().created("paper", "{\"document\":\"" + file + "\"}");
        admin().delete(path).send().expect(204);
        restore(admin(), path, "1").expect(200).expectJson("/document/name", "\"a.txt\"");
        admin().beside("GET", "/files/" + file).send().expect(200);
    }
}
