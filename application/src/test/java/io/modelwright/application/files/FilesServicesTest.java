package io.modelwright.application.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.files.BlobKey;
import io.modelwright.core.files.FileId;
import io.modelwright.core.files.StoredFile;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.files.driving.Files.Link;
import io.modelwright.ports.files.driving.Files.Upload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilesServicesTest {

    private final FilesWorld world = new FilesWorld();

    private static InputStream zeros(long size) {
        return new ByteArrayInputStream(new byte[Math.toIntExact(size)]);
    }

    private static Refusal refusal(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Refused<?>(Refusal refusal) -> refusal;
            case Outcome.Done<?>(Object value) -> throw new AssertionError("not refused: " + value);
        };
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal.toString());
        };
    }

    @Test
    void fileThatIsTooLargeShouldLeaveNothing() {
        world.uploaded(world.owner, 1_000);
        Refusal refusal = refusal(world.upload(world.owner, zeros(FilesWorld.SIZE_MAX + 1)));
        assertThat(refusal).isInstanceOf(Refusal.TooLarge.class);
        assertThat(refusal.code()).isEqualTo("file-too-large");
        assertThat(world.blobCount()).isEqualTo(1);
    }

    @Test
    void announcedLengthShouldBeRefusedBeforeAnythingIsRead() throws IOException {
        InputStream unread = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                throw new AssertionError("read");
            }
        };
        Upload upload = new Upload("a", unread, OptionalLong.of(FilesWorld.SIZE_MAX + 1));
        assertThat(refusal(world.files.upload(world.owner, "app", upload)).code())
                .isEqualTo("file-too-large");
    }

    @Test
    void quotaShouldHoldHoweverManyUploadAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> uploads = IntStream.range(0, 20)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> world.upload(world.owner, zeros(900)) instanceof Outcome.Done<StoredFile>)
                    .toList();
            int kept = 0;
            for (Future<Boolean> upload : threads.invokeAll(uploads)) {
                kept += upload.get() ? 1 : 0;
            }
            assertThat(kept).isEqualTo(2);
        }
        assertThat(world.blobCount()).isEqualTo(2);
        assertThat(refusal(world.upload(world.owner, zeros(701))).code()).isEqualTo("workspace-full");
        world.uploaded(world.owner, 700);
        assertThat(refusal(world.upload(world.owner, zeros(1))).code()).isEqualTo("workspace-full");
    }

    @Test
    void contentThatBreaksOffShouldLeaveNothing() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> world.upload(world.owner, new SequenceInputStream(zeros(500), broken)))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(world.blobCount()).isZero();
    }

    @Test
    void uploaderShouldReadTheirFileOnlyWhileNoRecordHidesIt() {
        FileId file = world.uploaded(world.author, 1);
        assertThat(world.reads(world.author, file)).isTrue();
        assertThat(world.reads(world.owner, file)).isFalse();
        world.paper(world.author, file);
        assertThat(world.reads(world.owner, file)).isTrue();
        assertThat(world.reads(world.reader, file)).isFalse();

        world.rights.put(world.author.account(), world.rights.get(world.reader.account()));
        assertThat(world.reads(world.author, file)).isFalse();
    }

    @Test
    void whoHasLostTheAppShouldReadNotEvenTheirOwn() {
        FileId file = world.uploaded(world.author, 1);
        world.rights.remove(world.author.account());
        assertThat(world.reads(world.author, file)).isFalse();
        assertThat(refusal(world.files.delete(world.author, file))).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void writeThatFailsShouldNotBindItsFile() {
        FileId file = world.uploaded(world.author, 1);
        Json sent = Json.array(List.of(
                Json.object().put("document", file.toString()).build(),
                Json.object().put("document", world.nextId().toString()).build()));
        Outcome<?> created = world.records.create(world.author, "app", "paper", sent, QueryParameters.NONE);
        assertThat(refusal(created).code()).isEqualTo("invalid-record");
        assertThat(world.stored.uses(file, 10).placements()).isZero();
    }

    @Test
    void linkShouldEndInTimeAndWithTheEpochOfItsMaker() {
        FileId file = world.uploaded(world.author, 1);
        Link link = done(world.files.link(world.author, file, OptionalInt.empty()));
        assertThat(link.expiresAt()).isEqualTo(world.now.plusSeconds(60));
        world.now = world.now.plusMillis(59_999);
        assertThat(done(world.files.follow(link.token())).file().id()).isEqualTo(file);
        world.now = world.now.plusMillis(1);
        assertThat(refusal(world.files.follow(link.token()))).isInstanceOf(Refusal.NotFound.class);

        Link other = done(world.files.link(world.author, file, OptionalInt.empty()));
        world.store.bumpCaller(world.author.account());
        assertThat(refusal(world.files.follow(other.token()))).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void linkShouldNotBeForged() {
        FileId file = world.uploaded(world.author, 1);
        String token =
                done(world.files.link(world.author, file, OptionalInt.empty())).token();
        for (int i = 0; i < token.length() - 1; i++) {
            String forged = token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1);
            assertThat(refusal(world.files.follow(forged))).isInstanceOf(Refusal.NotFound.class);
        }
        for (String nonsense : new String[] {"", "A", "*", token + "AAAA"}) {
            assertThat(refusal(world.files.follow(nonsense))).isInstanceOf(Refusal.NotFound.class);
        }
    }

    @Test
    void collectionShouldTakeWhatWasNeverUsedAndWhatACrashLeft() throws IOException {
        FileId unused = world.uploaded(world.author, 1);
        FileId used = world.uploaded(world.author, 1);
        world.paper(world.author, used);
        // a crash between content and row
        world.blobs.put(BlobKey.of(UUID.randomUUID()), zeros(1), 1);
        // a crash between the removal of a row and its content
        FileId removed = world.uploaded(world.author, 1);
        world.stored.remove(removed, 0, world.now);
        world.now = world.now.plus(Duration.ofHours(23));
        FileId fresh = world.uploaded(world.author, 1);
        world.collection.run();
        assertThat(world.blobCount()).isEqualTo(4);

        world.now = world.now.plus(Duration.ofHours(2));
        world.collection.run();

        assertThat(world.stored.find(List.of(unused, used, fresh)))
                .extracting(StoredFile::id)
                .containsExactlyInAnyOrder(used, fresh);
        assertThat(world.blobCount()).isEqualTo(2);
        assertThat(world.stored.removed(10)).isEmpty();
        world.collection.run();
        assertThat(world.blobCount()).isEqualTo(2);
    }

    @Test
    void contentMadeOfAFileShouldGoWithIt() throws IOException {
        FileId file = world.uploaded(world.author, 1);
        BlobKey blob = world.stored.find(List.of(file)).getFirst().blob();
        world.blobs.put(blob.derived("64"), zeros(1), 1);
        assertThat(done(world.files.delete(world.author, file))).isEqualTo(file);
        assertThat(world.blobCount()).isZero();
        assertThat(world.stored.used(new WorkspaceId(new UUID(0, 7)))).isZero();
    }

    @Test
    void fileShouldNotBeDeletedWhileARecordHasIt() {
        FileId file = world.uploaded(world.author, 1);
        UUID paper = world.paper(world.author, file);
        assertThat(refusal(world.files.delete(world.author, file)).code()).isEqualTo("file-in-use");
        assertThat(refusal(world.files.delete(world.owner, file)).code()).isEqualTo("file-in-use");
        assertThat(refusal(world.files.delete(world.reader, file))).isInstanceOf(Refusal.NotFound.class);
        done(world.records.delete(world.author, "app", "paper", paper.toString(), OptionalLong.empty()));
        done(world.files.delete(world.author, file));
        assertThat(world.blobCount()).isZero();
    }
}
