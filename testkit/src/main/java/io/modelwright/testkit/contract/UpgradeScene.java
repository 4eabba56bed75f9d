package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelwright.testkit.contract.RecordsServer.Person;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Records of the first version of {@link UpgradeDesign}, and what they have to be in the third one: whoever serves both shows that
 * nothing was lost on the way. Not for several threads.
 */
public final class UpgradeScene {

    private final Person seller;
    private final String keeper;
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, JsonNode> before = new LinkedHashMap<>();

    private UpgradeScene(Person seller, String keeper) {
        this.seller = seller;
        this.keeper = keeper;
    }

    /** Writes the records through a server of the first version. */
    public static UpgradeScene filled(RecordsServer first) {
        Api admin = Api.administrator(first);
        UpgradeScene scene = new UpgradeScene(first.person("seller"), admin.id());
        scene.write(admin, Api.bearing(first, scene.seller.token()));
        scene.remember(admin);
        return scene;
    }

    /** Somebody who may sell, since the first version. */
    public Person seller() {
        return seller;
    }

    /** What is stored in another form afterwards and not kept in the old one, by the id of the record; values as JSON. */
    public Map<String, SortedSet<String>> converted() {
        return Map.of(
                Objects.requireNonNull(ids.get("full")),
                new TreeSet<>(List.of(
                        "\"2027-01-31\"", "\"known\"", "1.50", "4", "9223372036854775807", "[\"red\", \"blue\"]")));
    }

    private void write(Api admin, Api selling) {
        make(admin, "topic", "wood", "{\"name\":\"Wood\"}");
        make(admin, "topic", "iron", "{\"name\":\"Iron\"}");
        make(admin, "client", "full", """
                {"name":"Ada Grün 😀","code":"A-1","mail":"ada@example.org","fax":"+49 30 1","remark":"# Long\\n'\\"$$ text",
                 "level":4,"visits":"12","since":"2027-01-31","stage":"known","tones":["red","blue"],"active":false,
                 "home":"https://example.org/a?b=c","phone":"+49301234","handle":"ada","paint":"#1e90ff",
                 "big":"9223372036854775807","exact":"1.50","ratio":0.1,"price":{"amount":"9.99","currency":"USD"},
                 "euros":{"amount":"-0.01","currency":"EUR"},"at":"14:05:00","moment":"2027-01-31T12:00:00.123456Z",
                 "span":"PT1H30M","token":"0190a000-0000-7000-8000-000000000001","extra":{"a":[1,null,"x"]},
                 "place":{"lat":52.5,"lon":13.25},"pin":"geheim","keeper":"%s"}""".formatted(keeper));
        make(admin, "client", "sparse", "{\"name\":\"Bo\",\"code\":\"B-2\"}");
        make(admin, "client", "odd", """
                {"name":"Cy","code":"C-3","level":3,"visits":"often","stage":"gone","tones":[],"active":true,
                 "sponsor":"%s"}""".formatted(ids.get("full")));
        make(admin, "order", "plain", """
                {"title":"Chairs","amount":"12.50","due":"2027-03-01","client":"%s","topics":["%s","%s"],"subject":"%s"}""".formatted(
                        ids.get("full"), ids.get("wood"), ids.get("iron"), ids.get("iron")));
        make(selling, "order", "breaking", """
                {"title":"A table that is as long as twenty","amount":"0.00"}""");
        make(admin, "memo", "memo", "{\"body\":\"Rings twice\",\"client\":\"%s\"}".formatted(ids.get("full")));
        admin.patch("order/" + ids.get("breaking"))
                .json("{\"client\":\"" + ids.get("sparse") + "\"}")
                .send()
                .expect(200);
    }

    private void make(Api by, String entity, String key, String json) {
        ids.put(key, by.created(entity, json));
    }

    private void remember(Api admin) {
        ids.forEach((key, id) -> before.put(
                key, admin.get(entity(key) + "/" + id).send().expect(200).json()));
    }

    private static String entity(String key) {
        return switch (key) {
            case "wood", "iron" -> "topic";
            case "full", "sparse", "odd" -> "client";
            case "plain", "breaking" -> "order";
            default -> "memo";
        };
    }

    /** Each value of each record is there at the third version, under its new name and of its new type. Reads only. */
    public void checkKept(RecordsServer third) {
        Api admin = Api.administrator(third);
        for (String key : List.of("wood", "iron")) {
            assertThat(read(admin, "topic", key)).isEqualTo(before.get(key));
        }
        for (String key : List.of("full", "sparse", "odd")) {
            assertThat(read(admin, "customer", key)).isEqualTo(expectedCustomer(key));
        }
        List<String> positions = new ArrayList<>();
        for (String key : List.of("plain", "breaking")) {
            ObjectNode order = (ObjectNode) read(admin, "order", key);
            positions.add(order.remove("position").textValue());
            assertThat(order).isEqualTo(expectedOrder(key));
        }
        assertThat(positions).containsExactlyInAnyOrder("1", "2");
        admin.get("memo").send().expectProblem(404, "not-found");
        checkLists(admin);
        checkSeller(third);
    }

    /** A copy of the record as it was, to be changed. */
    private ObjectNode remembered(String key) {
        return Objects.requireNonNull(before.get(key)).deepCopy();
    }

    private JsonNode read(Api admin, String entity, String key) {
        return admin.get(entity + "/" + ids.get(key)).send().expect(200).json();
    }

    private ObjectNode expectedCustomer(String key) {
        ObjectNode record = remembered(key);
        record.remove(List.of("remark", "fax"));
        String name = record.remove("name").textValue();
        record.put("fullName", name).put("shout", record.get("shout").textValue() + "!");
        record.putArray("interests");
        switch (key) {
            case "full" -> {
                record.put("level", "4.00")
                        .put("visits", 12)
                        .put("tier", "gold")
                        .put("stage", "regular");
                record.put("since", "2027-01-30T23:00:00Z").put("exact", "1.5000");
                record.putArray("tones").add("crimson").add("blue");
            }
            case "sparse" -> record.put("tier", "basic").put("active", true);
            default ->
                record.put("level", "3.00")
                        .put("visits", -1)
                        .put("tier", "basic")
                        .put("stage", "regular");
        }
        return record;
    }

    private ObjectNode expectedOrder(String key) {
        ObjectNode record = remembered(key);
        record.set("customer", record.remove("client"));
        JsonNode subject = record.remove("subject");
        if (subject.isNull()) {
            record.putArray("subject");
            record.put("due", "2027-12-31");
        } else {
            record.putArray("subject").add(subject);
        }
        return record;
    }

    private void checkLists(Api admin) {
        assertThat(admin.list("customer", "filter=tier == 'gold'", "count=true")
                        .expect(200)
                        .expectJson("/total", "1")
                        .items("id"))
                .containsExactly(ids.get("full"));
        assertThat(admin.list("customer", "sort=fullName").expect(200).items("id"))
                .containsExactly(ids.get("full"), ids.get("sparse"), ids.get("odd"));
        assertThat(admin.list("order", "filter=customer.level > 3.5", "expand=customer,topics,subject")
                        .expect(200)
                        .expectJson("/items/0/customer/code", "\"A-1\"")
                        .expectJson("/items/0/subject/items/0/name", "\"Iron\"")
                        .items("id"))
                .containsExactly(ids.get("plain"));
    }

    private void checkSeller(RecordsServer third) {
        Api selling = Api.bearing(third, seller.token());
        assertThat(selling.list("order").expect(200).items("id")).containsExactly(ids.get("breaking"));
        assertThat(selling.get("customer/" + ids.get("full")).send().expect(200).names(""))
                .contains("fullName")
                .doesNotContain("level");
        selling.get("topic").send().expectProblem(404, "not-found");
    }

    /** The third version is at work: what it asks of records holds for new and old ones. Call it last. */
    public void checkAtWork(RecordsServer third) {
        Api admin = Api.administrator(third);
        admin.post("customer")
                .json("{\"fullName\":\"Di\",\"code\":\"A-1\",\"active\":true,\"tier\":\"gold\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/code", "unique");
        admin.post("customer")
                .json("{\"fullName\":\"Di\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/code", "required")
                .expectFinding("/active", "required")
                .expectFinding("/tier", "required");
        Reply made =
                admin.create("customer", "{\"fullName\":\"Di\",\"code\":\"D-4\",\"active\":true,\"tier\":\"gold\"}");
        // a refused record may have taken one
        assertThat(Integer.parseInt(made.text("/number"))).isGreaterThan(3);
        Reply order = admin.create("order", """
                {"title":"Fourth","amount":"10.00","due":"2027-01-01","customer":"%s"}""".formatted(made.text("/id")));
        assertThat(Integer.parseInt(order.text("/position"))).isGreaterThan(2);
        admin.create("invoice", """
                {"total":{"amount":"10","currency":"EUR"},"order":"%s"}""".formatted(order.text("/id")));
        admin.delete("customer/" + made.text("/id")).send().expect(204);
        admin.get("order/" + order.text("/id")).send().expectProblem(404, "not-found");
        checkBreakingRow(admin);
    }

    /** A row that was right when it was written may be read and deleted as it is; a write has to put right what it touches. */
    private void checkBreakingRow(Api admin) {
        String path = "order/" + ids.get("breaking");
        admin.patch(path)
                .json("{\"amount\":\"1.00\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/amount", "rule");
        admin.patch(path)
                .json("{\"due\":\"2028-01-01\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/amount", "rule");
        admin.patch(path)
                .json("{\"amount\":\"10.00\",\"title\":\"Table\"}")
                .send()
                .expect(200)
                .expectJson("/amount", "\"10.00\"");
        admin.delete(path).send().expect(204);
    }
}
