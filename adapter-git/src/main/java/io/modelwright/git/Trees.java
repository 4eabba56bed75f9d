package io.modelwright.git;

import io.modelwright.core.codegen.merge.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.RawParseUtils;
import org.jspecify.annotations.Nullable;

/**
 * Trees of git as maps of paths, and back. Names in git are bytes: here each is a char of a path, so that a name in whatever
 * encoding comes through unharmed; {@link #shown} makes a text of it.
 */
final class Trees {

    private record Child(String name, FileMode mode, ObjectId id) {}

    private Trees() {}

    /** The files of a folder at the top of a commit, by their paths in it; none where there is no such folder, or no commit. */
    static SortedMap<String, Entry> folder(ObjectReader reader, @Nullable RevCommit commit, String folder)
            throws IOException {
        TreeMap<String, Entry> files = new TreeMap<>();
        ObjectId tree = commit == null ? null : tree(reader, commit, folder);
        if (tree == null) {
            return files;
        }
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                files.put(raw(walk.getRawPath()), new Entry(kind(walk.getFileMode()), content(walk)));
            }
        }
        return files;
    }

    /** What is neither a text nor a program is known by its mode too. */
    private static String content(TreeWalk walk) {
        String id = walk.getObjectId(0).name();
        return kind(walk.getFileMode()) == Entry.Kind.OTHER ? walk.getFileMode() + " " + id : id;
    }

    private static Entry.Kind kind(FileMode mode) {
        if (mode.equals(FileMode.REGULAR_FILE.getBits())) {
            return Entry.Kind.FILE;
        }
        return mode.equals(FileMode.EXECUTABLE_FILE.getBits()) ? Entry.Kind.PROGRAM : Entry.Kind.OTHER;
    }

    /** The tree of a folder at the top of a commit. */
    static @Nullable ObjectId tree(ObjectReader reader, RevCommit commit, String folder) throws IOException {
        for (Child child : children(reader, commit.getTree())) {
            if (child.name().equals(folder) && child.mode().equals(FileMode.TREE.getBits())) {
                return child.id();
            }
        }
        return null;
    }

    /** Writes these files as one tree. */
    static ObjectId write(ObjectInserter inserter, Map<String, Entry> files) throws IOException {
        DirCache cache = DirCache.newInCore();
        DirCacheBuilder builder = cache.builder();
        files.forEach((path, entry) -> {
            DirCacheEntry line = new DirCacheEntry(path.getBytes(StandardCharsets.ISO_8859_1));
            line.setFileMode(mode(entry));
            line.setObjectId(id(entry));
            builder.add(line);
        });
        builder.finish();
        return cache.writeTree(inserter);
    }

    private static String raw(byte[] name) {
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    /** A path for people. */
    static String shown(String path) {
        return RawParseUtils.decode(path.getBytes(StandardCharsets.ISO_8859_1));
    }

    static ObjectId id(Entry entry) {
        String content = entry.content();
        return ObjectId.fromString(content.substring(content.length() - 40));
    }

    private static FileMode mode(Entry entry) {
        return switch (entry.kind()) {
            case FILE -> FileMode.REGULAR_FILE;
            case PROGRAM -> FileMode.EXECUTABLE_FILE;
            case OTHER -> entry.content().startsWith(FileMode.SYMLINK.toString()) ? FileMode.SYMLINK : FileMode.GITLINK;
        };
    }

    /** The tree of a commit with that folder in the place of its own; of no commit, with that folder alone. */
    static ObjectId withFolder(
            ObjectReader reader, ObjectInserter inserter, @Nullable RevCommit commit, String folder, ObjectId tree)
            throws IOException {
        List<Child> children = new ArrayList<>();
        if (commit != null) {
            children.addAll(children(reader, commit.getTree()));
            children.removeIf(child -> child.name().equals(folder));
        }
        if (!tree.equals(emptyTree(inserter))) {
            children.add(new Child(folder, FileMode.TREE, tree));
        }
        // git sorts folders as if their names ended in a slash
        children.sort(Comparator.comparing(
                child -> child.mode().equals(FileMode.TREE.getBits()) ? child.name() + "/" : child.name()));
        TreeFormatter formatter = new TreeFormatter();
        children.forEach(child ->
                formatter.append(child.name().getBytes(StandardCharsets.ISO_8859_1), child.mode(), child.id()));
        return inserter.insert(formatter);
    }

    private static ObjectId emptyTree(ObjectInserter inserter) {
        return inserter.idFor(new TreeFormatter());
    }

    private static List<Child> children(ObjectReader reader, ObjectId tree) throws IOException {
        List<Child> children = new ArrayList<>();
        CanonicalTreeParser parser = new CanonicalTreeParser(null, reader, tree);
        for (; !parser.eof(); parser.next()) {
            byte[] name = new byte[parser.getNameLength()];
            parser.getName(name, 0);
            children.add(new Child(raw(name), parser.getEntryFileMode(), parser.getEntryObjectId()));
        }
        return children;
    }
}
