package io.modelwright.core.codegen.merge;

import io.modelwright.core.codegen.merge.Entry.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The three-way merge of a folder, by paths: what one side alone changed is as it made it, what both changed is merged line by
 * line. Files that moved are a removed one and an added one.
 *
 * @param files the folder after it; where there are conflicts with marks in the texts, and else with what people have
 * @param conflicts in the order of their paths
 */
public record FolderMerge(SortedMap<String, Entry> files, List<FileConflict> conflicts) {

    public FolderMerge {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        conflicts = List.copyOf(conflicts);
    }

    public boolean isClean() {
        return conflicts.isEmpty();
    }

    /**
     * Merges.
     *
     * @param base what both sides came from
     * @param ours what people made of it
     * @param theirs what was generated
     */
    public static FolderMerge of(
            Map<String, Entry> base, Map<String, Entry> ours, Map<String, Entry> theirs, ContentMerge contents) {
        Merging merging = new Merging(contents);
        TreeSet<String> paths = new TreeSet<>(ours.keySet());
        paths.addAll(theirs.keySet());
        for (String path : paths) {
            merging.path(
                    path,
                    Optional.ofNullable(base.get(path)),
                    Optional.ofNullable(ours.get(path)),
                    Optional.ofNullable(theirs.get(path)));
        }
        merging.separate(base, ours, theirs);
        return new FolderMerge(merging.files, merging.conflicts);
    }

    private static final class Merging {
        private final ContentMerge contents;
        private final TreeMap<String, Entry> files = new TreeMap<>();
        private final List<FileConflict> conflicts = new ArrayList<>();

        private Merging(ContentMerge contents) {
            this.contents = contents;
        }

        private void path(String path, Optional<Entry> base, Optional<Entry> ours, Optional<Entry> theirs) {
            if (ours.equals(theirs) || theirs.equals(base)) {
                ours.ifPresent(entry -> files.put(path, entry));
            } else if (ours.equals(base)) {
                theirs.ifPresent(entry -> files.put(path, entry));
            } else if (ours.isEmpty()) {
                theirs.ifPresent(entry -> files.put(path, entry));
                conflict(path, FileConflict.Kind.REMOVED_BY_PEOPLE, base, ours, theirs);
            } else if (theirs.isEmpty()) {
                files.put(path, ours.get());
                conflict(path, FileConflict.Kind.REMOVED_BY_GENERATION, base, ours, theirs);
            } else {
                both(path, base, ours.get(), theirs.get());
            }
        }

        private void both(String path, Optional<Entry> base, Entry ours, Entry theirs) {
            Optional<ContentMerge.Merged> merged = ours.isFile() && theirs.isFile()
                    ? content(base.filter(Entry::isFile).map(Entry::content), ours.content(), theirs.content())
                    : Optional.empty();
            Kind kind = base.map(Entry::kind)
                            .filter(before -> before == ours.kind())
                            .isPresent()
                    ? theirs.kind()
                    : ours.kind();
            files.put(path, merged.map(text -> new Entry(kind, text.content())).orElse(ours));
            if (merged.filter(ContentMerge.Merged::clean).isEmpty()) {
                conflict(
                        path,
                        base.isPresent() ? FileConflict.Kind.BOTH_CHANGED : FileConflict.Kind.BOTH_ADDED,
                        base,
                        Optional.of(ours),
                        Optional.of(theirs));
            }
        }

        private Optional<ContentMerge.Merged> content(Optional<String> base, String ours, String theirs) {
            if (ours.equals(theirs) || base.filter(theirs::equals).isPresent()) {
                return Optional.of(new ContentMerge.Merged(ours, true));
            }
            if (base.filter(ours::equals).isPresent()) {
                return Optional.of(new ContentMerge.Merged(theirs, true));
            }
            return contents.merge(base, ours, theirs);
        }

        private void conflict(
                String path,
                FileConflict.Kind kind,
                Optional<Entry> base,
                Optional<Entry> ours,
                Optional<Entry> theirs) {
            conflicts.add(new FileConflict(path, kind, base, ours, theirs));
        }

        /** No tree has a file and a folder of one name: there, what people have stays. */
        private void separate(Map<String, Entry> base, Map<String, Entry> ours, Map<String, Entry> theirs) {
            TreeSet<String> leaving = new TreeSet<>();
            for (String path : files.keySet()) {
                for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
                    String above = path.substring(0, end);
                    if (files.containsKey(above)) {
                        leaving.add(ours.containsKey(path) ? above : path);
                    }
                }
            }
            for (String path : leaving) {
                files.remove(path);
                conflicts.removeIf(conflict -> conflict.path().equals(path));
                conflict(
                        path,
                        FileConflict.Kind.FILE_AND_FOLDER,
                        Optional.ofNullable(base.get(path)),
                        Optional.ofNullable(ours.get(path)),
                        Optional.ofNullable(theirs.get(path)));
            }
            conflicts.sort(Comparator.comparing(FileConflict::path));
        }
    }
}
