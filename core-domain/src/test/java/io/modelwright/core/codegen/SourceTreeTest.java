package io.modelwright.core.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTreeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"README.md", ".gitignore", "src/main/java/app/Task.java", ".mvn/wrapper/maven-wrapper.properties"
            })
    void pathShouldBeTaken(String path) {
        assertThat(SourcePath.fault(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../x",
                "a/../b",
                "a//b",
                "a/",
                "./a",
                ".git/config",
                ".GIT/hooks/x",
                "git~1/x",
                "a\\b",
                "con",
                "a/NUL.txt",
                "a.",
                "a b",
                "a\u0000",
                "a\u200bb",
                "\u00e4",
                "c:/x"
            })
    void pathShouldBeRefused(String path) {
        assertThat(SourcePath.fault(path)).isPresent();
        assertThatThrownBy(() -> new SourcePath(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pathShouldBeRefusedWhenItIsTooLong() {
        assertThat(SourcePath.fault("a/".repeat(120) + "a")).isPresent();
        assertThat(SourcePath.fault("a".repeat(121))).isPresent();
    }

    @Test
    void treeShouldBeOrderedByPath() {
        SourceTree tree =
                new SourceTree.Builder().text("b", "2").text("a/c", "1").build();

        assertThat(tree.files().keySet()).extracting(SourcePath::value).containsExactly("a/c", "b");
        assertThat(tree.find("b")).contains(SourceFile.text("2"));
        assertThat(tree.find("../b")).isEmpty();
        assertThat(tree.size()).isEqualTo(2);
    }

    @Test
    void treeShouldBeRefusedWhenPathsDifferOnlyInCase() {
        SourceTree.Builder files =
                new SourceTree.Builder().text("a/Task.java", "").text("a/task.java", "");

        assertThatThrownBy(files::build).hasMessageContaining("differ only in case");
    }

    @Test
    void treeShouldBeRefusedWhenAFileIsAlsoAFolder() {
        SourceTree.Builder files =
                new SourceTree.Builder().text("a", "").text("a.x", "").text("A/b", "");

        assertThatThrownBy(files::build).hasMessageContaining("name of a folder");
    }

    @Test
    void pathShouldBeAddedOnce() {
        SourceTree.Builder files = new SourceTree.Builder().text("a", "1");

        assertThatThrownBy(() -> files.text("a", "2")).hasMessageContaining("two files");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "sql-docs", "kotlin2"})
    void targetShouldBeTaken(String name) {
        assertThat(Target.isName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Java", "a--b", "-a", "a-", "2a", "a/b", "..", "abcdefghijklmnopqrstuvwxyzabcdefghijklmno"})
    void targetShouldBeRefused(String name) {
        assertThat(Target.isName(name)).isFalse();
    }
}
