package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which records a role sees, makes, changes and deletes; what it is told of the others. */
public interface RecordPermissionsContract extends ServedContract {

    private RecordsServer server() {
        return servers().serving(ContractDesign.PERMISSIONS);
    }

    private Api admin() {
        return Api.administrator(server());
    }

    private static String entry(Api by, String group, String more) {
        return by.created("entry", "{\"title\":\"" + group + "\"" + more + "}");
    }

    @Test
    default void whereShouldDecideWhichRecordsAreSeen() {
        Api clerk = Api.person(server(), "clerk");
        String group = ServedContract.unique("seen");
        String open = entry(admin(), group, "");
        String closed = entry(admin(), group, ",\"state\":\"closed\"");
        String archived = entry(admin(), group, ",\"state\":\"archived\"");
        String stateless = entry(admin(), group, ",\"state\":null");
        String all = "filter=title == '" + group + "'";

        assertThat(clerk.list("entry", all, "sort=createdAt", "count=true")
                        .expect(200)
                        .expectJson("/total", "3")
                        .items("id"))
                .containsExactly(open, closed, stateless);
        clerk.list("entry", all, "aggregate=count").expect(200).expectJson("/items/0/count", "3");
        clerk.list("entry", "q=" + group, "count=true").expect(200).expectJson("/total", "3");
        clerk.get("entry/" + open).send().expect(200);
        clerk.get("entry/" + archived).send().expectProblem(404, "not-found");
        clerk.patch("entry/" + archived).json("{\"title\":\"x\"}").send().expectProblem(404, "not-found");
        clerk.put("entry/" + archived).json("{\"title\":\"x\"}").send().expectProblem(404, "not-found");
    }

    @Test
    default void whatIsNotPermittedShouldBeForbiddenOrUnknown() {
        Api clerk = Api.person(server(), "clerk");
        String entry = "entry/" + entry(admin(), "Forbidden", "");
        // an action that the role has on no record
        clerk.delete(entry).send().expectProblem(403, "forbidden");
        clerk.post("account").json("{\"name\":\"x\"}").send().expectProblem(403, "forbidden");
        // an entity that the role knows nothing of is as one that there is not
        for (String path : List.of("memo", "vault", "memo/" + ServedContract.unknownId())) {
            clerk.get(path).send().expectProblem(404, "not-found");
        }
        clerk.post("memo").json("{\"text\":\"x\"}").send().expectProblem(404, "not-found");
        admin().get(entry).send().expect(200).expectJson("/version", "1");
    }

    @Test
    default void somebodyWithoutRolesShouldFindNothing() {
        Api stranger = Api.person(server());
        for (String path : List.of("entry", "account", "memo", "vault", "entry/" + entry(admin(), "Unseen", ""))) {
            stranger.get(path).send().expectProblem(404, "not-found");
        }
        stranger.post("entry").json("{\"title\":\"x\"}").send().expectProblem(404, "not-found");
    }

    @Test
    default void whereShouldHoldForTheNewRecord() {
        Api clerk = Api.person(server(), "clerk");
        String group = ServedContract.unique("new");
        clerk.post("entry")
                .json("{\"title\":\"" + group + "\",\"amount\":\"100.01\"}")
                .send()
                .expectProblem(403, "forbidden");
        clerk.post("entry").json("{\"title\":\"" + group + "\"}").send().expectProblem(403, "forbidden");
        clerk.post("entry")
                .json("[{\"title\":\"%1$s\",\"amount\":1},{\"title\":\"%1$s\",\"amount\":101}]".formatted(group))
                .send()
                .expectProblem(403, "forbidden");
        admin().list("entry", "filter=title == '" + group + "'", "count=true").expectJson("/total", "0");
        clerk.create("entry", "{\"title\":\"" + group + "\",\"amount\":\"100\"}")
                .expectJson("/createdBy", "\"" + clerk.id() + "\"")
                .expectJson("/approved", "false");
    }

    @Test
    default void whereShouldHoldBeforeAChange() {
        Api clerk = Api.person(server(), "clerk");
        String closed = "entry/" + entry(admin(), "Closed", ",\"state\":\"closed\"");
        String open = "entry/" + entry(admin(), "Open", "");

        clerk.patch(closed).json("{\"title\":\"x\"}").send().expectProblem(403, "forbidden");
        clerk.patch(open).json("{\"title\":\"x\"}").send().expect(200);
        admin().get(closed).send().expect(200).expectJson("/title", "\"Closed\"");
    }

    @Test
    default void ownRecordsShouldBeSeenAlone() {
        Api one = Api.person(server(), "owner");
        Api two = Api.person(server(), "owner");
        String memo = one.created("memo", "{\"text\":\"Mine\"}");

        two.get("memo/" + memo).send().expectProblem(404, "not-found");
        two.delete("memo/" + memo).send().expectProblem(404, "not-found");
        assertThat(two.list("memo").expect(200).items("id")).isEmpty();
        assertThat(one.list("memo").expect(200).items("id")).containsExactly(memo);
        admin().patch("memo/" + memo)
                .json("{\"owner\":\"" + two.id() + "\"}")
                .send()
                .expect(200);
        assertThat(two.list("memo").expect(200).items("id")).containsExactly(memo);
        two.delete("memo/" + memo).send().expect(204);
        one.get("memo/" + memo).send().expectProblem(404, "not-found");
    }

    @Test
    default void rolesShouldAddUp() {
        Api both = Api.person(server(), "clerk", "auditor");
        String archived = entry(admin(), "Both", ",\"state\":\"archived\",\"margin\":7");

        both.get("entry/" + archived).send().expect(200).expectJson("/margin", "7");
        both.patch("entry/" + archived).json("{\"title\":\"x\"}").send().expectProblem(403, "forbidden");
        Api.person(server(), "auditor")
                .patch("entry/" + archived)
                .json("{\"title\":\"x\"}")
                .send()
                .expectProblem(403, "forbidden");
    }

    @Test
    default void relationsShouldLeadToWhatCanBeReadAlone() {
        Api clerk = Api.person(server(), "clerk");
        String hidden = admin().created("account", "{\"name\":\"Hidden\"}");
        String shared = admin().created("account", "{\"name\":\"Shared\",\"shared\":true}");
        String start = "{\"title\":\"x\",\"amount\":1,\"account\":\"";

        clerk.post("entry")
                .json(start + hidden + "\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/account", "unknown-record");
        String entry = clerk.created("entry", start + shared + "\"}");
        clerk.patch("entry/" + entry)
                .json("{\"account\":\"" + hidden + "\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/account", "unknown-record");
        clerk.patch("entry/" + entry).json("{\"account\":null}").send().expect(200);
    }

    @Test
    default void whatCannotBeSeenShouldStayWhenTheRestChanges() {
        Api clerk = Api.person(server(), "clerk");
        String account = admin().created("account", "{\"name\":\"Hidden\"}");
        String memo = admin().created("memo", "{\"text\":\"Hidden\"}");
        String more = ",\"amount\":1,\"account\":\"%s\",\"labels\":[\"%s\"]".formatted(account, memo);
        String path = "entry/" + entry(admin(), "Kept", more);

        clerk.put(path)
                .json("{\"title\":\"Put\",\"amount\":1,\"account\":null}")
                .send()
                .expect(200)
                .expectJson("/account", "null")
                .expectJson("/version", "2");
        clerk.patch(path)
                .json("{\"title\":\"Patched\",\"account\":null,\"labels\":[]}")
                .send()
                .expect(200)
                .expectJson("/version", "3");
        admin().get(path)
                .send()
                .expectJson("/title", "\"Patched\"")
                .expectJson("/account", "\"" + account + "\"")
                .expectJson("/labels", "[\"" + memo + "\"]");
        clerk.patch(path)
                .json("{\"account\":null,\"labels\":null}")
                .send()
                .expect(200)
                .expectJson("/version", "3");
    }

    @Test
    default void linksShouldBeReplacedAsFarAsTheyAreSeen() {
        Api both = Api.person(server(), "clerk", "owner");
        String hidden = admin().created("memo", "{\"text\":\"Hidden\"}");
        String own = both.created("memo", "{\"text\":\"Own\"}");
        String start = "{\"title\":\"x\",\"amount\":1";
        String path = "entry/" + entry(admin(), "Labels", ",\"amount\":1,\"labels\":[\"" + hidden + "\"]");

        both.put(path)
                .json(start + ",\"labels\":[\"" + own + "\"]}")
                .send()
                .expect(200)
                .expectJson("/labels", "[\"" + own + "\"]");
        assertThat(admin().get(path + "?expand=labels")
                        .send()
                        .at("/labels/items")
                        .size())
                .isEqualTo(2);
        both.patch(path)
                .json("{\"labels\":[\"" + own + "\",\"" + hidden + "\"]}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/labels", "unknown-record");
        both.put(path).json(start + "}").send().expect(200).expectJson("/labels", "[]");
        admin().get(path).send().expectJson("/labels", "[\"" + hidden + "\"]");
    }

    @Test
    default void rightToCreateAloneShouldNotShowAnything() {
        Api writer = Api.person(server(), "writer");
        writer.get("vault").send().expectProblem(403, "forbidden");
        Reply made = writer.post("vault").json("{\"code\":\"secret\"}").send().expect(201);
        String id = made.header("Location").orElseThrow().replaceFirst(".*/", "");
        writer.get("vault/" + id).send().expectProblem(403, "forbidden");
        admin().get("vault/" + id).send().expect(200).expectJson("/code", "\"secret\"");
    }
}
