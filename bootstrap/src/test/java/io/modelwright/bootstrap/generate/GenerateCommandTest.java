package io.modelwright.bootstrap.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.bootstrap.SketchRenderer;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourceTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GenerateCommandTest {

    private static final String DESIGN = """
            entities:
              - name: task
                fields:
                  - { name: title, type: text, required: true }
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Path design;
    private Path target;

    @BeforeEach
    void write() throws IOException {
        design = Files.writeString(folder.resolve("tasks.yaml"), DESIGN);
        target = folder.resolve("out");
    }

    private int generate(Object... words) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>();
        for (Object word : words) {
            all.add(word.toString());
        }
        return new GenerateCommand(
                        SketchRenderer.withSketches(),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8))
                .run(all);
    }

    private int generate() {
        return generate(design, "--target", "sketch", "--out", target);
    }

    private SortedMap<String, String> files() throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }

    @Test
    void designShouldBecomeAnApplicationInANewFolder() throws IOException {
        assertThat(generate()).isZero();

        assertThat(out.toString(UTF_8)).startsWith("sketch, version 1: 5 files in " + target);
        assertThat(files())
                .containsOnlyKeys(
                        "tasks.yaml",
                        "out/.modelwright/manifest",
                        "out/README.md",
                        "out/run.sh",
                        "out/hooks/before.txt",
                        "out/migrations/V1.sql",
                        "out/entities/task.txt");
        assertThat(Files.isExecutable(target.resolve("run.sh"))).isTrue();
        assertThat(files().get("out/README.md")).startsWith("# tasks\n");
    }

    @Test
    void sameDesignShouldGiveTheSameBytes() throws IOException {
        assertThat(generate(design, "--target", "sketch", "--out", folder.resolve("a")))
                .isZero();
        assertThat(generate(design, "--target", "sketch", "--out", folder.resolve("b/c")))
                .isZero();
        SortedMap<String, String> files = files();
        files.forEach((path, text) -> {
            if (path.startsWith("a/")) {
                assertThat(files).containsEntry("b/c" + path.substring(1), text);
            }
        });
    }

    @Test
    void severalFilesShouldBeVersions() throws IOException {
        Path second = Files.writeString(folder.resolve("more.yaml"), DESIGN + "      - { name: note, type: text }\n");
        assertThat(generate(design, second, "--target", "sketch", "--out", target, "--name", "My Tasks"))
                .isZero();
        assertThat(files()).containsKeys("out/migrations/V1.sql", "out/migrations/V2.sql");
        assertThat(files().get("out/README.md")).isEqualTo("# my-tasks\n\nVersion 2\n");

        Path versions = Files.createDirectory(folder.resolve("versions"));
        Files.move(design, versions.resolve("v1.yaml"));
        Files.move(second, versions.resolve("v2.yaml"));
        assertThat(generate(versions, "--target", "sketch", "--out", folder.resolve("other")))
                .isZero();
        assertThat(files().get("other/migrations/V2.sql")).isEqualTo(files().get("out/migrations/V2.sql"));
        Files.move(versions.resolve("v2.yaml"), versions.resolve("v3.yaml"));
        assertThat(generate(versions, "--target", "sketch", "--out", target)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("there is no v2.yaml");
        assertThat(generate(
                        versions.resolve("v1.yaml"),
                        versions.resolve("v1.yaml"),
                        "--target",
                        "sketch",
                        "--out",
                        target))
                .isEqualTo(3);
        assertThat(err.toString(UTF_8)).contains("Version 2 is the same as the one before");
    }

    @Test
    void findingsShouldBeToldByLineAndPlaceWithoutWritingAnything() throws IOException {
        Files.writeString(design, DESIGN.replace("type: text", "type: test") + "      - { name: title, type: text }\n");

        assertThat(generate()).isEqualTo(3);

        assertThat(err.toString(UTF_8))
                .contains("tasks.yaml:4: error: ", " at /entities/0/fields/0/type]")
                .contains("tasks.yaml:5: error: ", " at /entities/0/fields/1")
                .contains("modelwright: the design is not valid: ");
        assertThat(files()).containsOnlyKeys("tasks.yaml");
        Files.writeString(design, "entities: [");
        assertThat(generate()).isEqualTo(3);
        assertThat(err.toString(UTF_8)).contains("This is not YAML (line ");
    }

    @Test
    void wrongCommandLinesShouldBeRefused() {
        assertThat(generate(design, "--target", "cobol", "--out", target)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).isEqualTo("modelwright: there is no target cobol; there are: sketch\n");
        assertThat(generate(design, "--target", "../x", "--out", target)).isEqualTo(2);
        assertThat(generate("--target", "sketch", "--out", target)).isEqualTo(2);
        assertThat(generate(design, "--target", "sketch")).isEqualTo(2);
        assertThat(generate(design, "--target", "sketch", "--out")).isEqualTo(2);
        assertThat(generate(design, "--target", "sketch", "--out", target, "--package", "Org"))
                .isEqualTo(2);
        assertThat(generate(design, "--fast", "--target", "sketch", "--out", target))
                .isEqualTo(2);
        assertThat(generate(folder.resolve("none.yaml"), "--target", "sketch", "--out", target))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("there is no file ");
        assertThat(target).doesNotExist();
    }

    @Test
    void folderOfSomebodyElseShouldStayAsItIs() throws IOException {
        Files.createDirectory(target);
        Files.writeString(target.resolve("letter.txt"), "Dear");

        assertThat(generate()).isEqualTo(1);

        assertThat(err.toString(UTF_8)).contains("the folder is not empty, and nothing was generated into it");
        assertThat(files()).containsOnlyKeys("tasks.yaml", "out/letter.txt");
    }

    @Test
    void ownFolderShouldBeBroughtUpToDate() throws IOException {
        assertThat(generate()).isZero();
        Files.writeString(target.resolve("mine.txt"), "mine");
        Files.writeString(target.resolve("hooks/before.txt"), "mine");
        Files.writeString(design, DESIGN.replace("task", "errand"));

        assertThat(generate()).isZero();

        assertThat(files())
                .containsKeys("out/entities/errand.txt", "out/mine.txt")
                .containsEntry("out/hooks/before.txt", "mine")
                .doesNotContainKey("out/entities/task.txt");
        assertThat(err.toString(UTF_8)).contains("kept as it is, since it was changed by hand: hooks/before.txt");
        assertThat(files().keySet()).noneMatch(path -> path.contains("stage") || path.contains("next"));
    }

    @Test
    void filesThatPeopleChangedShouldNotBeOverwritten() throws IOException {
        assertThat(generate()).isZero();
        Files.writeString(target.resolve("entities/task.txt"), "mine");
        Files.writeString(design, DESIGN.replace("title", "subject"));
        SortedMap<String, String> before = files();

        assertThat(generate()).isEqualTo(1);

        assertThat(err.toString(UTF_8)).contains("entities/task.txt: changed by hand");
        assertThat(files()).isEqualTo(before);
        Files.writeString(design, DESIGN.replace("task", "errand"));
        assertThat(generate()).isZero();
        assertThat(files()).containsEntry("out/entities/task.txt", "mine");
    }

    @Test
    void nothingShouldBeWrittenThroughALink() throws IOException {
        assertThat(generate()).isZero();
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.delete(target.resolve("entities/task.txt"));
        Files.delete(target.resolve("entities"));
        Files.createSymbolicLink(target.resolve("entities"), elsewhere);

        assertThat(generate()).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("entities is no folder");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void interruptedRunShouldBeEndedByTheNext() throws IOException {
        assertThat(generate()).isZero();
        SortedMap<String, String> before = files();
        Files.writeString(design, DESIGN.replace("title", "subject"));
        assertThat(generate()).isZero();
        SortedMap<String, String> after = files();
        // as it is where the second run has moved one file of two, and then ended
        Files.writeString(target.resolve(".modelwright/manifest.next"), after.get("out/.modelwright/manifest"));
        Files.writeString(target.resolve(".modelwright/manifest"), before.get("out/.modelwright/manifest"));
        Files.writeString(target.resolve("migrations/V1.sql"), before.get("out/migrations/V1.sql"));

        assertThat(generate()).isZero();

        assertThat(files()).isEqualTo(after);
    }

    @Test
    void fullDiskShouldLeaveWhatWasThere() throws IOException {
        assertThat(generate()).isZero();
        SortedMap<String, String> before = files();
        SourceTree.Builder other = new SourceTree.Builder();
        for (int number = 0; number < 5; number++) {
            other.text("files/" + number + ".txt", "text " + number);
        }
        for (int room = 0; room < 6; room++) {
            for (Path out : List.of(target, folder.resolve("new"))) {
                OutputFolder full = new OutputFolder(out, new Small(room));
                assertThatThrownBy(() -> full.write(other.build()))
                        .isInstanceOf(GenerateFailure.class)
                        .hasMessageContaining("No space left on device; what was there stands");
                assertThat(files()).isEqualTo(before);
                assertThat(folder.resolve("new")).doesNotExist();
            }
        }
    }

    /** A disk that takes so many files. */
    private static final class Small implements OutputFolder.Disk {
        private int room;

        private Small(int room) {
            this.room = room;
        }

        @Override
        public void put(Path place, SourceFile file) throws IOException {
            if (room-- == 0) {
                throw new IOException("No space left on device");
            }
            OutputFolder.put(place, file);
        }
    }
}
