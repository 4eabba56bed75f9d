package io.modelwright.rest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.rest.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MultipartFileTest {

    private static final String HEAD = "--b0\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n";
    private static final String END = "\r\n--b0--\r\n";

    /** Gives a stream away in pieces of that length. */
    private static InputStream inPieces(byte[] body, int piece) {
        return new ByteArrayInputStream(body) {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, piece));
            }

            @Override
            public int read(byte[] buffer) {
                return read(buffer, 0, buffer.length);
            }
        };
    }

    private static byte[] form(byte[] content) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(HEAD.getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes(END.getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    @Property(tries = 200)
    void contentShouldComeThroughHoweverItIsCut(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 3_000) int length,
            @ForAll @IntRange(min = 1, max = 500) int piece)
            throws IOException {
        byte[] content = new byte[length];
        Random random = new Random(seed);
        // made of what boundaries are made of, so that almost-boundaries are everywhere
        byte[] letters = {'\r', '\n', '-', 'b', '1'};
        for (int i = 0; i < length; i++) {
            content[i] = letters[random.nextInt(letters.length)];
        }
        MultipartFile file = MultipartFile.open(inPieces(form(content), piece), "b0");
        assertThat(file.name()).isEqualTo("x");
        assertThat(file.readAllBytes()).isEqualTo(content);
    }

    @Test
    void largeContentShouldComeThroughWholeAndOneByOne() throws IOException {
        byte[] content = new byte[200_000];
        new Random(7).nextBytes(content);
        assertThat(MultipartFile.open(inPieces(form(content), 10_000), "b0").readAllBytes())
                .isEqualTo(content);
        MultipartFile file = MultipartFile.open(inPieces(form(new byte[] {-1, 2}), 3), "b0");
        assertThat(new int[] {file.read(), file.read(), file.read()}).containsExactly(255, 2, -1);
    }

    @Test
    void bodyThatBreaksOffShouldNotLookWhole() throws IOException {
        byte[] whole = form(new byte[1_000]);
        byte[] half = Arrays.copyOf(whole, 600);
        MultipartFile file = MultipartFile.open(inPieces(half, 100), "b0");
        assertThatThrownBy(file::readAllBytes).isInstanceOf(ProblemException.class);
    }

    @Test
    void headersWithoutEndShouldBeRefused() {
        String endless = "--b0\r\nContent-Disposition: form-data; name=\"file\"; x=\"" + "x".repeat(100_000);
        assertThatThrownBy(() -> MultipartFile.open(inPieces(endless.getBytes(StandardCharsets.UTF_8), 1_000), "b0"))
                .isInstanceOf(ProblemException.class);
    }
}
