package io.modelwright.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.Branch;
import io.modelwright.core.codegen.GeneratedSource;
import io.modelwright.core.codegen.Signature;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.AppId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes and people on one repository at once, and what crashes leave. */
final class ConcurrentRepositoryTest {

    private static final AppId APP = new AppId(UUID.fromString("01890000-0000-7000-8000-000000000001"));
    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");

    @TempDir
    Path folder;

    private GitAppRepositories node() {
        return new GitAppRepositories(folder, InstantSource.system());
    }

    private static GeneratedSource source(Target target, int version) {
        SourceTree tree = new SourceTree.Builder()
                .text("version.txt", "of " + version + "\n")
                .text("v" + version + ".txt", version + "\n")
                .build();
        return new GeneratedSource(
                target, version, tree, "Version", Signature.of("Ada", "ada@example.org"), NOW.plusSeconds(version));
    }

    @Test
    void generationsAndPushesAtOnceShouldAllBeThere() throws Exception {
        node().commit(APP, source(Target.JAVA, 1));
        node().merge(APP, NOW);
        int rounds = 15;
        List<Callable<Boolean>> work = new ArrayList<>();
        for (Target target : List.of(Target.JAVA, Target.TYPESCRIPT)) {
            GitAppRepositories node = node();
            work.add(() -> {
                for (int version = 2; version <= rounds; version++) {
                    node.commit(APP, source(target, version));
                    node.merge(APP, NOW);
                }
                return true;
            });
        }
        for (String person : List.of("ada", "grace")) {
            work.add(() -> {
                for (int round = 0; round < rounds; round++) {
                    Map<String, Optional<String>> change = Map.of(person + "/" + round, Optional.of("mine"));
                    boolean pushed = false;
                    while (!pushed) {
                        pushed = Pushes.push(folder, APP, Optional.empty(), change);
                    }
                }
                return true;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(node().merge(APP, NOW).orElseThrow().conflicts()).isEmpty();
        TreeSet<String> expected = new TreeSet<>(List.of("java/version.txt", "typescript/version.txt"));
        expected.add("java/v" + rounds + ".txt");
        expected.add("typescript/v" + rounds + ".txt");
        for (int round = 0; round < rounds; round++) {
            expected.addAll(List.of("ada/" + round, "grace/" + round));
        }
        assertThat(paths(Refs.MAIN)).isEqualTo(expected);
        assertThat(length(Refs.GENERATED)).isEqualTo(2 * rounds - 1);
    }

    private Set<String> paths(String ref) {
        return new RepositoryFolder(folder)
                .<Set<String>>read(APP, repository -> {
                    TreeSet<String> paths = new TreeSet<>();
                    try (RevWalk walk = new RevWalk(repository);
                            TreeWalk tree = new TreeWalk(repository)) {
                        tree.addTree(Refs.commit(repository, walk, ref).getTree());
                        tree.setRecursive(true);
                        while (tree.next()) {
                            paths.add(tree.getPathString());
                        }
                    }
                    return paths;
                })
                .orElseThrow();
    }

    private int length(String ref) {
        return new RepositoryFolder(folder)
                .read(APP, repository -> {
                    int length = 0;
                    try (RevWalk walk = new RevWalk(repository)) {
                        walk.markStart(Refs.commit(repository, walk, ref));
                        for (RevCommit commit : walk) {
                            assertThat(commit.getParentCount()).isLessThan(2);
                            length++;
                        }
                    }
                    return length;
                })
                .orElseThrow();
    }

    @Test
    void interruptedCommitShouldBeEndedByTheNextAttempt() {
        String first = node().commit(APP, source(Target.JAVA, 1)).commit().value();
        String second = node().commit(APP, source(Target.JAVA, 2)).commit().value();
        // as it is where the line of the target was moved, and nothing more
        boolean moved = new RepositoryFolder(folder)
                .read(
                        APP,
                        repository -> Refs.move(
                                repository, Refs.GENERATED, ObjectId.fromString(second), ObjectId.fromString(first)))
                .orElseThrow();
        assertThat(moved).isTrue();

        assertThat(node().commit(APP, source(Target.JAVA, 2)).commit().value()).isEqualTo(second);
        assertThat(length(Refs.GENERATED)).isEqualTo(2);
    }

    @Test
    void halfWrittenPackAndLeftLockOfAnObjectShouldHarmNothing() throws IOException {
        node().commit(APP, source(Target.JAVA, 1));
        Path objects = folder.resolve(APP + ".git/objects");
        Files.createDirectories(objects.resolve("pack"));
        Files.write(objects.resolve("pack/tmp_pack_123"), new byte[] {'P', 'A', 'C', 'K', 0, 0});
        Files.write(objects.resolve("noz123.tmp"), new byte[] {1});
        Files.createDirectories(folder.resolve(".fresh-" + UUID.randomUUID()));

        node().commit(APP, source(Target.JAVA, 2));
        node().merge(APP, NOW);
        node().tidy(APP);

        assertThat(paths(Refs.MAIN)).containsExactly("java/v2.txt", "java/version.txt");
        assertThat(node().apps()).containsExactly(APP);
    }

    @Test
    void clientsShouldSeeBranchesAlone() {
        node().commit(APP, source(Target.JAVA, 1));
        node().merge(APP, NOW);
        List<String> names = new RepositoryFolder(folder)
                .read(
                        APP,
                        repository -> repository.getRefDatabase().getRefs().stream()
                                .map(Ref::getName)
                                .toList())
                .orElseThrow();
        assertThat(names).contains("HEAD", "refs/heads/main", "refs/modelwright/targets/java");
        assertThat(node().branches(APP)).extracting(Branch::name).containsExactly("generated", "main");
    }
}
