package io.modelwright.rest.records.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.shared.Json;
import io.modelwright.ports.records.driven.UploadedRows.RowReader;
import io.modelwright.ports.records.driving.RecordTransfer.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadFolderTest {

    @TempDir
    Path temporary;

    private Path folder;
    private UploadFolder uploads;

    @BeforeEach
    void open() {
        folder = temporary.resolve("uploads");
        uploads = new UploadFolder(folder, UUID::randomUUID, InstantSource.system());
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void openShouldReadWhatWasKeptAsOftenAsWanted() throws IOException {
        String upload = uploads.keep(text("{\"a\":1}\n"), TransferFormat.NDJSON);

        for (int i = 0; i < 2; i++) {
            try (RowReader reader = uploads.open(upload, List.of()).orElseThrow()) {
                assertThat(reader.percent()).isZero();
                assertThat(reader.next())
                        .isEqualTo(new Row(1, Json.object().put("a", 1).build()));
                assertThat(reader.hasNext()).isFalse();
                assertThat(reader.percent()).isEqualTo(100);
            }
        }
    }

    @Test
    void discardShouldForgetTheUpload() throws IOException {
        String upload = uploads.keep(text("{}"), TransferFormat.NDJSON);

        uploads.discard(upload);
        uploads.discard(upload);

        assertThat(uploads.open(upload, List.of())).isEmpty();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void openShouldKnowNoNamesOutsideItsFolder() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret.csv"), "a\n1\n");

        assertThat(uploads.open("../secret.csv", List.of())).isEmpty();
        assertThat(uploads.open(secret.toString(), List.of())).isEmpty();
        uploads.discard("../secret.csv");

        assertThat(secret).exists();
    }

    @Test
    void keepShouldLeaveNothingWhenTheTextBreaksOff() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("gone");
            }
        };

        assertThatThrownBy(() -> uploads.keep(broken, TransferFormat.CSV)).isInstanceOf(IOException.class);

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void keepShouldGiveUpWhatNobodyImportedInAWeek() throws IOException {
        String old = uploads.keep(text("{}"), TransferFormat.NDJSON);
        String young = uploads.keep(text("{}"), TransferFormat.NDJSON);
        Files.setLastModifiedTime(
                folder.resolve(old), FileTime.from(Instant.now().minus(Duration.ofDays(8))));

        uploads.keep(text("{}"), TransferFormat.NDJSON);

        assertThat(folder.resolve(old)).doesNotExist();
        assertThat(folder.resolve(young)).exists();
    }
}
