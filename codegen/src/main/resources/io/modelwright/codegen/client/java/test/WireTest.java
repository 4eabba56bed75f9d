package client.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How values go over the wire. */
class WireTest {

    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");

    @Test
    void momentsAreSentToTheMicrosecond() {
        Instant now = Instant.parse("2027-01-31T13:05:00.123456789Z");

        assertEquals("2027-01-31T13:05:00.123456Z", Wire.DATE_TIME.write(now).textValue());
    }

    @Test
    void timesOfDayAreOfWholeSeconds() {
        assertEquals("10:00:00", Wire.TIME.write(LocalTime.of(10, 0)).textValue());
        assertThrows(IllegalArgumentException.class, () -> Wire.TIME.write(LocalTime.of(10, 0, 0, 500_000_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H30M", "PT-1H-30M", "-PT0.5S", "P2DT3H", "PT0S"})
    void durationsGoBothWays(String text) {
        Duration value = Wire.DURATION.read(TextNode.valueOf(text));

        assertEquals(value, Wire.DURATION.read(Wire.DURATION.write(value)));
    }

    @Test
    void durationsAreSentToTheMicrosecondWithASignInFront() {
        assertEquals("-PT1.5S", Wire.DURATION.write(Duration.ofMillis(-1_500)).textValue());
        assertEquals("PT0.000001S", Wire.DURATION.write(Duration.ofNanos(1_999)).textValue());
    }

    @Test
    void amountsKeepTheirDigits() {
        Money cost = new Money(new BigDecimal("12345678901234567.8900"), "EUR");

        assertEquals("{\"amount\":\"12345678901234567.8900\",\"currency\":\"EUR\"}", Wire.MONEY.write(cost).toString());
        assertEquals(cost, Wire.MONEY.read(Wire.MONEY.write(cost)));
    }

    @Test
    void idsAreSentOfFilesAndRelations() {
        assertEquals(ID.toString(), Wire.FILE.write(FileRef.of(ID)).textValue());
        assertEquals("[\"" + ID + "\"]", Wire.IDS.write(List.of(ID)).toString());
    }
}
