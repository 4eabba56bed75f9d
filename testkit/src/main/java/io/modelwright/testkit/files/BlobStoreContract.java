package io.modelwright.testkit.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.files.BlobKey;
import io.modelwright.ports.files.driven.BlobStore;
import io.modelwright.ports.files.driven.BlobStore.Put;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@code BlobStore} does. */
public interface BlobStoreContract {

    /** Longer than any buffer. */
    int LONG = 300_000;

    /** Fresh and empty for each test; the same for all calls within one test. */
    BlobStore blobs();

    private static BlobKey key() {
        return BlobKey.of(UUID.randomUUID());
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the client is gone");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };
    }

    private static Instant later() {
        return Instant.now().plus(Duration.ofHours(1));
    }

    private String read(BlobKey key, long from, long length) {
        try (InputStream content = blobs().open(key, from, length).orElseThrow()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Test
    default void blobShouldBeReadAsItWasPut() throws IOException {
        byte[] content = new byte[LONG];
        new Random(1).nextBytes(content);
        BlobKey key = key();

        Put put = blobs().put(key, new ByteArrayInputStream(content), LONG);

        assertThat(put).isInstanceOfSatisfying(Put.Stored.class, stored -> {
            assertThat(stored.size()).isEqualTo(LONG);
            assertThat(stored.sha256()).hasSize(64);
        });
        try (InputStream read = blobs().open(key, 0, Long.MAX_VALUE).orElseThrow()) {
            assertThat(read.readAllBytes()).isEqualTo(content);
        }
        assertThat(blobs().open(key(), 0, 1)).isEmpty();
    }

    @Test
    default void digestShouldBeOfTheContent() throws IOException {
        assertThat(blobs().put(key(), text("abc"), 3))
                .isEqualTo(new Put.Stored(3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    @Test
    default void partShouldBeReadWhereAskedFor() throws IOException {
        BlobKey key = key();
        blobs().put(key, text("0123456789"), 10);

        assertThat(read(key, 2, 3)).isEqualTo("234");
        assertThat(read(key, 8, 100)).isEqualTo("89");
        assertThat(read(key, 10, 5)).isEmpty();
        assertThat(read(key, 0, 0)).isEmpty();
    }

    @Test
    default void nothingShouldBeStoredWhereThereIsTooMuch() throws IOException {
        BlobKey key = key();

        assertThat(blobs().put(key, new ByteArrayInputStream(new byte[LONG]), LONG - 1))
                .isEqualTo(new Put.TooLarge());

        assertThat(blobs().open(key, 0, 1)).isEmpty();
        assertThat(blobs().list(later(), Optional.empty(), 10)).isEmpty();
    }

    @Test
    default void nothingShouldBeStoredWhereTheContentBreaksOff() {
        BlobKey key = key();
        InputStream half = new SequenceInputStream(new ByteArrayInputStream(new byte[LONG]), broken());

        assertThatThrownBy(() -> blobs().put(key, half, Long.MAX_VALUE))
                .isInstanceOf(IOException.class)
                .hasMessage("the client is gone");

        assertThat(blobs().open(key, 0, 1)).isEmpty();
        assertThat(blobs().list(later(), Optional.empty(), 10)).isEmpty();
    }

    @Test
    default void blobShouldBeReplacedByAnotherOfItsKey() throws IOException {
        BlobKey key = key();
        blobs().put(key, text("first"), 10);
        blobs().put(key, text("2nd"), 10);
        assertThat(read(key, 0, 10)).isEqualTo("2nd");
    }

    @Test
    default void deletedBlobShouldBeGone() throws IOException {
        BlobKey key = key();
        blobs().put(key, text("x"), 1);
        blobs().delete(key);
        blobs().delete(key);
        assertThat(blobs().open(key, 0, 1)).isEmpty();
    }

    @Test
    default void blobsShouldBeListedPageByPageWithWhatWasMadeOfThem() throws IOException {
        BlobKey first = new BlobKey("00".repeat(16));
        BlobKey second = new BlobKey("0f".repeat(16));
        BlobKey third = new BlobKey("a0".repeat(16));
        for (BlobKey key : new BlobKey[] {third, first, second, first.derived("64")}) {
            blobs().put(key, text("x"), 1);
        }

        assertThat(blobs().list(later(), Optional.empty(), 2)).containsExactly(first, first.derived("64"));
        assertThat(blobs().list(later(), Optional.of(first.derived("64")), 2)).containsExactly(second, third);
        assertThat(blobs().list(later(), Optional.of(third), 2)).isEmpty();
        assertThat(blobs().list(Instant.now().minus(Duration.ofHours(1)), Optional.empty(), 2))
                .isEmpty();
    }

    @Test
    default void clearingShouldLeaveWhatIsWhole() throws IOException {
        BlobKey key = key();
        blobs().put(key, text("x"), 1);
        blobs().clearUnfinished(later());
        assertThat(read(key, 0, 1)).isEqualTo("x");
    }
}
