package io.modelwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonBoolean;
import io.modelwright.core.shared.Json.JsonNull;
import io.modelwright.core.shared.Json.JsonNumber;
import io.modelwright.core.shared.Json.JsonString;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTextTest {

    @Property
    void valueShouldBeTheSameWhenWrittenAndRead(@ForAll("values") Json value) {
        assertThat(JsonText.parse(JsonText.write(value))).isEqualTo(value);
    }

    @Provide
    Arbitrary<Json> values() {
        Arbitrary<Json> leaf = Arbitraries.oneOf(
                Arbitraries.just(JsonNull.NULL),
                Arbitraries.of(true, false).map(JsonBoolean::new),
                Arbitraries.bigDecimals().ofScale(12).map(JsonNumber::new),
                Arbitraries.bigIntegers().map(whole -> new JsonNumber(new BigDecimal(whole))),
                Arbitraries.strings().map(JsonString::new));
        return Arbitraries.recursive(
                () -> leaf,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(4).map(JsonArray::new),
                        Arbitraries.maps(Arbitraries.strings(), inner)
                                .ofMaxSize(4)
                                .map(members -> new Json.JsonObject(new LinkedHashMap<>(members)))),
                0,
                3);
    }

    @Test
    void numberShouldKeepItsScaleAndEveryDigit() {
        assertThat(JsonText.parse("[1.0, 1, 12345678901234567890.12345678901234567890]"))
                .isEqualTo(Json.array(List.of(
                        new JsonNumber(new BigDecimal("1.0")),
                        new JsonNumber(new BigDecimal("1")),
                        new JsonNumber(new BigDecimal("12345678901234567890.12345678901234567890")))));
    }

    @Test
    void membersShouldKeepTheirOrder() {
        Json.JsonObject value = (Json.JsonObject) JsonText.parse("{\"b\":1,\"a\":2,\"c\":3}");

        assertThat(value.members().keySet()).containsExactly("b", "a", "c");
        assertThat(JsonText.write(value)).isEqualTo("{\"b\":1,\"a\":2,\"c\":3}");
    }

    @Test
    void memberShouldBePresentWhenItIsNull() {
        assertThat(JsonText.parse("{\"a\":null}")).isEqualTo(new Json.JsonObject(Map.of("a", JsonNull.NULL)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,", "{\"a\":}", "1 2", "tru", "]", "{\"a\" 1}"})
    void textShouldBeRefusedWhenItIsNotOneJsonValue(String text) {
        assertThatThrownBy(() -> JsonText.parse(text)).isInstanceOf(UncheckedIOException.class);
    }
}
