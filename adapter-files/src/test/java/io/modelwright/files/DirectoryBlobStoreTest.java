package io.modelwright.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.files.BlobKey;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.files.driven.BlobStore;
import io.modelwright.testkit.files.BlobStoreContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryBlobStoreTest implements BlobStoreContract {

    @TempDir
    Path folder;

    private BlobStore blobs;

    @BeforeEach
    void open() {
        blobs = new DirectoryBlobStore(folder.resolve("files"));
    }

    @Override
    public BlobStore blobs() {
        return blobs;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void nothingShouldLieAroundWhereThereWasTooMuch() throws IOException {
        blobs.put(BlobKey.of(UUID.randomUUID()), new ByteArrayInputStream(new byte[LONG]), LONG - 1);
        assertThat(files()).isEmpty();
    }

    @Test
    void filesShouldBeForTheirOwnerAlone() throws IOException {
        blobs.put(BlobKey.of(UUID.randomUUID()), new ByteArrayInputStream(new byte[1]), 1);
        for (Path file : files()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void whatACrashLeftShouldBeClearedInTime() throws IOException {
        Path unfinished = Files.createDirectories(folder.resolve("files").resolve("unfinished"));
        Path old = Files.createFile(unfinished.resolve("old"));
        Path fresh = Files.createFile(unfinished.resolve("fresh"));
        Instant now = Instant.now();
        Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofHours(25))));

        blobs.clearUnfinished(now.minus(Duration.ofHours(24)));

        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void folderThatCannotBeUsedShouldBeAFaultOfTheStore() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));
        BlobStore broken = new DirectoryBlobStore(file);
        assertThatThrownBy(() -> broken.put(BlobKey.of(UUID.randomUUID()), new ByteArrayInputStream(new byte[1]), 1))
                .isInstanceOf(StoreUnavailable.class);
    }
}
