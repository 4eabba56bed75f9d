package io.modelwright.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelwright.core.shared.Json;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import java.math.BigDecimal;
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

final class JsonBodiesTest {

    private static Json parse(String text) {
        return JsonBodies.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem refusal(byte[] body) {
        return catchThrowableOfType(ProblemException.class, () -> JsonBodies.parse(body))
                .problem();
    }

    @Test
    void parseShouldKeepNumbersAsWritten() {
        assertThat(parse("[1.0, 12345678901234567890.120, 1e3, -0]"))
                .isEqualTo(new Json.JsonArray(java.util.List.of(
                        new Json.JsonNumber(new BigDecimal("1.0")),
                        new Json.JsonNumber(new BigDecimal("12345678901234567890.120")),
                        new Json.JsonNumber(new BigDecimal("1e3")),
                        new Json.JsonNumber(BigDecimal.ZERO))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{'a':1}",
                "[1,]",
                "{\"a\":1,}",
                "01",
                "+1",
                ".5",
                "NaN",
                "Infinity",
                "-",
                "tru",
                "nul",
                "\"a",
                "\"\\x\"",
                "\"\t\"",
                "[1] []",
                "{} x",
                "// c\n1",
                "/* */ 1",
                "\"\\u12\"",
                "\ufeff{}"
            })
    void parseShouldRefuseWhatIsNoJson(String text) {
        Problem problem = refusal(text);

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo("malformed-json");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"a\":{\"b\":1,\"b\":2}}', 400, duplicate-key, /a/b",
        "'{\"a~/\":[0,\"\\u0000\"]}', 422, forbidden-character, /a~0~1/1",
        "'[\"\\ud800\"]', 422, forbidden-character, /0",
        "'[\"\\udc00\\ud800\"]', 422, forbidden-character, /0",
        "'{\"\\u0000\":1}', 422, forbidden-character, ''",
        "'[1e401]', 422, number-out-of-range, /0",
        "'[1e-401]', 422, number-out-of-range, /0",
        "'[1e999999999999]', 422, number-out-of-range, /0",
        "'{\"n\":-1E+2147483647}', 422, number-out-of-range, /n",
    })
    void parseShouldRefuseWithThePlace(String text, int status, String code, String pointer) {
        Problem problem = refusal(text);

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.pointer().value()).isEqualTo(pointer));
    }

    @Test
    void parseShouldRefuseDepthTextsAndNumbersWithoutEnd() {
        assertThat(parse("[".repeat(64) + "]".repeat(64))).isNotNull();
        assertThat(refusal("[".repeat(65) + "]".repeat(65)).code()).isEqualTo("too-deep");
        assertThat(refusal("{\"a\":".repeat(100_000)).code()).isEqualTo("too-deep");
        assertThat(refusal("[\"" + "x".repeat(1_000_001) + "\"]").code()).isEqualTo("text-too-long");
        assertThat(refusal("[" + "9".repeat(401) + "]").code()).isEqualTo("number-out-of-range");
        assertThat(refusal("{\"" + "x".repeat(1_001) + "\":1}").code()).isEqualTo("name-too-long");
    }

    @Test
    void parseShouldRefuseBytesThatAreNotUtf8() {
        assertThat(refusal(new byte[] {'"', (byte) 0xc3, '"'}).code()).isEqualTo("malformed-text");
        assertThat(refusal("{}".getBytes(StandardCharsets.UTF_16)).code()).isEqualTo("malformed-text");
        assertThat(refusal(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'})
                        .code())
                .as("an encoded surrogate")
                .isEqualTo("malformed-text");
    }

    @Property(tries = 300)
    void bytesShouldReadBackAsTheSameTree(@ForAll("trees") Json tree) {
        assertThat(JsonBodies.parse(JsonBodies.bytes(tree))).isEqualTo(tree);
    }

    @Property(tries = 500)
    void parseShouldOnlyEverReadOrRefuse(@ForAll("almostJson") String text) {
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

    /** Texts in which a piece of JSON was broken. */
    @Provide
    Arbitrary<String> almostJson() {
        Arbitrary<String> noise = Arbitraries.strings()
                .withChars("{}[]\",:\\u0dD8e-+.tfn \n\u0000")
                .ofMaxLength(40);
        Arbitrary<String> broken = net.jqwik.api.Combinators.combine(
                        JsonTrees.trees(), Arbitraries.integers().between(0, 60), noise)
                .as((tree, place, piece) -> {
                    String text = new String(JsonBodies.bytes(tree), StandardCharsets.UTF_8);
                    int cut = Math.min(place, text.length());
                    return text.substring(0, cut) + piece + text.substring(Math.min(text.length(), cut + 1));
                });
        return Arbitraries.oneOf(noise, broken);
    }
}
