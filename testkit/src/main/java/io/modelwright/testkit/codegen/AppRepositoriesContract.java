package io.modelwright.testkit.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.modelwright.core.codegen.Branch;
import io.modelwright.core.codegen.CommitId;
import io.modelwright.core.codegen.FileChange;
import io.modelwright.core.codegen.FileEntry;
import io.modelwright.core.codegen.GeneratedSource;
import io.modelwright.core.codegen.Signature;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.codegen.merge.FileConflict;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.codegen.driven.AppRepositories;
import io.modelwright.ports.codegen.driven.AppRepositories.Committed;
import io.modelwright.ports.codegen.driven.AppRepositories.Merge;
import io.modelwright.ports.codegen.driven.RepositoryFiles;
import io.modelwright.ports.codegen.driven.RepositoryFiles.Conflict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@code AppRepositories} does, with the {@code RepositoryFiles} over the same repositories. */
public interface AppRepositoriesContract {

    Instant NOW = Instant.parse("2026-05-06T07:08:09Z");
    AppId APP = new AppId(UUID.fromString("01890000-0000-7000-8000-000000000001"));
    Signature ADA = Signature.of("Ada", "ada@example.org");
    String TEN = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";

    /** Fresh and empty for each test; the same for all calls within one test, as the others. */
    AppRepositories repositories();

    RepositoryFiles files();

    /**
     * Puts one commit on {@code main}, as people do.
     *
     * @param merged the branch that is merged with it, whose files are the ones that are changed
     * @param changes texts by their whole paths; empty ones are removed
     */
    void push(AppId app, Optional<String> merged, Map<String, Optional<String>> changes);

    static SourceTree tree(String... pathsAndTexts) {
        SourceTree.Builder tree = new SourceTree.Builder();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            tree.text(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return tree.build();
    }

    static GeneratedSource source(Target target, int version, SourceTree tree) {
        return new GeneratedSource(target, version, tree, "What is new", ADA, NOW.plusSeconds(version));
    }

    private Committed java(int version, String... pathsAndTexts) {
        return repositories().commit(APP, source(Target.JAVA, version, tree(pathsAndTexts)));
    }

    private Merge merge() {
        return repositories().merge(APP, NOW.plusSeconds(100)).orElseThrow();
    }

    private Map<String, String> texts(CommitId commit, Target target) {
        Map<String, String> texts = new TreeMap<>();
        files().read(APP, commit, target, (path, file) -> texts.put(path, file.text()));
        return texts;
    }

    private Map<String, String> main() {
        return texts(head(Branch.MAIN), Target.JAVA);
    }

    private CommitId head(String branch) {
        return repositories().branches(APP).stream()
                .filter(known -> known.name().equals(branch))
                .findFirst()
                .orElseThrow()
                .head();
    }

    private List<String> branchNames() {
        return repositories().branches(APP).stream().map(Branch::name).toList();
    }

    @Test
    default void firstGenerationShouldMakeMain() {
        Committed first = java(1, "App.java", TEN, "pom.xml", "<project/>");
        Merge merge = merge();

        assertThat(first.fresh()).isTrue();
        assertThat(merge).isEqualTo(new Merge(first.commit(), Optional.empty(), Map.of()));
        assertThat(branchNames()).containsExactly(Branch.GENERATED, Branch.MAIN);
        assertThat(main()).isEqualTo(Map.of("App.java", TEN, "pom.xml", "<project/>"));
        assertThat(repositories().branches(APP).getFirst().subject()).isEqualTo("Version 1: What is new");
    }

    @Test
    default void repositoryThatIsNotThereShouldBeEmpty() {
        assertThat(repositories().branches(APP)).isEmpty();
        assertThat(repositories().merge(APP, NOW)).isEmpty();
        assertThat(repositories().size(APP)).isZero();
        assertThat(files().list(APP, new CommitId("0".repeat(40)), Target.JAVA)).isEmpty();
        assertThat(files().conflicts(APP, Branch.merge(1))).isEmpty();
        assertThat(repositories().apps()).isEmpty();
        repositories().delete(APP);
        repositories().tidy(APP);
    }

    @Test
    default void sameContentShouldMakeNoCommit() {
        Committed first = java(1, "App.java", TEN);
        Committed again = java(1, "App.java", TEN);

        assertThat(again).isEqualTo(new Committed(first.commit(), false, false));
        assertThat(merge()).isEqualTo(merge());
    }

    @Test
    default void unrelatedEditsOfPeopleShouldSurvive() {
        java(1, "App.java", TEN, "Old.java", "old\n");
        merge();
        push(
                APP,
                Optional.empty(),
                Map.of(
                        "java/App.java", Optional.of(TEN.replace("2\n", "two\n")),
                        "java/Own.java", Optional.of("mine\n"),
                        "README.md", Optional.of("hello\n")));
        java(2, "App.java", TEN.replace("9\n", "nine\n"), "New.java", "new\n");

        Merge merge = merge();

        assertThat(merge.branch()).isEmpty();
        assertThat(main())
                .isEqualTo(Map.of(
                        "App.java", TEN.replace("2\n", "two\n").replace("9\n", "nine\n"),
                        "Own.java", "mine\n",
                        "New.java", "new\n"));
        java(3, "App.java", TEN.replace("9\n", "neuf\n"), "New.java", "new\n");
        merge();
        assertThat(main()).containsEntry("App.java", TEN.replace("2\n", "two\n").replace("9\n", "neuf\n"));
    }

    @Test
    default void editsOfTheSameLinesShouldLeaveMainAndWaitOnABranch() {
        java(1, "App.java", TEN, "Gone.java", "a\n", "Kept.java", "k\n");
        merge();
        Map<String, Optional<String>> edits = Map.of(
                "java/App.java", Optional.of(TEN.replace("5\n", "mine\n")),
                "java/Gone.java", Optional.of("changed\n"),
                "java/Kept.java", Optional.empty());
        push(APP, Optional.empty(), edits);
        CommitId before = head(Branch.MAIN);
        Committed second =
                java(2, "App.java", TEN.replace("5\n", "theirs\n"), "Kept.java", "other\n", "New.java", "n\n");

        Merge merge = merge();

        assertThat(merge).isEqualTo(new Merge(before, Optional.of("merge/v2"), Map.of(Target.JAVA, 3)));
        assertThat(head(Branch.MAIN)).isEqualTo(before);
        assertThat(files().conflicts(APP, "merge/v2"))
                .contains(List.of(
                        new Conflict(
                                Target.JAVA,
                                "App.java",
                                FileConflict.Kind.BOTH_CHANGED,
                                Optional.of(TEN),
                                Optional.of(TEN.replace("5\n", "mine\n")),
                                Optional.of(TEN.replace("5\n", "theirs\n"))),
                        new Conflict(
                                Target.JAVA,
                                "Gone.java",
                                FileConflict.Kind.REMOVED_BY_GENERATION,
                                Optional.of("a\n"),
                                Optional.of("changed\n"),
                                Optional.empty()),
                        new Conflict(
                                Target.JAVA,
                                "Kept.java",
                                FileConflict.Kind.REMOVED_BY_PEOPLE,
                                Optional.of("k\n"),
                                Optional.empty(),
                                Optional.of("other\n"))));
        Map<String, String> waiting = texts(head("merge/v2"), Target.JAVA);
        assertThat(waiting).containsEntry("Gone.java", "changed\n").containsEntry("New.java", "n\n");
        assertThat(waiting.get("App.java"))
                .contains("<<<<<<< main\nmine\n=======\ntheirs\n>>>>>>> ")
                .startsWith("1\n2\n3\n4\n");
        assertThat(texts(second.commit(), Target.JAVA)).containsEntry("Kept.java", "other\n");
        assertThat(merge()).isEqualTo(merge);
    }

    @Test
    default void mergeThatPeopleEndedShouldBeTheBaseOfTheNext() {
        java(1, "App.java", TEN);
        merge();
        push(APP, Optional.empty(), Map.of("java/App.java", Optional.of(TEN.replace("5\n", "mine\n"))));
        java(2, "App.java", TEN.replace("5\n", "theirs\n"));
        merge();
        push(APP, Optional.of("merge/v2"), Map.of("java/App.java", Optional.of(TEN.replace("5\n", "both\n"))));

        assertThat(merge().branch()).isEmpty();
        assertThat(branchNames()).containsExactly(Branch.GENERATED, Branch.MAIN);
        assertThat(files().conflicts(APP, "merge/v2")).isEmpty();
        java(3, "App.java", TEN.replace("5\n", "theirs\n").replace("9\n", "nine\n"));
        assertThat(merge().conflicts()).isEmpty();
        assertThat(main())
                .containsEntry("App.java", TEN.replace("5\n", "both\n").replace("9\n", "nine\n"));
    }

    @Test
    default void laterVersionShouldTakeTheConflictsOfTheOneBefore() {
        java(1, "App.java", TEN);
        merge();
        push(APP, Optional.empty(), Map.of("java/App.java", Optional.of(TEN.replace("5\n", "mine\n"))));
        java(2, "App.java", TEN.replace("5\n", "theirs\n"));
        merge();
        java(3, "App.java", TEN.replace("5\n", "theirs\n").replace("1\n", "one\n"));

        assertThat(merge().branch()).contains("merge/v3");
        assertThat(branchNames()).containsExactly(Branch.GENERATED, Branch.MAIN, "merge/v3");
    }

    @Test
    default void targetsShouldBeMergedApart() {
        java(1, "App.java", TEN);
        merge();
        push(APP, Optional.empty(), Map.of("java/App.java", Optional.of(TEN.replace("5\n", "mine\n"))));
        java(2, "App.java", TEN.replace("5\n", "theirs\n"));
        merge();

        repositories().commit(APP, source(Target.TYPESCRIPT, 2, tree("app.ts", "ts\n")));
        Merge merge = merge();

        assertThat(merge.conflicts()).isEqualTo(Map.of(Target.JAVA, 1));
        assertThat(texts(head(Branch.MAIN), Target.TYPESCRIPT)).isEqualTo(Map.of("app.ts", "ts\n"));
        assertThat(texts(head(Branch.GENERATED), Target.JAVA))
                .containsEntry("App.java", TEN.replace("5\n", "theirs\n"));
        assertThat(texts(head("merge/v2"), Target.TYPESCRIPT)).isEqualTo(Map.of("app.ts", "ts\n"));
    }

    @Test
    default void extensionPointShouldNeverBeGeneratedAgain() {
        SourceTree first = new SourceTree.Builder()
                .add("Hooks.java", SourceFile.extensionPoint("first\n"))
                .build();
        SourceTree second = new SourceTree.Builder()
                .add("Hooks.java", SourceFile.extensionPoint("second\n"))
                .text("App.java", "app\n")
                .build();
        repositories().commit(APP, source(Target.JAVA, 1, first));
        merge();
        push(APP, Optional.empty(), Map.of("java/Hooks.java", Optional.of("mine\n")));
        Committed committed = repositories().commit(APP, source(Target.JAVA, 2, second));

        assertThat(merge().branch()).isEmpty();
        assertThat(main()).isEqualTo(Map.of("Hooks.java", "mine\n", "App.java", "app\n"));
        assertThat(texts(committed.commit(), Target.JAVA)).containsEntry("Hooks.java", "first\n");
    }

    @Test
    default void olderVersionShouldStandApart() {
        Committed first = java(1, "App.java", "one\n");
        merge();
        java(3, "App.java", "three\n");
        Merge merged = merge();

        Committed again = java(1, "App.java", "one\n");
        Committed skipped = java(2, "App.java", "two\n");

        assertThat(again).isEqualTo(new Committed(first.commit(), false, true));
        assertThat(skipped.apart()).isTrue();
        assertThat(texts(skipped.commit(), Target.JAVA)).isEqualTo(Map.of("App.java", "two\n"));
        assertThat(java(2, "App.java", "two\n")).isEqualTo(new Committed(skipped.commit(), false, true));
        assertThat(merge()).isEqualTo(merged);
        assertThat(main()).isEqualTo(Map.of("App.java", "three\n"));
    }

    @Test
    default void filesShouldBeListedReadAndCompared() {
        SourceTree tree = new SourceTree.Builder()
                .text("a/App.java", "x\n")
                .add("mvnw", SourceFile.script("#!/bin/sh\n"))
                .build();
        Committed first = repositories().commit(APP, source(Target.JAVA, 1, tree));
        Committed second = java(2, "a/App.java", "y\n", "b.txt", "new\n");

        assertThat(files().list(APP, first.commit(), Target.JAVA))
                .contains(List.of(new FileEntry("a/App.java", 2, false), new FileEntry("mvnw", 10, true)));
        assertThat(files().file(APP, first.commit(), Target.JAVA, "mvnw")).contains(SourceFile.script("#!/bin/sh\n"));
        assertThat(files().file(APP, first.commit(), Target.JAVA, "a")).isEmpty();
        assertThat(files().file(APP, first.commit(), Target.JAVA, "../a")).isEmpty();
        assertThat(files().list(APP, first.commit(), Target.TYPESCRIPT)).contains(List.of());
        assertThat(files().compare(APP, first.commit(), second.commit(), Target.JAVA)
                        .orElseThrow())
                .extracting(FileChange::path, FileChange::kind)
                .containsExactly(
                        tuple("a/App.java", FileChange.Kind.CHANGED),
                        tuple("b.txt", FileChange.Kind.ADDED),
                        tuple("mvnw", FileChange.Kind.REMOVED));
        assertThat(files().compare(APP, first.commit(), new CommitId("1".repeat(40)), Target.JAVA))
                .isEmpty();
    }

    @Test
    default void deletedRepositoryShouldBeGone() {
        Committed first = java(1, "App.java", TEN);
        assertThat(repositories().apps()).containsExactly(APP);
        assertThat(repositories().size(APP)).isPositive();

        repositories().delete(APP);

        assertThat(repositories().apps()).isEmpty();
        assertThat(repositories().branches(APP)).isEmpty();
        assertThat(files().read(APP, first.commit(), Target.JAVA, (path, file) -> {}))
                .isFalse();
        assertThat(java(1, "App.java", TEN).fresh()).isTrue();
    }

    @Test
    default void tidyingShouldLoseNothing() {
        java(1, "App.java", TEN);
        Committed second = java(2, "App.java", "2\n");
        merge();

        repositories().tidy(APP);

        assertThat(main()).isEqualTo(Map.of("App.java", "2\n"));
        assertThat(texts(second.commit(), Target.JAVA)).isEqualTo(Map.of("App.java", "2\n"));
    }
}
