package io.modelwright.testkit.codegen;

import io.modelwright.core.codegen.CommitId;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.codegen.merge.ContentMerge;
import io.modelwright.core.codegen.merge.Entry;
import io.modelwright.core.codegen.merge.FolderMerge;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One repository: commits and names for them. For one thread at a time. */
final class InMemoryRepository {

    /**
     * A commit.
     *
     * @param files by their whole paths
     * @param version that was generated; 0 where it is none of the platform's
     */
    record Commit(
            CommitId id,
            List<Commit> parents,
            SortedMap<String, SourceFile> files,
            String message,
            int version,
            Optional<Target> target,
            Instant time) {

        SortedMap<String, SourceFile> folder(Target target) {
            TreeMap<String, SourceFile> folder = new TreeMap<>();
            String prefix = target + "/";
            files.forEach((path, file) -> {
                if (path.startsWith(prefix)) {
                    folder.put(path.substring(prefix.length()), file);
                }
            });
            return folder;
        }

        Set<Commit> history() {
            Set<Commit> seen = new HashSet<>();
            ArrayDeque<Commit> open = new ArrayDeque<>(List.of(this));
            while (!open.isEmpty()) {
                Commit next = open.pop();
                if (seen.add(next)) {
                    open.addAll(next.parents());
                }
            }
            return seen;
        }

        boolean isWithin(Commit other) {
            return other.history().contains(this);
        }
    }

    final TreeMap<String, Commit> branches = new TreeMap<>();
    final TreeMap<Target, Commit> lines = new TreeMap<>();
    final Map<CommitId, Commit> commits = new HashMap<>();

    Commit commit(
            List<Commit> parents,
            SortedMap<String, SourceFile> files,
            String message,
            int version,
            Optional<Target> target,
            Instant time) {
        StringBuilder text = new StringBuilder(message).append('\n').append(time);
        parents.forEach(parent -> text.append('\n').append(parent.id()));
        files.forEach((path, file) -> text.append('\n')
                .append(path)
                .append(file.executable())
                .append(HexFormat.of().formatHex(file.content())));
        Commit commit = new Commit(hash(text.toString()), parents, files, message, version, target, time);
        commits.put(commit.id(), commit);
        return commit;
    }

    private static CommitId hash(String text) {
        try {
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return new CommitId(HexFormat.of().formatHex(sha1));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** A merge of folders, with the files that it names. */
    record Merged(FolderMerge merge, Map<String, SourceFile> contents) {

        SourceFile file(Entry entry) {
            return SourceFile.bytes(
                    Objects.requireNonNull(contents.get(entry.content())).content(),
                    entry.kind() == Entry.Kind.PROGRAM);
        }
    }

    /** The merge of a target's folder from its line into another commit. */
    static Merged merge(Commit into, Commit line, Target target) {
        Map<String, SourceFile> contents = new HashMap<>();
        Commit parted = base(into, line);
        SortedMap<String, SourceFile> base = parted == null ? new TreeMap<>() : parted.folder(target);
        ContentMerge merge = (before, ours, theirs) -> {
            LineMerge.Merged merged = LineMerge.merge(
                    before.map(contents::get).map(SourceFile::text).orElse(""),
                    Objects.requireNonNull(contents.get(ours)).text(),
                    Objects.requireNonNull(contents.get(theirs)).text());
            SourceFile file = SourceFile.text(merged.text());
            return Optional.of(new ContentMerge.Merged(keep(contents, file), merged.clean()));
        };
        FolderMerge folder = FolderMerge.of(
                entries(base, contents),
                entries(into.folder(target), contents),
                entries(line.folder(target), contents),
                merge);
        return new Merged(folder, contents);
    }

    private static SortedMap<String, Entry> entries(
            SortedMap<String, SourceFile> files, Map<String, SourceFile> contents) {
        TreeMap<String, Entry> entries = new TreeMap<>();
        files.forEach((path, file) -> entries.put(
                path, new Entry(file.executable() ? Entry.Kind.PROGRAM : Entry.Kind.FILE, keep(contents, file))));
        return entries;
    }

    private static String keep(Map<String, SourceFile> contents, SourceFile file) {
        String key = HexFormat.of().formatHex(file.content());
        contents.putIfAbsent(key, file);
        return key;
    }

    /** The last commit that is in the history of both. */
    private static @Nullable Commit base(Commit one, Commit other) {
        Set<Commit> common = one.history();
        common.retainAll(other.history());
        return common.stream()
                .filter(candidate ->
                        common.stream().noneMatch(later -> !later.equals(candidate) && candidate.isWithin(later)))
                .findFirst()
                .orElse(null);
    }
}
