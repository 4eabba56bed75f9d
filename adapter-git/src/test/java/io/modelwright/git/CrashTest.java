package io.modelwright.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.GeneratedSource;
import io.modelwright.core.codegen.Signature;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.codegen.driven.AppRepositories.Merge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends between any two of its steps: whoever asks again gets what it would have left. */
final class CrashTest {

    private static final AppId APP = new AppId(UUID.fromString("01890000-0000-7000-8000-000000000001"));
    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");
    private static final String TEN = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";

    /** In which order the names move; the ones of merges come and go last. */
    private static final List<String> ORDER =
            List.of("refs/modelwright/", Refs.GENERATED, Refs.MAIN, "refs/heads/merge/");

    @TempDir
    Path root;

    private GitAppRepositories at(String name) {
        return new GitAppRepositories(root.resolve(name), InstantSource.system());
    }

    private static GeneratedSource source(int version, String text) {
        SourceTree tree = new SourceTree.Builder().text("App.java", text).build();
        return new GeneratedSource(
                Target.JAVA, version, tree, "", Signature.of("Ada", "ada@example.org"), NOW.plusSeconds(version));
    }

    private static Merge generate(GitAppRepositories node, int version, String text) {
        node.commit(APP, source(version, text));
        return node.merge(APP, NOW.plusSeconds(100L + version)).orElseThrow();
    }

    @Test
    void firstGenerationShouldBeEndedFromAnyStep() throws IOException {
        Files.createDirectories(root.resolve("start"));
        everyStep(node -> generate(node, 1, TEN));
    }

    @Test
    void cleanMergeShouldBeEndedFromAnyStep() throws IOException {
        generate(at("start"), 1, TEN);
        pushed("one\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");

        everyStep(node -> assertThat(generate(node, 2, TEN + "11\n").branch()).isEmpty());
    }

    @Test
    void conflictShouldBeEndedFromAnyStepAndTakeTheOneBefore() throws IOException {
        generate(at("start"), 1, TEN);
        pushed(TEN.replace("5\n", "mine\n"));
        everyStep(node -> assertThat(
                        generate(node, 2, TEN.replace("5\n", "theirs\n")).branch())
                .contains("merge/v2"));

        generate(at("start"), 2, TEN.replace("5\n", "theirs\n"));
        everyStep(node -> assertThat(
                        generate(node, 3, TEN.replace("5\n", "others\n")).branch())
                .contains("merge/v3"));
    }

    private void pushed(String text) throws IOException {
        Pushes.push(root.resolve("start"), APP, Optional.empty(), Map.of("java/App.java", Optional.of(text)));
    }

    /** Does it whole, and then again for each number of names that had moved when the process ended. */
    private void everyStep(Consumer<GitAppRepositories> work) throws IOException {
        Path whole = copy("start");
        Map<String, String> before = names(whole);
        work.accept(new GitAppRepositories(whole, InstantSource.system()));
        Map<String, String> after = names(whole);
        List<String> moving = moving(before, after);
        assertThat(moving).hasSizeGreaterThan(1);
        for (int moved = 0; moved < moving.size(); moved++) {
            Path crashed = copy(whole.getFileName().toString());
            Map<String, String> between = new TreeMap<>(before);
            for (String name : moving.subList(0, moved)) {
                between.remove(name);
                Optional.ofNullable(after.get(name)).ifPresent(id -> between.put(name, id));
            }
            write(crashed.resolve(APP + ".git"), between, moving.get(moved));

            work.accept(new GitAppRepositories(crashed, InstantSource.system()));

            assertThat(names(crashed)).as("after %d of %s", moved, moving).isEqualTo(after);
        }
    }

    private static List<String> moving(Map<String, String> before, Map<String, String> after) {
        Map<String, Boolean> moving = new LinkedHashMap<>();
        for (String group : ORDER) {
            // one that comes is written before one that goes
            after.keySet().stream()
                    .filter(name -> name.startsWith(group) && !after.get(name).equals(before.get(name)))
                    .forEach(name -> moving.put(name, true));
            before.keySet().stream()
                    .filter(name -> name.startsWith(group) && !after.containsKey(name))
                    .forEach(name -> moving.put(name, true));
        }
        return List.copyOf(moving.keySet());
    }

    private Map<String, String> names(Path folder) {
        return new RepositoryFolder(folder)
                .<Map<String, String>>read(APP, repository -> {
                    TreeMap<String, String> names = new TreeMap<>();
                    for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_REFS)) {
                        names.put(ref.getName(), ref.getObjectId().name());
                    }
                    return names;
                })
                .orElse(Map.of());
    }

    /** Leaves these names and the lock of the one that was about to move. */
    private static void write(Path repository, Map<String, String> names, String next) throws IOException {
        Files.deleteIfExists(repository.resolve("packed-refs"));
        try (var files = Files.walk(repository.resolve("refs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, String> name : names.entrySet()) {
            Path file = repository.resolve(name.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, name.getValue() + "\n", StandardCharsets.US_ASCII);
        }
        Files.createDirectories(repository.resolve(next).getParent());
        Files.createFile(repository.resolve(next + ".lock"));
    }

    private Path copy(String name) throws IOException {
        Path from = root.resolve(name);
        Path to = root.resolve("copy-" + UUID.randomUUID());
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        return to;
    }
}
