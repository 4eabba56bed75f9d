package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What happens to records that refer to one which is deleted. */
public interface RecordDeletionContract extends ServedContract {

    private Api relations() {
        return Api.administrator(servers().serving(ContractDesign.RELATIONS));
    }

    @Test
    default void restrictShouldKeepWhatIsReferredTo() {
        Api admin = relations();
        String team = admin.created("team", "{\"name\":\"Kept\"}");
        String person = admin.created("person", "{\"name\":\"x\",\"team\":\"" + team + "\"}");

        admin.delete("team/" + team).send().expectProblem(409, "still-referenced");
        admin.get("team/" + team).send().expect(200);
        admin.delete("person/" + person).send().expect(204);
        admin.delete("team/" + team).send().expect(204);
    }

    @Test
    default void setNullShouldLetGo() {
        Api admin = relations();
        String team = admin.created("team", "{\"name\":\"Let go\"}");
        String boss = admin.created("person", "{\"name\":\"Boss\",\"team\":\"" + team + "\"}");
        String worker =
                admin.created("person", "{\"name\":\"Worker\",\"team\":\"" + team + "\",\"manager\":\"" + boss + "\"}");

        admin.delete("person/" + boss).send().expect(204);
        Reply left = admin.get("person/" + worker).send().expect(200).expectJson("/manager", "null");
        assertThat(left.etag()).isEqualTo("\"" + left.text("/version") + "\"");
        left.expectJson("/version", "2");
    }

    @Test
    default void cascadeShouldTakeAlong() {
        Api admin = relations();
        String team = admin.created("team", "{\"name\":\"Taken along\"}");
        String person = admin.created("person", "{\"name\":\"x\",\"team\":\"" + team + "\"}");
        String badge = admin.created("badge", "{\"code\":\"b\",\"holder\":\"" + person + "\"}");
        String project = admin.created("project", "{\"title\":\"p\",\"lead\":\"" + person + "\"}");
        String note = admin.created("note", "{\"text\":\"n\",\"project\":\"" + project + "\"}");

        admin.delete("person/" + person).send().expect(204);
        admin.get("badge/" + badge).send().expectProblem(404, "not-found");
        admin.get("project/" + project).send().expect(200).expectJson("/lead", "null");
        admin.delete("project/" + project).send().expect(204);
        admin.get("note/" + note).send().expectProblem(404, "not-found");
    }

    @Test
    default void linksShouldGoWithEitherEnd() {
        Api admin = relations();
        String team = admin.created("team", "{\"name\":\"Links\"}");
        String one = admin.created("person", "{\"name\":\"1\",\"team\":\"" + team + "\"}");
        String two =
                admin.created("person", "{\"name\":\"2\",\"team\":\"" + team + "\",\"friends\":[\"" + one + "\"]}");
        String project = admin.created("project", "{\"title\":\"p\",\"members\":[\"" + one + "\",\"" + two + "\"]}");

        admin.delete("person/" + one).send().expect(204);
        admin.get("project/" + project).send().expect(200).expectJson("/members", "[\"" + two + "\"]");
        admin.get("person/" + two).send().expect(200).expectJson("/friends", "[]");
        admin.delete("project/" + project).send().expect(204);
        admin.get("person/" + two + "?expand=projects").send().expect(200).expectJson("/projects/items", "[]");
    }
}
