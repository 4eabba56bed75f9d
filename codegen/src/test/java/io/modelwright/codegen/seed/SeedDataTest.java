package io.modelwright.codegen.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.testkit.contract.ContractDesign;
import io.modelwright.testkit.contract.JsonText;
import io.modelwright.testkit.modeling.Designs;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** That a server takes the rows is proved where there is one; here is what can be seen of them alone. */
final class SeedDataTest {

    private static Design design(String yaml) {
        return DesignDocument.parseOffline(JsonText.yaml(yaml)).design().orElseThrow();
    }

    private static List<JsonNode> rows(SeedData data, String entity) {
        return data.entities().stream()
                .filter(rows -> rows.entity().equals(entity))
                .flatMap(rows -> rows.ndjson().lines())
                .map(JsonText::node)
                .toList();
    }

    @Provide
    Arbitrary<Design> designs() {
        return Designs.designs();
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void sameDesignShouldGiveTheSameBytes(@ForAll("designs") Design design) {
        assertThat(text(SeedData.of(design, 5))).isEqualTo(text(SeedData.of(design, 5)));
    }

    private static String text(SeedData data) {
        StringBuilder text = new StringBuilder();
        data.entities().forEach(rows -> text.append(rows.entity()).append('\n').append(rows.ndjson()));
        return text.toString();
    }

    @Example
    void everyEntityOfTheContractShouldGetAllItsRows() {
        for (ContractDesign design : ContractDesign.values()) {
            SeedData data = SeedData.of(design.design(), SeedData.ROWS);
            assertThat(data.entities())
                    .allSatisfy(
                            rows -> assertThat(rows.rows()).as(rows.entity()).hasSize(SeedData.ROWS));
        }
    }

    @Example
    void relationsShouldLeadBack() {
        Set<String> known = new HashSet<>();
        for (SeedData.Rows rows :
                SeedData.of(ContractDesign.RELATIONS.design(), 30).entities()) {
            rows.ndjson().lines().map(JsonText::node).forEach(row -> {
                for (String relation : List.of("team", "manager", "spouse", "holder", "lead", "project")) {
                    if (row.hasNonNull(relation)) {
                        assertThat(known).contains(row.get(relation).textValue());
                    }
                }
                row.path("members").forEach(link -> assertThat(known).contains(link.textValue()));
                known.add(row.get("id").textValue());
            });
        }
    }

    @Example
    void valuesShouldFitTogether() {
        Design design = design("""
                entities:
                  - name: customer
                    fields:
                      - { name: firstName, type: text, required: true }
                      - { name: lastName, type: text, required: true }
                      - { name: email, type: email, required: true, unique: true }
                  - name: task
                    fields:
                      - { name: created, type: date, required: true }
                      - { name: due, type: date, required: true }
                      - { name: status, type: choice, required: true, choices: [todo, doing, done] }
                      - { name: done, type: boolean, required: true }
                """);
        SeedData data = SeedData.of(design, 200);

        assertThat(rows(data, "customer"))
                .hasSize(200)
                .allSatisfy(row -> assertThat(row.get("email").textValue())
                        .contains(Persona.ascii(row.get("firstName").textValue()))
                        .contains(Persona.ascii(row.get("lastName").textValue()))
                        .endsWith(".example"));
        assertThat(rows(data, "task")).hasSize(200).allSatisfy(row -> {
            assertThat(row.get("due").textValue())
                    .isGreaterThan(row.get("created").textValue());
            assertThat(row.get("done").booleanValue())
                    .isEqualTo(row.get("status").textValue().equals("done"));
        });
    }

    @Example
    void rulesShouldHoldWhateverTheDay() {
        Design design = design("""
                entities:
                  - name: booking
                    fields:
                      - { name: from, type: date, required: true }
                      - { name: to, type: date, required: true }
                      - { name: guests, type: integer, required: true, min: 1, max: 9 }
                      - { name: code, type: text, required: true, unique: true, pattern: "[A-Z]{2}[0-9]{2}" }
                    rules:
                      - { expression: "to > from && to >= today()", message: "m" }
                      - { expression: "guests > 7", message: "m" }
                """);
        List<JsonNode> rows = rows(SeedData.of(design, 25), "booking");

        assertThat(rows).hasSize(25).allSatisfy(row -> {
            assertThat(row.get("to").textValue()).isGreaterThan("2060-01-01");
            assertThat(row.get("guests").intValue()).isGreaterThan(7);
            assertThat(row.get("code").textValue()).matches("[A-Z]{2}[0-9]{2}");
        });
        assertThat(rows.stream().map(row -> row.get("code").textValue())).doesNotHaveDuplicates();
    }

    @Example
    void entityWithoutRoomShouldGetFewerRows() {
        Design design = design("""
                entities:
                  - name: flag
                    fields: [ { name: lit, type: boolean, required: true, unique: true } ]
                  - name: never
                    fields: [ { name: paper, type: file, required: true } ]
                  - name: impossible
                    fields: [ { name: size, type: integer } ]
                    rules: [ { expression: "false", message: "m" } ]
                """);
        SeedData data = SeedData.of(design, 25);

        assertThat(rows(data, "flag")).hasSize(2);
        assertThat(rows(data, "never")).isEmpty();
        assertThat(rows(data, "impossible")).isEmpty();
        assertThatThrownBy(() -> SeedData.of(design, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
