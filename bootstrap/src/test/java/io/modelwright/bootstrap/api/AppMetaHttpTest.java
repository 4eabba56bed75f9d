package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Metadata as clients get it. Its form is checked against the OpenAPI document by the fuzz. */
final class AppMetaHttpTest {

    private static final String DESIGN = """
            timeZone: Europe/Berlin
            entities:
              - name: invoice
                displayName: Rechnung
                pluralName: Rechnungen
                description: "<b>Wichtig</b>"
                fields:
                  - { name: dueDate, type: date }
                  - { name: customerNo, type: text, required: true, unique: true, minLength: 2, maxLength: 9, pattern: "[0-9]+" }
                  - { name: total, type: decimal, precision: 12, scale: 2, min: 0, max: 123456789.5 }
                  - { name: state, type: choice, choices: [ { name: open, label: Offen, color: "#ff0000" }, paid ], default: open }
                  - { name: gross, type: formula, expression: "total * 1.19", result: decimal }
                  - { name: notes, type: longText }
                  - { name: serial, type: autoNumber }
                rules: [ { expression: "total > 0.0", message: "Nothing to pay", field: total } ]
                unique: [ [dueDate, customerNo] ]
              - name: party
            relations:
              - { from: invoice, name: party, kind: manyToOne, to: party, inverse: invoices, required: true }
              - { from: invoice, name: watchers, kind: manyToMany, to: "@user" }
            roles:
              - name: clerk
                permissions:
                  - { entity: invoice, actions: [update, read], where: "state == 'open'", hiddenFields: [total], readOnlyFields: [state] }
            """;

    private static TestApp app;

    @BeforeAll
    static void publish() {
        app = TestApp.of(Api.somebody(), DESIGN);
    }

    private static Answer meta(Api by) {
        return by.get(app.path("/meta")).send().expect(200);
    }

    @Test
    void entitiesShouldSayWhatPeopleRead() {
        Answer meta = meta(app.owner());

        assertThat(meta.text("format")).isEqualTo("1");
        assertThat(meta.text("app", "timeZone")).isEqualTo("Europe/Berlin");
        assertThat(meta.text("app", "name")).isEqualTo("Tasks");
        assertThat(meta.text("entities", 0, "label")).isEqualTo("Rechnung");
        assertThat(meta.text("entities", 0, "pluralLabel")).isEqualTo("Rechnungen");
        assertThat(meta.text("entities", 0, "description")).isEqualTo("<b>Wichtig</b>");
        assertThat(meta.text("entities", 0, "recordLabel")).isEqualTo("{customerNo}");
        assertThat(meta.text("entities", 1, "label")).isEqualTo("Party");
        assertThat(meta.text("entities", 1, "pluralLabel")).isEqualTo("Parties");
        assertThat(meta.text("entities", 1, "recordLabel")).isEqualTo("{id}");
        assertThat(meta.text("entities", 0, "list"))
                .isEqualTo("{\"columns\":[\"dueDate\",\"customerNo\",\"total\",\"state\",\"gross\",\"serial\"],"
                        + "\"sort\":\"-createdAt\",\"limit\":25}");
        assertThat(meta.text("entities", 1, "list", "columns")).isEqualTo("[\"createdAt\"]");
        assertThat(meta.text("entities", 0, "unique")).isEqualTo("[[\"dueDate\",\"customerNo\"]]");
        assertThat(meta.text("entities", 0, "rules", 0, "message")).isEqualTo("Nothing to pay");
        // a path that leads to the records
        app.owner().get(meta.text("entities", 0, "path")).send().expect(200);
    }

    @Test
    void membersShouldSayTheirTypesAndOptions() {
        Map<String, String> members = ((Json.JsonArray) meta(app.owner()).at("entities", 0, "members"))
                .items().stream()
                        .map(Json.JsonObject.class::cast)
                        .collect(Collectors.toMap(
                                member -> ((Json.JsonString) member.members().get("name")).value(),
                                AppMetaHttpTest::withoutIds));

        assertThat(members)
                .containsEntry(
                        "dueDate", "label=Due date kind=field type=date required=false readOnly=false unique=false")
                .containsEntry(
                        "customerNo",
                        "label=Customer no kind=field type=text required=true readOnly=false unique=true minLength=2"
                                + " maxLength=9 pattern=[0-9]+")
                .containsEntry(
                        "total",
                        "label=Total kind=field type=decimal required=false readOnly=false unique=false precision=12"
                                + " scale=2 min=0 max=123456789.5")
                .containsEntry(
                        "gross",
                        "label=Gross kind=formula type=decimal required=false readOnly=true expression=total * 1.19")
                .containsEntry(
                        "serial", "label=Serial kind=field type=autoNumber required=false readOnly=true unique=false")
                .containsEntry("createdBy", "label=Created by kind=system type=person required=true readOnly=true")
                .containsEntry(
                        "party",
                        "label=Party kind=relation type=manyToOne required=true readOnly=false inverse=false target=party"
                                + " people=false back=invoices onDelete=restrict many=false")
                .containsEntry(
                        "watchers",
                        "label=Watchers kind=relation type=manyToMany required=false readOnly=false inverse=false"
                                + " people=true onDelete=cascade many=true");
        Answer meta = meta(app.owner());
        assertThat(meta.body())
                .contains("{\"name\":\"open\",\"label\":\"Offen\",\"color\":\"#ff0000\"}")
                .contains("{\"name\":\"paid\",\"label\":\"Paid\",\"color\":null}")
                .contains("\"aggregates\":[\"sum\",\"avg\",\"min\",\"max\"]");
    }

    /** The scalars that are there, as {@code name=value}. */
    private static String withoutIds(Json.JsonObject member) {
        return member.members().entrySet().stream()
                .filter(entry -> !List.of("id", "name", "description", "default", "sortable")
                        .contains(entry.getKey()))
                .flatMap(entry -> scalar(entry.getValue()).map(text -> entry.getKey() + "=" + text).stream())
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> scalar(Json json) {
        return switch (json) {
            case Json.JsonString(String text) -> Optional.of(text);
            case Json.JsonNumber(BigDecimal number) -> Optional.of(number.toPlainString());
            case Json.JsonBoolean(boolean value) -> Optional.of(Boolean.toString(value));
            case Json.JsonNull ignored -> Optional.empty();
            case Json.JsonArray ignored -> Optional.empty();
            case Json.JsonObject ignored -> Optional.empty();
        };
    }

    @Test
    void callerShouldBeToldWhatTheyMayDo() {
        Api clerk = Api.somebody();
        clerk.get(app.path("/meta")).send().expectProblem(404, "not-found");
        app.owner()
                .put(app.path("/members/" + clerk.email()))
                .json("{\"roles\":[\"clerk\"]}")
                .send()
                .expect(200);

        Answer owners = meta(app.owner());
        Answer clerks = meta(clerk);
        assertThat(owners.text("caller")).isEqualTo("{\"access\":\"all\",\"roles\":[]}");
        assertThat(clerks.text("caller")).isEqualTo("{\"access\":\"roles\",\"roles\":[\"clerk\"]}");
        assertThat(clerks.text("roles", 0, "permissions", 0))
                .isEqualTo("{\"entity\":\"invoice\",\"actions\":[\"read\",\"update\"],\"where\":\"state == 'open'\","
                        + "\"hidden\":[\"total\"],\"readOnly\":[\"state\"]}");
        assertThat(owners.etag()).isNotEqualTo(clerks.etag());
        assertThat(owners.at("entities")).isEqualTo(clerks.at("entities"));
    }

    @Test
    void metadataShouldNotBeSentTwiceAndChangeWithAVersion() {
        TestApp changing = TestApp.published();
        Answer first = changing.owner().get(changing.path("/meta")).send().expect(200);
        changing.owner()
                .get(changing.path("/meta"))
                .header("If-None-Match", first.etag())
                .send()
                .expect(304);
        changing.design(TestApp.DESIGN.replace(
                "- { name: budget, type: money }",
                "- { name: budget, type: money }\n      - { name: costs, type: money, currency: EUR }"));
        changing.publish("{\"message\":\"Second\"}").expect(201);

        Answer second = changing.owner()
                .get(changing.path("/meta"))
                .header("If-None-Match", first.etag())
                .send()
                .expect(200);
        assertThat(second.body()).contains("\"name\":\"costs\"");
        TestApp unpublished = TestApp.unpublished(changing.owner());
        unpublished.owner().get(unpublished.path("/meta")).send().expectProblem(404, "not-published");
        Api.nobody().get(changing.path("/meta")).send().expectProblem(401, "unauthenticated");
    }
}
