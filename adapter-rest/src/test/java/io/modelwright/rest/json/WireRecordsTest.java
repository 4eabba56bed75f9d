package io.modelwright.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WireRecordsTest {

    /** One component of each kind. */
    public record SampleJson(
            String text,
            boolean truth,
            int number,
            Json tree,
            Optional<String> perhaps,
            Optional<Long> large,
            Set<String> set,
            Map<String, String> map) {}

    private static SampleJson bind(String text) {
        return WireRecords.bind(JsonBodies.parse(text.getBytes(StandardCharsets.UTF_8)), SampleJson.class);
    }

    private static Problem refusal(String text) {
        return catchThrowableOfType(ProblemException.class, () -> bind(text)).problem();
    }

    @Test
    void bindShouldReadEveryComponent() {
        SampleJson sample = bind("{\"text\":\"a\",\"truth\":true,\"number\":-7,\"tree\":null,\"perhaps\":\"b\","
                + "\"large\":12345678901,\"set\":[\"x\",\"y\"],\"map\":{\"k\":\"v\"}}");

        assertThat(sample)
                .isEqualTo(new SampleJson(
                        "a",
                        true,
                        -7,
                        Json.JsonNull.NULL,
                        Optional.of("b"),
                        Optional.of(12_345_678_901L),
                        Set.of("x", "y"),
                        Map.of("k", "v")));
    }

    @Test
    void bindShouldTakeAbsentAndNullForWhatMayBeLeftOut() {
        SampleJson sample = bind("{\"text\":\"\",\"truth\":false,\"number\":0,\"tree\":{},\"perhaps\":null}");

        assertThat(sample.perhaps()).isEmpty();
        assertThat(sample.large()).isEmpty();
        assertThat(sample.set()).isEmpty();
        assertThat(sample.map()).isEmpty();
    }

    @Test
    void bindShouldGatherEveryFault() {
        Problem problem = refusal("{\"text\":1,\"truth\":\"yes\",\"number\":3000000000,\"perhaps\":[],\"large\":1.5,"
                + "\"set\":[\"x\",1],\"map\":{\"k\":2},\"a/b\":0}");

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.findings())
                .extracting(finding -> finding.pointer().value(), Finding::code)
                .containsExactlyInAnyOrder(
                        tuple("/text", "wrong-type"),
                        tuple("/truth", "wrong-type"),
                        tuple("/number", "wrong-type"),
                        tuple("/tree", "required"),
                        tuple("/perhaps", "wrong-type"),
                        tuple("/large", "wrong-type"),
                        tuple("/set/1", "wrong-type"),
                        tuple("/map/k", "wrong-type"),
                        tuple("/a~1b", "unknown-field"));
    }

    @Test
    void bindShouldRefuseWhatIsNoObject() {
        assertThat(refusal("[]").status()).isEqualTo(422);
        assertThat(refusal("null").status()).isEqualTo(422);
    }
}
