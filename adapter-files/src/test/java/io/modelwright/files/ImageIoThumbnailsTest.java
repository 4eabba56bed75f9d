package io.modelwright.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageIoThumbnailsTest {

    private final ImageIoThumbnails thumbnails = new ImageIoThumbnails(1);

    private static byte[] image(String format, int width, int height) throws IOException {
        int kind = format.equals("jpeg") ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, kind), format, bytes);
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"png, png", "jpeg, jpeg", "gif, png"})
    void longerSideShouldBeAsAskedFor(String format, String made) throws IOException {
        byte[] large = image(format, 1_000, 500);
        assertThat(thumbnails.typeFor("image/" + format)).contains("image/" + made);

        try (InputStream small = thumbnails
                .make(new ByteArrayInputStream(large), "image/" + format, 64)
                .orElseThrow()) {
            byte[] bytes = small.readAllBytes();
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes));
            assertThat(read.getWidth()).isEqualTo(64);
            assertThat(read.getHeight()).isEqualTo(32);
            assertThat(new TikaMediaTypes().detect(bytes, "")).isEqualTo("image/" + made);
        }
    }

    @Test
    void smallImageShouldKeepItsSize() throws IOException {
        try (InputStream small = thumbnails
                .make(new ByteArrayInputStream(image("png", 10, 20)), "image/png", 64)
                .orElseThrow()) {
            BufferedImage read = ImageIO.read(small);
            assertThat(read.getWidth()).isEqualTo(10);
            assertThat(read.getHeight()).isEqualTo(20);
        }
    }

    /** The beginning of a PNG says how large it is: nothing behind it is read. */
    @ParameterizedTest
    @CsvSource({"20000, 20000", "2000000000, 1", "1, 30001", "6400, 6400"})
    void imageOfTooManyPixelsShouldNotBeUnpacked(int width, int height) throws IOException {
        byte[] bomb = image("png", 1, 1);
        ByteBuffer.wrap(bomb).putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());

        assertThat(thumbnails.make(new ByteArrayInputStream(bomb), "image/png", 64))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"png", "jpeg", "gif"})
    void brokenImageShouldHaveNone(String format) throws IOException {
        byte[] whole = image(format, 200, 200);
        for (int length = 0; length < Math.min(whole.length - 20, 200); length += 7) {
            byte[] broken = Arrays.copyOf(whole, length);
            thumbnails.make(new ByteArrayInputStream(broken), "image/" + format, 64);
        }
        assertThat(thumbnails.make(new ByteArrayInputStream(new byte[100]), "image/" + format, 64))
                .isEmpty();
    }

    @Test
    void typesThatCannotBeReadShouldHaveNone() {
        assertThat(thumbnails.typeFor("image/webp")).isEmpty();
        assertThat(thumbnails.typeFor("image/svg+xml")).isEmpty();
        assertThat(thumbnails.make(new ByteArrayInputStream(new byte[10]), "image/webp", 64))
                .isEmpty();
    }
}
