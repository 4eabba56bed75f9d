package io.modelwright.core.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeFormsTest {

    private static final DateTimeFormatter WIRE = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .appendLiteral('Z')
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T14:05:00Z, 2026-01-31T14:05:00Z",
        "2026-01-31T14:05:00.073140Z, 2026-01-31T14:05:00.07314Z",
        "2026-01-31T14:05:00.000001Z, 2026-01-31T14:05:00.000001Z",
        "2026-01-31T14:05:00.000000999Z, 2026-01-31T14:05:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z"
    })
    void instantShouldBeWrittenWithTheFractionThatThereIs(String instant, String written) {
        assertThat(TimeForms.write(Instant.parse(instant))).isEqualTo(written);
    }

    @Property
    void instantShouldBeWrittenAsTheFormatterOfTheLibraryDoes(
            @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second,
            @ForAll @LongRange(min = 0, max = 999_999) long micros) {
        Instant instant = Instant.ofEpochSecond(second, micros * 1_000);

        assertThat(TimeForms.write(instant)).isEqualTo(WIRE.format(instant));
    }
}
