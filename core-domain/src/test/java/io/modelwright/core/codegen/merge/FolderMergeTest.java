package io.modelwright.core.codegen.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.merge.Entry.Kind;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FolderMergeTest {

    private static final ContentMerge NO_TEXTS = (base, ours, theirs) -> Optional.empty();

    @Provide
    Arbitrary<Map<String, Entry>> folders() {
        Arbitrary<String> paths = Arbitraries.of("a", "b", "c", "d");
        Arbitrary<Entry> entries = Arbitraries.of("1", "2", "3")
                .flatMap(content -> Arbitraries.of(Kind.FILE, Kind.PROGRAM).map(kind -> new Entry(kind, content)));
        return Arbitraries.maps(paths, entries).ofMaxSize(4);
    }

    @Property
    void whatOneSideLeftAloneShouldBeTheOthers(
            @ForAll("folders") Map<String, Entry> base, @ForAll("folders") Map<String, Entry> changed) {
        assertThat(FolderMerge.of(base, base, changed, NO_TEXTS).files()).isEqualTo(changed);
        assertThat(FolderMerge.of(base, changed, base, NO_TEXTS).files()).isEqualTo(changed);
        assertThat(FolderMerge.of(base, changed, changed, NO_TEXTS).files()).isEqualTo(changed);
        assertThat(FolderMerge.of(base, changed, changed, NO_TEXTS).isClean()).isTrue();
    }

    /** Each content that people have is in the merge, is what was generated before, or is told as a conflict. */
    @Property
    void nothingOfPeopleShouldGoUntold(
            @ForAll("folders") Map<String, Entry> base,
            @ForAll("folders") Map<String, Entry> ours,
            @ForAll("folders") Map<String, Entry> theirs) {
        FolderMerge merge = FolderMerge.of(base, ours, theirs, NO_TEXTS);
        Set<String> told = merge.conflicts().stream().map(FileConflict::path).collect(Collectors.toSet());
        Set<String> paths = new HashSet<>(ours.keySet());
        paths.addAll(theirs.keySet());
        for (String path : paths) {
            Entry mine = ours.get(path);
            Entry generated = theirs.get(path);
            Entry result = merge.files().get(path);
            boolean peopleChanged = !Objects.equals(mine, base.get(path));
            boolean generationChanged = !Objects.equals(generated, base.get(path));
            if (peopleChanged && !generationChanged) {
                assertThat(result).isEqualTo(mine);
            }
            if (peopleChanged && generationChanged && !told.contains(path)) {
                boolean sameContent =
                        mine != null && generated != null && mine.content().equals(generated.content());
                boolean oneContent = mine != null
                        && generated != null
                        && base.get(path) != null
                        && (mine.content().equals(base.get(path).content())
                                || generated.content().equals(base.get(path).content()));
                assertThat(Objects.equals(mine, generated) || sameContent || oneContent)
                        .isTrue();
            }
        }
    }

    private static Entry file(String content) {
        return new Entry(Kind.FILE, content);
    }

    @Example
    void modeAndContentShouldBeMergedApart() {
        FolderMerge merge = FolderMerge.of(
                Map.of("a", file("1")), Map.of("a", new Entry(Kind.PROGRAM, "1")), Map.of("a", file("2")), NO_TEXTS);

        assertThat(merge.files()).isEqualTo(Map.of("a", new Entry(Kind.PROGRAM, "2")));
        assertThat(merge.isClean()).isTrue();
    }

    @Example
    void fileAndFolderOfOneNameShouldLeaveWhatPeopleHave() {
        FolderMerge file = FolderMerge.of(Map.of(), Map.of("a", file("1")), Map.of("a/b", file("2")), NO_TEXTS);
        FolderMerge folder = FolderMerge.of(Map.of(), Map.of("a/b", file("1")), Map.of("a", file("2")), NO_TEXTS);

        assertThat(file.files()).isEqualTo(Map.of("a", file("1")));
        assertThat(file.conflicts())
                .containsExactly(new FileConflict(
                        "a/b",
                        FileConflict.Kind.FILE_AND_FOLDER,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(file("2"))));
        assertThat(folder.files()).isEqualTo(Map.of("a/b", file("1")));
        assertThat(folder.conflicts()).extracting(FileConflict::path).containsExactly("a");
    }

    @Example
    void linkThatBothChangedShouldBeAConflict() {
        FolderMerge merge = FolderMerge.of(
                Map.of("a", file("1")), Map.of("a", new Entry(Kind.OTHER, "x")), Map.of("a", file("2")), NO_TEXTS);

        assertThat(merge.files()).isEqualTo(Map.of("a", new Entry(Kind.OTHER, "x")));
        assertThat(merge.conflicts()).hasSize(1);
    }
}
