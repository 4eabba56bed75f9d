package io.modelwright.rest.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=2-4, 2, 3",
        "bytes=2-, 2, 8",
        "bytes=-3, 7, 3",
        "bytes=-99, 0, 10",
        "bytes=9-99, 9, 1",
        "bytes=10-, 10, 0",
        "bytes=-0, 10, 0",
        "bytes=999999999999999999-, 999999999999999999, 0"
    })
    void partShouldBeWithinTheContent(String field, long from, long length) {
        assertThat(ByteRange.of(field, 10)).contains(new ByteRange(from, length));
    }

    @ParameterizedTest
    @CsvSource({"bytes=-", "bytes=4-2", "'bytes=0-1,4-5'", "items=0-1", "bytes=a-b", "bytes=9999999999999999999-", "''"
    })
    void whatIsNotOneRangeShouldBeIgnored(String field) {
        assertThat(ByteRange.of(field, 10)).isEmpty();
    }
}
