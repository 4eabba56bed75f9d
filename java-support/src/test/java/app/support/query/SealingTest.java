package app.support.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What leaves the application and comes back opens only where it was sealed for. */
class SealingTest {

    private static final byte[] CONTENT = "keys".getBytes(StandardCharsets.UTF_8);
    private final Sealing sealing = new Sealing(new byte[32], "cursors");

    @Test
    void sealedTextsShouldOpenInTheirContextAlone() {
        String sealed = sealing.seal("list of ada", CONTENT);
        assertThat(sealing.open("list of ada", sealed))
                .hasValueSatisfying(
                        opened -> assertThat(Arrays.equals(opened, CONTENT)).isTrue());
        assertThat(sealing.open("list of bob", sealed)).isEmpty();
        assertThat(new Sealing(new byte[32], "secrets").open("list of ada", sealed))
                .isEmpty();
    }

    @Test
    void anythingElseShouldNotOpen() {
        String sealed = sealing.seal("x", CONTENT);
        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
            assertThat(sealing.open("x", changed)).as(changed).isEmpty();
        }
        assertThat(sealing.open("x", "")).isEmpty();
        assertThat(sealing.open("x", "not base64!")).isEmpty();
    }
}
