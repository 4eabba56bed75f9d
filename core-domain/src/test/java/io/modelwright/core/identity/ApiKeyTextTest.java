package io.modelwright.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ApiKeyTextTest {

    private static final String KEY =
            ApiKeyText.of(HexFormat.of().parseHex("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"));

    @Test
    void keyShouldStayTheSameForTheSameBytes() {
        assertThat(KEY).matches("mw_[0-9A-Za-z]{49}");
        assertThat(ApiKeyText.isWellFormed(KEY)).isTrue();
        assertThat(ApiKeyText.start(KEY)).isEqualTo(KEY.substring(0, 7));
    }

    @Property
    void everyKeyShouldBeWellFormedAndOfOneLength(@ForAll @Size(32) byte[] secret) {
        String key = ApiKeyText.of(secret);

        assertThat(key).hasSize(52);
        assertThat(ApiKeyText.isWellFormed(key)).isTrue();
        secret[31] ^= 1;
        assertThat(ApiKeyText.of(secret)).isNotEqualTo(key);
    }

    @Property
    void typingErrorsShouldBeRecognised(@ForAll @IntRange(min = 3, max = 51) int place) {
        char wrong = KEY.charAt(place) == 'x' ? 'y' : 'x';

        assertThat(ApiKeyText.isWellFormed(KEY.substring(0, place) + wrong + KEY.substring(place + 1)))
                .isFalse();
        assertThat(ApiKeyText.isWellFormed(KEY.substring(0, place))).isFalse();
    }

    @Test
    void otherTextsShouldBeNoKeys() {
        for (String text : new String[] {"", "mw_", "eyJhbGciOi", KEY + "0", " " + KEY, KEY.replace("mw_", "MW_")}) {
            assertThat(ApiKeyText.isWellFormed(text)).as(text).isFalse();
        }
        assertThat(ApiKeyText.isWellFormed("mw_" + "é".repeat(49))).isFalse();
        assertThat(ApiKeyText.isMeant("mw_")).isTrue();
        assertThat(ApiKeyText.isMeant("eyJhbGciOi")).isFalse();
    }

    @Test
    void keysShouldBeMadeOfAllTheirBytes() {
        assertThatThrownBy(() -> ApiKeyText.of(Arrays.copyOf(new byte[0], 31)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ApiKeyText.isWellFormed(ApiKeyText.of(new byte[32]))).isTrue();
    }
}
