package io.modelwright.application.records.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LineIdsTest {

    private static final UUID ORIGIN = UUID.fromString("01990000-1234-7abc-8def-0123456789ab");
    private static final UUID OTHER = UUID.fromString("01990000-1234-7abc-8def-0123456789ac");

    @Property
    void ofShouldMakeTimeOrderedIdsInTheOrderOfTheLines(@ForAll @LongRange(min = 1, max = 1L << 35) long line) {
        UUID id = LineIds.of(ORIGIN, line);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.toString()).startsWith("01990000-1234-7");
        assertThat(id.toString()).isLessThan(LineIds.of(ORIGIN, line + 1).toString());
        assertThat(id).isEqualTo(LineIds.of(ORIGIN, line)).isNotEqualTo(LineIds.of(OTHER, line));
    }

    @Test
    void ofShouldNeverRepeatAnIdWithinAnImport() {
        List<UUID> ids = new ArrayList<>();
        for (long line = (1 << 24) - 500; line < (1 << 24) + 500; line++) {
            ids.add(LineIds.of(ORIGIN, line));
        }

        assertThat(ids).doesNotHaveDuplicates();
    }
}
