package io.modelwright.core.codegen;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files by path, in the order of their paths. No path is a folder of another one, and no two differ only in case, so that the
 * tree can stand on every file system.
 */
public record SourceTree(SortedMap<SourcePath, SourceFile> files) {

    public static final SourceTree EMPTY = new SourceTree(new TreeMap<>());

    public SourceTree {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        fault(files).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
    }

    /** What keeps these files from standing in one tree, as a sentence. */
    public static Optional<String> fault(Map<SourcePath, SourceFile> files) {
        TreeMap<String, String> known = new TreeMap<>();
        for (SourcePath path : files.keySet()) {
            String before = known.put(path.value().toLowerCase(Locale.ROOT), path.value());
            if (before != null) {
                return Optional.of("Two files differ only in case: " + before + " and " + path + ".");
            }
        }
        for (Map.Entry<String, String> entry : known.entrySet()) {
            String below = known.ceilingKey(entry.getKey() + "/");
            if (below != null && below.startsWith(entry.getKey() + "/")) {
                return Optional.of("A file has the name of a folder: " + entry.getValue() + ".");
            }
        }
        return Optional.empty();
    }

    public Optional<SourceFile> find(String path) {
        return SourcePath.fault(path).isPresent()
                ? Optional.empty()
                : Optional.ofNullable(files.get(new SourcePath(path)));
    }

    /** The sum of the sizes of all files, in bytes. */
    public long size() {
        return files.values().stream().mapToLong(SourceFile::size).sum();
    }

    /** Collects the files of one tree. Not safe for several threads. */
    public static final class Builder {
        private final TreeMap<SourcePath, SourceFile> files = new TreeMap<>();

        /**
         * Adds a file.
         *
         * @throws IllegalArgumentException where that is no path, or there is a file there
         */
        public Builder add(String path, SourceFile file) {
            if (files.putIfAbsent(new SourcePath(path), file) != null) {
                throw new IllegalArgumentException("two files of one path: " + path);
            }
            return this;
        }

        public Builder text(String path, String text) {
            return add(path, SourceFile.text(text));
        }

        public SourceTree build() {
            return new SourceTree(files);
        }
    }
}
