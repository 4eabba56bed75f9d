package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Fields that a role does not see, sees in some records, or sees and does not write. */
public interface RecordMasksContract extends ServedContract {

    private RecordsServer server() {
        return servers().serving(ContractDesign.PERMISSIONS);
    }

    private Api admin() {
        return Api.administrator(server());
    }

    @Test
    default void hiddenFieldShouldBeAsOneThatThereIsNot() {
        Api clerk = Api.person(server(), "clerk");
        String entry = "entry/" + admin().created("entry", "{\"title\":\"Masked\",\"margin\":42}");

        Reply read = clerk.get(entry).send().expect(200);
        assertThat(read.names("")).contains("title", "approved").doesNotContain("margin", "gain");
        assertThat(clerk.list("entry").expect(200).names("/items/0")).doesNotContain("margin", "gain");
        for (String name : List.of("margin", "gain")) {
            clerk.list("entry", "fields=" + name)
                    .expectProblem(422, "invalid-query")
                    .expectFinding("/fields", "unknown-member");
            clerk.list("entry", "sort=" + name)
                    .expectProblem(422, "invalid-query")
                    .expectFinding("/sort", "unknown-member");
            clerk.list("entry", "filter=" + name + " > 1")
                    .expectProblem(422, "invalid-query")
                    .expectFinding("/filter", "unknown-name");
            clerk.list("entry", "aggregate=sum(" + name + ")")
                    .expectProblem(422, "invalid-query")
                    .expectFinding("/aggregate", "unknown-member");
            clerk.list("entry", "groupBy=" + name)
                    .expectProblem(422, "invalid-query")
                    .expectFinding("/groupBy", "unknown-member");
        }
        clerk.patch(entry)
                .json("{\"margin\":1}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/margin", "unknown-member");
        clerk.put(entry).json("{\"title\":\"Put\"}").send().expect(200);
        admin().get(entry).send().expectJson("/margin", "42").expectJson("/title", "\"Put\"");
    }

    @Test
    default void readOnlyFieldShouldStayWhatItIs() {
        Api clerk = Api.person(server(), "clerk");
        String entry = "entry/" + admin().created("entry", "{\"title\":\"Approved\",\"approved\":true}");

        clerk.patch(entry)
                .json("{\"approved\":false}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/approved", "read-only");
        clerk.put(entry).json("{\"title\":\"Put\"}").send().expect(200).expectJson("/approved", "true");
        clerk.post("entry")
                .json("{\"title\":\"x\",\"amount\":1,\"approved\":true}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/approved", "read-only");
    }

    @Test
    default void fieldThatIsHiddenInSomeRecordsShouldBeAbsentThere() {
        Api partial = Api.person(server(), "partial");
        String group = ServedContract.unique("partial");
        admin().create("entry", """
                [{"title":"%1$s","margin":1},{"title":"%1$s","margin":2,"state":"closed"},
                 {"title":"%1$s","margin":3,"state":"archived"}]""".formatted(group));

        Reply list = partial.list(
                        "entry", "filter=title == '" + group + "'", "sort=state,createdAt", "fields=state,margin,gain")
                .expect(200);
        assertThat(list.items("state")).containsExactly("closed", "open");
        list.expectJson("/items/0/margin", "null")
                .expectJson("/items/0/gain", "null")
                .expectJson("/items/1/margin", "1")
                .expectJson("/items/1/gain", "2");
        partial.list("entry", "filter=margin == 2")
                .expectProblem(422, "invalid-query")
                .expectFinding("/filter", "unknown-name");
        partial.list("entry", "sort=margin")
                .expectProblem(422, "invalid-query")
                .expectFinding("/sort", "unknown-member");
        partial.list("entry", "aggregate=max(margin)")
                .expectProblem(422, "invalid-query")
                .expectFinding("/aggregate", "unknown-member");
    }

    @Test
    default void pathsShouldReadWhatCanBeReadAlone() {
        Api clerk = Api.person(server(), "clerk");
        Api auditor = Api.person(server(), "auditor");
        String hidden = admin().created("account", "{\"name\":\"Hidden\",\"balance\":5000}");
        String shared = admin().created("account", "{\"name\":\"Shared\",\"balance\":5000,\"shared\":true}");
        String group = ServedContract.unique("paths");
        admin().create("entry", """
                [{"title":"%1$s","account":"%2$s","amount":1},{"title":"%1$s","account":"%3$s","amount":2},
                 {"title":"%1$s","amount":3}]""".formatted(group, hidden, shared));
        String all = "filter=title == '" + group + "'";

        Reply list = clerk.list("entry", all, "sort=amount", "expand=account").expect(200);
        list.expectJson("/items/0/account", "null").expectJson("/items/1/account/name", "\"Shared\"");
        assertThat(list.names("/items/1/account")).contains("name", "shared").doesNotContain("balance");
        assertThat(list.names("/items/0")).doesNotContain("rich");
        clerk.list("entry", all, "sort=amount", "fields=amount,account")
                .expectJson("/items/1/account", "\"" + shared + "\"");
        assertThat(clerk.list("entry", all + " && account.name == 'Hidden'")
                        .expect(200)
                        .items("id"))
                .isEmpty();
        assertThat(clerk.list("entry", all + " && account.name == 'Shared'")
                        .expect(200)
                        .items("id"))
                .hasSize(1);
        assertThat(clerk.list("entry", all, "sort=-account.name,amount")
                        .expect(200)
                        .items("amount"))
                .containsExactly("2.00", "1.00", "3.00");
        clerk.list("entry", "filter=account.balance > 1.0")
                .expectProblem(422, "invalid-query")
                .expectFinding("/filter", "unknown-name");
        clerk.list("entry", "sort=account.balance")
                .expectProblem(422, "invalid-query")
                .expectFinding("/sort", "unknown-member");
        auditor.list("entry", all, "sort=amount", "expand=account")
                .expectJson("/items/0/account/balance", "\"5000.00\"")
                .expectJson("/items/0/rich", "true")
                .expectJson("/items/2/rich", "null");
    }

    @Test
    default void expandedListsShouldShowWhatCanBeReadAlone() {
        Api clerk = Api.person(server(), "clerk");
        String account = admin().created("account", "{\"name\":\"Entries\",\"shared\":true}");
        admin().create("entry", """
                [{"title":"a","account":"%1$s"},{"title":"b","account":"%1$s","state":"archived"}]""".formatted(account));

        Reply read = clerk.get("account/" + account + "?expand=entries").send().expect(200);
        assertThat(read.at("/entries/items").size()).isEqualTo(1);
        read.expectJson("/entries/items/0/title", "\"a\"");
        assertThat(read.names("/entries/items/0")).doesNotContain("margin");
        assertThat(admin().get("account/" + account + "?expand=entries")
                        .send()
                        .at("/entries/items")
                        .size())
                .isEqualTo(2);
    }

    @Test
    default void linksToWhatCannotBeReadShouldNotBeShown() {
        Api clerk = Api.person(server(), "clerk");
        Api auditor = Api.person(server(), "auditor");
        String memo = admin().created("memo", "{\"text\":\"m\"}");
        String entry = "entry/" + admin().created("entry", "{\"title\":\"Links\",\"labels\":[\"" + memo + "\"]}");

        assertThat(clerk.get(entry).send().expect(200).names("")).doesNotContain("labels");
        auditor.get(entry).send().expect(200).expectJson("/labels", "[\"" + memo + "\"]");
    }
}
