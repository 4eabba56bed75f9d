package io.modelwright.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelwright.core.shared.Json;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlBodiesTest {

    private static Json parse(String text) {
        return YamlBodies.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem refusal(String text) {
        return catchThrowableOfType(ProblemException.class, () -> parse(text)).problem();
    }

    private static Json json(String text) {
        return JsonBodies.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void parseShouldReadTheCoreSchema() {
        String yaml = """
                # a comment
                name: no
                on: true
                list: [1, 1.50, 'x', "y\\n", null, ~]
                nested:
                  - { a: 0x10, b: 12:30:00, c: 2026-01-31 }
                empty:
                """;

        assertThat(parse(yaml))
                .isEqualTo(json("{\"name\":\"no\",\"on\":true,\"list\":[1,1.50,\"x\",\"y\\n\",null,null],"
                        + "\"nested\":[{\"a\":\"0x10\",\"b\":\"12:30:00\",\"c\":\"2026-01-31\"}],\"empty\":null}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment",
                "a: [1",
                "a: {b",
                "\ta: 1",
                "a: b: c",
                "a: 'x",
                "- a\nb: c",
                "? [a]\n: b",
                "a: 1\n---\nb: 2",
                "%YAML 9",
                "@x",
                "`x",
                "[a, b]: c",
                "a: \u0001"
            })
    void parseShouldRefuseWhatIsNoDocument(String text) {
        Problem problem = refusal(text);

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo("malformed-yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "'a: &x 1\nb: *x', 400, yaml-alias, /a",
        "'a: {<<: *x}', 400, yaml-alias, /a/<<",
        "'a: !!java.util.Date 1', 400, yaml-tag, /a",
        "'a: !!str 1', 400, yaml-tag, /a",
        "'!!javax.script.ScriptEngineManager [1]', 400, yaml-tag, ''",
        "'a: {b: 1, b: 2}', 400, duplicate-key, /a/b",
        "'a: \"\\0\"', 422, forbidden-character, /a",
        "'a: \"\\ud800\"', 422, forbidden-character, /a",
        "'a: 1e999', 422, number-out-of-range, /a",
    })
    void parseShouldRefuseWithThePlace(String text, int status, String code, String pointer) {
        Problem problem = refusal(text.replace("\\n", "\n"));

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.pointer().value()).isEqualTo(pointer));
    }

    @Test
    void parseShouldRefuseBombsOfDepth() {
        assertThat(refusal("[".repeat(65) + "]".repeat(65)).code()).isEqualTo("too-deep");
        assertThat(refusal("- ".repeat(2_000) + "x").status()).isEqualTo(400);
        assertThat(refusal("{".repeat(50_000)).status()).isEqualTo(400);
    }

    @Property(tries = 500)
    void textShouldReadBackAsTheSameTree(@ForAll("trees") Json tree) {
        String yaml = YamlBodies.text(tree);

        assertThat(parse(yaml)).as(yaml).isEqualTo(tree);
    }

    @Property(tries = 500)
    void parseShouldOnlyEverReadOrRefuse(@ForAll("almostYaml") String text) {
        try {
            parse(text);
        } catch (ProblemException refused) {
            assertThat(Set.of(400, 422)).contains(refused.problem().status());
        }
    }

    @Provide
    Arbitrary<Json> trees() {
        return JsonTrees.trees();
    }

    @Provide
    Arbitrary<String> almostYaml() {
        return Arbitraries.strings()
                .withChars("ab:- \n\t[]{},&*!|>'\"%@`#?1.~<\\")
                .ofMaxLength(60);
    }
}
