package io.modelwright.codegen.java;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.codegen.Targets;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.shared.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole applications: that they compile without a warning, and what else holds for all of them. */
class JavaTargetTest {

    @TempDir
    Path out;

    @ParameterizedTest
    @ValueSource(strings = {"tasks", "all-types", "hostile", "wide", "empty"})
    void applicationsShouldCompileWithoutWarnings(String design) {
        SourceTree tree = GeneratedJavaApps.render(history(design));
        assertThat(AppCompiler.compile(tree, out)).isEmpty();
    }

    @Test
    void twoHundredEntitiesShouldCompile() {
        StringBuilder entities = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            entities.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"entity" + i + "\",\"fields\":[{\"name\":\"name\",\"type\":\"text\"},"
                            + "{\"name\":\"count\",\"type\":\"integer\"}],"
                            + "\"rules\":[{\"expression\":\"count > " + i + "\",\"message\":\"More\"}]}");
            relations
                    .append(i == 0 ? "" : ",")
                    .append("{\"from\":\"entity" + i + "\",\"name\":\"next\",\"kind\":\"manyToOne\",\"to\":\"entity"
                            + (i + 1) % 200 + "\",\"inverse\":\"before" + i + "\"}");
        }
        Design design = TestDesigns.parse("{\"entities\":[" + entities + "],\"relations\":[" + relations + "]}");
        SourceTree tree = GeneratedJavaApps.render(TestDesigns.history("Large", "large", design));
        assertThat(AppCompiler.compile(tree, out)).isEmpty();
    }

    @Test
    void theSameHistoryShouldGiveTheSameBytes() {
        SourceTree first = GeneratedJavaApps.render(history("all-types"));
        SourceTree second = GeneratedJavaApps.render(history("all-types"));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void scriptsShouldBeCopiedToTheLetter() {
        Design design = TestDesigns.read("tasks");
        AppHistory history = new AppHistory(
                "Tasks",
                "tasks",
                List.of(
                        new AppHistory.Version(1, "Begin", design, "-- one ${x} {{y}}\r\n\tSELECT '#{';\n"),
                        new AppHistory.Version(2, "../..\\ Ünïcode / \"quotes\"", design, "-- two"),
                        new AppHistory.Version(3, "!!!", design, "")));
        SourceTree tree = GeneratedJavaApps.render(history);
        String folder = "src/main/resources/db/migration/";
        assertThat(tree.files().keySet().stream()
                        .map(path -> path.value())
                        .filter(path -> path.startsWith(folder))
                        .map(path -> path.substring(folder.length())))
                .containsExactly("V0__system.sql", "V1__begin.sql", "V2__n_code_quotes.sql", "V3__version.sql");
        assertThat(tree.find(folder + "V1__begin.sql").orElseThrow().text())
                .isEqualTo("-- one ${x} {{y}}\r\n\tSELECT '#{';\n");
    }

    @Test
    void nothingShouldSayWhereItComesFrom() {
        SourceTree tree = GeneratedJavaApps.render(history("tasks"));
        tree.files()
                .forEach((path, file) -> assertThat(file.text())
                        .as(path.value())
                        .doesNotContain("io.modelwright", System.getProperty("user.dir"), "app.support."));
    }

    @Test
    void packagesShouldBeNamedByTheOptions() {
        RenderOptions options = new RenderOptions(Optional.of("com.example.class"));
        Outcome<SourceTree> rendered = Targets.shipped().render(history("tasks"), Target.JAVA, options);
        assertThat(rendered).isInstanceOf(Outcome.Done.class);
        SourceTree tree = ((Outcome.Done<SourceTree>) rendered).value();
        assertThat(tree.find("src/main/java/com/example/class_/task/Task.java")).isPresent();
        assertThat(AppCompiler.compile(tree, out)).isEmpty();
    }

    private static AppHistory history(String design) {
        return TestDesigns.history("The app " + design, design, TestDesigns.read(design));
    }
}
