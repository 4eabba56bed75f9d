package io.modelwright.git;

import io.modelwright.core.codegen.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Looks for the marks that a merge leaves around what does not fit, and that nobody has decided yet. */
final class ConflictMarks {

    private static final int TEXT_MAX = 4 * 1_024 * 1_024;
    private static final String OURS = "<<<<<<< ";
    private static final String MIDDLE = "=======";
    private static final String THEIRS = ">>>>>>> ";

    private ConflictMarks() {}

    /** Where the first marks begin, as a file and a line for people, among the files of these targets that a commit changes. */
    static Optional<String> find(ObjectReader reader, RevCommit before, RevCommit after, Set<Target> targets)
            throws IOException {
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(before.getTree());
            walk.addTree(after.getTree());
            walk.setRecursive(true);
            walk.setFilter(AndTreeFilter.create(
                    PathFilterGroup.createFromStrings(
                            targets.stream().map(Target::name).toList()),
                    TreeFilter.ANY_DIFF));
            while (walk.next()) {
                boolean isFile = walk.getFileMode(1).equals(FileMode.REGULAR_FILE.getBits())
                        || walk.getFileMode(1).equals(FileMode.EXECUTABLE_FILE.getBits());
                int line = isFile ? line(bytes(reader, walk)) : 0;
                if (line > 0) {
                    return Optional.of(walk.getPathString() + ", line " + line);
                }
            }
            return Optional.empty();
        }
    }

    private static byte[] bytes(ObjectReader reader, TreeWalk walk) throws IOException {
        try {
            return reader.open(walk.getObjectId(1), Constants.OBJ_BLOB).getCachedBytes(TEXT_MAX);
        } catch (LargeObjectException tooLong) {
            return new byte[0];
        }
    }

    /** The line where marks begin that are whole, counted from 1; 0 where there are none, or that is no text. */
    static int line(byte[] content) {
        if (RawText.isBinary(content, content.length, true)) {
            return 0;
        }
        int began = 0;
        boolean halved = false;
        int number = 0;
        for (String line : (Iterable<String>) new String(content, StandardCharsets.ISO_8859_1).lines()::iterator) {
            number++;
            if (line.startsWith(OURS)) {
                began = number;
                halved = false;
            } else if (line.equals(MIDDLE)) {
                halved = began > 0;
            } else if (halved && line.startsWith(THEIRS)) {
                return began;
            }
        }
        return 0;
    }
}
