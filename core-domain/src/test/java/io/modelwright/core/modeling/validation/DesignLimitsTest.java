package io.modelwright.core.modeling.validation;

import static io.modelwright.core.TestJson.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.document.Parsed;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How big a design may be, from both sides of each limit. */
final class DesignLimitsTest {

    private static Json many(int count, IntFunction<Json> item) {
        return Json.array(IntStream.range(0, count).mapToObj(item).toList());
    }

    private static Json field(int number, String type) {
        return Json.object().put("name", "f" + number).put("type", type).build();
    }

    private static Json entity(int number, Json fields) {
        return Json.object().put("name", "e" + number).put("fields", fields).build();
    }

    private static List<String> findings(Json document) {
        return lines(DesignDocument.parseOffline(document));
    }

    private static List<String> lines(Parsed parsed) {
        return parsed.findings().stream()
                .map(finding -> finding.code() + " " + finding.pointer())
                .toList();
    }

    private static Json entities(Json entities) {
        return Json.object().put("entities", entities).build();
    }

    private static Json oneEntityWith(String key, Json value) {
        return entities(Json.array(List.of(Json.object()
                .put("name", "task")
                .put(
                        "fields",
                        Json.array(List.of(Json.object()
                                .put("name", "title")
                                .put("type", "text")
                                .build())))
                .put(key, value)
                .build())));
    }

    @Test
    void designShouldHave200EntitiesOf200FieldsAtMost() {
        Json fields = many(200, i -> field(i, "text"));

        assertThat(findings(entities(many(200, i -> entity(i, fields))))).isEmpty();
        assertThat(findings(entities(many(201, i -> entity(i, Json.array(List.of()))))))
                .containsExactly("too-many /entities");
        assertThat(findings(entities(Json.array(List.of(entity(0, many(201, i -> field(i, "text"))))))))
                .containsExactly("too-many /entities/0/fields");
    }

    @Test
    void listsShouldHaveTheirLimits() {
        Json rule = json("{ expression: 'true', message: m }");
        assertThat(findings(oneEntityWith("rules", many(101, i -> rule))))
                .containsExactly("too-many /entities/0/rules");
        assertThat(findings(oneEntityWith("unique", many(51, i -> json("[title]")))))
                .containsExactly("too-many /entities/0/unique");
        assertThat(findings(oneEntityWith("indexes", many(51, i -> json("[title]")))))
                .containsExactly("too-many /entities/0/indexes");
        Json choices = Json.object()
                .put("name", "state")
                .put("type", "choice")
                .put("choices", many(501, i -> Json.of("c" + i)))
                .build();
        assertThat(findings(oneEntityWith("fields", Json.array(List.of(choices)))))
                .containsExactly("too-many /entities/0/fields/0/choices");
        assertThat(findings(Json.object()
                        .put("roles", many(101, i -> json("{ name: r%d, permissions: [] }".formatted(i))))
                        .put("relations", many(2_001, i -> json("{ from: a, name: b, kind: manyToOne, to: a }")))
                        .build()))
                .containsExactly("too-many /relations", "too-many /roles");
    }

    @Test
    void findingsShouldEndWhereTheyHelpNobody() {
        Json document =
                Json.object().put("entities", many(3_000, i -> Json.of(i))).build();

        List<Finding> findings = DesignDocument.parseOffline(document).findings();

        assertThat(findings).hasSize(Findings.COUNT_MAX + 1);
        assertThat(findings.getLast().code()).isEqualTo("too-many-findings");
    }

    @ParameterizedTest
    @CsvSource({
        "displayName, 200",
        "pluralName, 200",
        "description, 10000",
    })
    void labelsShouldHaveTheirLengthInCodePoints(String key, int max) {
        assertThat(findings(oneEntityWith(key, Json.of("🚀".repeat(max))))).isEmpty();
        assertThat(findings(oneEntityWith(key, Json.of("x".repeat(max + 1)))))
                .containsExactly("text-too-long /entities/0/" + key);
    }

    @Test
    void otherTextsShouldHaveTheirLength() {
        assertThat(findings(oneEntityWith("recordLabel", Json.of("x".repeat(501)))))
                .containsExactly("text-too-long /entities/0/recordLabel");
        Json message = Json.object()
                .put("expression", "true")
                .put("message", "x".repeat(1_001))
                .build();
        assertThat(findings(oneEntityWith("rules", Json.array(List.of(message)))))
                .containsExactly("text-too-long /entities/0/rules/0/message");
        Json expression = Json.object()
                .put("expression", " ".repeat(4_001) + "true")
                .put("message", "m")
                .build();
        assertThat(findings(oneEntityWith("rules", Json.array(List.of(expression)))))
                .containsExactly("expression-too-complex /entities/0/rules/0/expression");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "\uDC00", "a\uD83D", "\uDE80\uD83D", "\0"})
    void textShouldHaveNoHalfCharacters(String text) {
        assertThat(findings(oneEntityWith("displayName", Json.of(text))))
                .containsExactly("illegal-character /entities/0/displayName");
    }

    @Test
    void documentShouldNotBeNestedTooDeep() {
        Json nested = Json.of(1);
        for (int i = 0; i < 5_000; i++) {
            nested = Json.array(List.of(nested));
        }

        assertThat(findings(oneEntityWith("icon", nested))).containsExactly("too-deep ");
    }

    @Test
    void numbersShouldNotBeBeyondEveryRange() {
        Json huge = new JsonNumber(new BigDecimal("1e999999999"));
        Json field = Json.object()
                .put("name", "n")
                .put("type", "float")
                .put("max", huge)
                .put("default", huge)
                .build();

        assertThat(findings(oneEntityWith("fields", Json.array(List.of(field)))))
                .containsExactly(
                        "number-out-of-range /entities/0/fields/0/max", "invalid-default /entities/0/fields/0/default");
    }

    @ParameterizedTest
    @CsvSource({"text, 200", "uuid, 200", "money, 166", "duration, 200"})
    void entityShouldHaveAsManyFieldsAsFitAPage(String type, int fits) {
        assertThat(findings(entities(Json.array(List.of(entity(0, many(fits, i -> field(i, type))))))))
                .isEmpty();
        if (fits < DesignLimits.FIELDS) {
            assertThat(findings(entities(Json.array(List.of(entity(0, many(fits + 1, i -> field(i, type))))))))
                    .containsExactly("row-too-wide /entities/0/fields");
        }
    }

    @Test
    void rowShouldCountRelationsToo() {
        List<Json> relations = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            relations.add(json("{ from: e0, name: r%d, kind: manyToOne, to: '@user' }".formatted(i)));
        }
        Json document = Json.object()
                .put("entities", Json.array(List.of(entity(0, many(200, i -> field(i, "text"))))))
                .put("relations", Json.array(relations))
                .build();

        assertThat(findings(document)).containsExactly("row-too-wide /entities/0/fields");
    }
}
