package io.modelwright.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.Branch;
import io.modelwright.core.codegen.GeneratedSource;
import io.modelwright.core.codegen.Signature;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.codegen.driven.RepositoryWire.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a push may bring, whatever bytes it is made of, and what is told to whoever pushed. */
final class PushTest {

    private static final AppId APP = new AppId(UUID.fromString("01890000-0000-7000-8000-000000000001"));
    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");
    private static final long KIBIBYTE = 1_024;
    private static final Limits WIDE =
            new Limits(1_024 * KIBIBYTE, 4_096 * KIBIBYTE, 512 * KIBIBYTE, Duration.ofSeconds(10));
    private static final String MARKED = "first\n<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> other\nlast\n";

    @TempDir
    Path folder;

    @TempDir
    Path own;

    private GitAppRepositories repositories;
    private WireClient client;

    @BeforeEach
    void generate() {
        repositories = new GitAppRepositories(folder, InstantSource.system());
        client = new WireClient(folder, own, APP);
        generate(1, "first\nlast\n");
    }

    private void generate(int version, String text) {
        SourceTree tree = new SourceTree.Builder().text("App.java", text).build();
        repositories.commit(
                APP,
                new GeneratedSource(
                        Target.JAVA,
                        version,
                        tree,
                        "",
                        Signature.of("Ada", "ada@example.org"),
                        NOW.plusSeconds(version)));
        repositories.merge(APP, NOW);
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(7).nextBytes(noise);
        return noise;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> stored() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(APP + ".git"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private String push(Limits limits, WireClient.Made made) throws IOException {
        return client.push(limits, Refs.MAIN, made.before(), made.commit(), made.pack());
    }

    private void shouldBeRefused(Limits limits, WireClient.Made made, byte[] pack, String reason) throws IOException {
        List<Branch> branches = repositories.branches(APP);
        List<String> stored = stored();

        assertThat(client.push(limits, Refs.MAIN, made.before(), made.commit(), pack))
                .contains("unpack error " + reason, "ng refs/heads/main");

        assertThat(repositories.branches(APP)).isEqualTo(branches);
        assertThat(stored()).isEqualTo(stored);
    }

    private void shouldBeTaken(WireClient.Made made) throws IOException {
        assertThat(push(WIDE, made)).contains("unpack ok", "ok refs/heads/main");
        assertThat(repositories.branches(APP))
                .filteredOn(branch -> branch.name().equals(Branch.MAIN))
                .singleElement()
                .satisfies(main ->
                        assertThat(main.head().value()).isEqualTo(made.commit().name()));
    }

    @Test
    void pushAboveTheLimitsShouldStoreNothingAndSayWhich() throws IOException {
        WireClient.Made made = client.commit(Map.of("noise.bin", noise(200 * 1_024)));
        long size = repositories.size(APP);

        shouldBeRefused(
                new Limits(100 * KIBIBYTE, WIDE.repositoryMax(), WIDE.fileMax(), WIDE.patience()),
                made,
                made.pack(),
                "the push is too large: one may bring 102400 bytes");
        shouldBeRefused(
                new Limits(WIDE.packMax(), size + 100 * KIBIBYTE, WIDE.fileMax(), WIDE.patience()),
                made,
                made.pack(),
                "the repository would be too large: it may have " + (size + 100 * KIBIBYTE) + " bytes");
        shouldBeRefused(
                new Limits(WIDE.packMax(), size / 2, WIDE.fileMax(), WIDE.patience()),
                made,
                made.pack(),
                "the repository would be too large");
        shouldBeRefused(
                new Limits(WIDE.packMax(), WIDE.repositoryMax(), 100 * KIBIBYTE, WIDE.patience()),
                made,
                made.pack(),
                "a file is too large: one may have 102400 bytes");
        shouldBeTaken(made);
    }

    @Test
    void smallPackOfALargeFileShouldBeRefusedBeforeItIsUnpacked() throws IOException {
        WireClient.Made made = client.commit(Map.of("zeros.bin", new byte[40 * 1_024 * 1_024]));
        assertThat(made.pack()).hasSizeLessThan(100 * 1_024);

        shouldBeRefused(WIDE, made, made.pack(), "a file is too large: one may have 524288 bytes");
    }

    @Test
    void fullRepositoryShouldStillLetItsBranchesBeDeleted() throws IOException {
        WireClient.Made made = client.commit(Map.of("a.txt", text("a")));
        assertThat(client.push(WIDE, "refs/heads/mine", ObjectId.zeroId(), made.commit(), made.pack()))
                .contains("ok refs/heads/mine");
        Limits full = new Limits(WIDE.packMax(), 1, WIDE.fileMax(), WIDE.patience());

        assertThat(client.push(full, "refs/heads/mine", made.commit(), ObjectId.zeroId(), new byte[0]))
                .contains("ok refs/heads/mine");

        assertThat(repositories.branches(APP)).extracting(Branch::name).containsExactly("generated", "main");
    }

    @Test
    void damagedPacksShouldStoreNothing() throws IOException {
        WireClient.Made made = client.commit(Map.of("java/Own.java", noise(2_000), "b.txt", text("b\n")));
        byte[] pack = made.pack();
        byte[] flipped = pack.clone();
        flipped[pack.length / 2] ^= 4;
        byte[] sum = pack.clone();
        sum[pack.length - 1] ^= 1;
        byte[] fewer = pack.clone();
        fewer[11] ^= 4;

        shouldBeRefused(WIDE, made, flipped, "the push is damaged");
        shouldBeRefused(WIDE, made, sum, "the push is damaged");
        shouldBeRefused(WIDE, made, fewer, "the push ");
        shouldBeRefused(WIDE, made, Arrays.copyOf(pack, pack.length / 2), "the push ");
        shouldBeRefused(WIDE, made, new byte[0], "the push ");
        shouldBeTaken(made);
    }

    @Test
    void packWithoutAllObjectsShouldMoveNoBranch() throws IOException {
        WireClient.Made made = client.commit(Map.of("java/Own.java", noise(2_000)));
        List<Branch> branches = repositories.branches(APP);

        assertThat(client.push(WIDE, Refs.MAIN, made.before(), made.commit(), made.packOfCommitAlone()))
                .contains("unpack error the push is not whole: an object is missing");

        assertThat(repositories.branches(APP)).isEqualTo(branches);
        shouldBeTaken(made);
    }

    @Test
    void mergeThatNobodyEndedShouldNotComeToMain() throws IOException {
        WireClient.Made made = client.commit(Map.of("java/App.java", text(MARKED)));
        List<Branch> branches = repositories.branches(APP);

        assertThat(push(WIDE, made)).contains("A merge is not ended in java/App.java, line 2", "ng refs/heads/main");

        assertThat(repositories.branches(APP)).isEqualTo(branches);
        assertThat(client.push(WIDE, "refs/heads/mine", ObjectId.zeroId(), made.commit(), made.pack()))
                .contains("ok refs/heads/mine");
    }

    @Test
    void whatOnlyLooksLikeMarksShouldBeTaken() throws IOException {
        shouldBeTaken(client.commit(Map.of(
                "java/heading.rst", text("Title\n=======\n>>>>>>> quoted\n"),
                "java/half.txt", text("<<<<<<< HEAD\n=======\n"),
                "java/indented.md", text("    <<<<<<< a\n    =======\n    >>>>>>> b\n"),
                "docs/about-git.md", text(MARKED))));
    }

    @Test
    void brokenOffPushShouldNotKeepTheNextOneFromItsBranch() throws IOException {
        Path repository = folder.resolve(APP + ".git");
        Files.createFile(repository.resolve("refs/heads/main.lock"));
        Files.createFile(repository.resolve("packed-refs.lock"));

        shouldBeTaken(client.commit(Map.of("a.txt", text("a"))));
        Files.createFile(repository.resolve("refs/heads/generated.lock"));
        Files.createFile(repository.resolve("refs/heads/main.lock"));
        generate(2, "first\nsecond\nlast\n");

        assertThat(repositories.branches(APP))
                .filteredOn(branch -> branch.name().equals(Branch.MAIN))
                .extracting(Branch::subject)
                .containsExactly("Merge version 2 (java)");
    }

    @Test
    void whatKilledPushesLeftShouldBeTidiedUpAfterADay() throws IOException {
        Path objects = folder.resolve(APP + ".git/objects");
        long size = repositories.size(APP);
        for (String name : List.of("incoming_1.pack", "noz2.tmp", "pack/pack-3.keep", "pack/tmp_pack_4")) {
            Files.createDirectories(objects.resolve("pack"));
            Files.write(objects.resolve(name), noise(1_000));
        }
        Path unborn = Files.createDirectories(folder.resolve(".fresh-" + UUID.randomUUID()));

        repositories.tidy(APP);
        assertThat(objects.resolve("incoming_1.pack")).exists();
        assertThat(unborn).exists();

        Instant later = Instant.now().plus(Duration.ofHours(25));
        new GitAppRepositories(folder, () -> later).tidy(APP);

        assertThat(objects.resolve("incoming_1.pack")).doesNotExist();
        assertThat(objects.resolve("noz2.tmp")).doesNotExist();
        assertThat(objects.resolve("pack/pack-3.keep")).doesNotExist();
        assertThat(objects.resolve("pack/tmp_pack_4")).doesNotExist();
        assertThat(unborn).doesNotExist();
        assertThat(repositories.size(APP)).isLessThan(size + 4_000);
        shouldBeTaken(client.commit(Map.of("a.txt", text("a"))));
    }
}
