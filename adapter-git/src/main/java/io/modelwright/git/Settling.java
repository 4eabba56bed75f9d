package io.modelwright.git;

import io.modelwright.core.codegen.Branch;
import io.modelwright.core.codegen.CommitId;
import io.modelwright.core.codegen.Signature;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.codegen.merge.FolderMerge;
import io.modelwright.ports.codegen.driven.AppRepositories.Merge;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.jspecify.annotations.Nullable;

/**
 * Brings the lines of all targets onto {@code main}. What was merged is read from the history of {@code main} alone, so
 * that it does not matter who merged, the platform or people, and nothing has to be kept beside it.
 */
final class Settling {

    /** People push while this works; each turn begins with what they pushed. */
    private static final int TURNS = 500;

    private static final String MERGE_BRANCHES = Constants.R_HEADS + "merge/";

    private final Repository repository;
    private final ObjectInserter inserter;
    private final RevWalk walk;
    private final PersonIdent platform;

    private Settling(Repository repository, ObjectInserter inserter, RevWalk walk, Instant now) {
        this.repository = repository;
        this.inserter = inserter;
        this.walk = walk;
        this.platform = GitAppRepositories.ident(Signature.PLATFORM, now);
    }

    static Optional<Merge> settle(Repository repository, Instant now) throws IOException {
        for (int turn = 0; turn < TURNS; turn++) {
            try (ObjectInserter inserter = repository.newObjectInserter();
                    RevWalk walk = new RevWalk(inserter.newReader())) {
                SortedMap<Target, RevCommit> lines = Refs.lines(repository, walk);
                if (lines.isEmpty()) {
                    return Optional.empty();
                }
                Optional<Merge> merge = new Settling(repository, inserter, walk, now).turn(lines);
                if (merge.isPresent()) {
                    return merge;
                }
            }
        }
        throw new IOException("main moves all the time");
    }

    /** Empty where somebody else moved a branch meanwhile. */
    private Optional<Merge> turn(SortedMap<Target, RevCommit> lines) throws IOException {
        RevCommit before = Refs.commit(repository, walk, Refs.MAIN);
        RevCommit main = before;
        TreeMap<Target, FolderMerge> conflicted = new TreeMap<>();
        for (Map.Entry<Target, RevCommit> entry : lines.entrySet()) {
            Target target = entry.getKey();
            RevCommit line = entry.getValue();
            if (main == null || isWithin(main, line)) {
                main = line;
            } else if (!isWithin(line, main)) {
                FolderMerge merge = merge(main, line, target);
                if (merge.isClean()) {
                    main = commit(main, line, target, merge, "Merge " + title(target, line));
                } else {
                    conflicted.put(target, merge);
                }
            }
        }
        if (main == null) {
            throw new IllegalStateException("there is a line, but nothing to begin main with");
        }
        inserter.flush();
        if (!main.equals(before) && !Refs.move(repository, Refs.MAIN, before, main)) {
            return Optional.empty();
        }
        Optional<String> branch =
                conflicted.isEmpty() ? Optional.empty() : Optional.of(waiting(main, lines, conflicted));
        dropOthers(branch);
        TreeMap<Target, Integer> counts = new TreeMap<>();
        conflicted.forEach(
                (target, merge) -> counts.put(target, merge.conflicts().size()));
        return Optional.of(new Merge(new CommitId(main.name()), branch, counts));
    }

    /** The branch that holds {@code main} with all that does not fit, one commit for each target. */
    private String waiting(
            RevCommit main, SortedMap<Target, RevCommit> lines, SortedMap<Target, FolderMerge> conflicted)
            throws IOException {
        int version = 0;
        RevCommit head = main;
        for (Map.Entry<Target, FolderMerge> entry : conflicted.entrySet()) {
            Target target = entry.getKey();
            RevCommit line = Objects.requireNonNull(lines.get(target));
            version = Math.max(version, Footers.version(line));
            String message = "Merge " + title(target, line) + " in part\n\n"
                    + entry.getValue().conflicts().size() + " files wait for a decision.";
            head = commit(head, line, target, entry.getValue(), message);
        }
        inserter.flush();
        String branch = Branch.merge(version);
        RevCommit there = Refs.commit(repository, walk, Constants.R_HEADS + branch);
        if (there == null || !isSame(there, head, main)) {
            if (!Refs.move(repository, Constants.R_HEADS + branch, there, head)) {
                throw new IOException("somebody else writes " + branch);
            }
        }
        return branch;
    }

    /** Whether two rows of merges differ in their times at most. */
    private boolean isSame(RevCommit one, RevCommit other, RevCommit until) throws IOException {
        RevCommit left = one;
        RevCommit right = other;
        while (!left.equals(until) && !right.equals(until)) {
            if (!left.getTree().equals(right.getTree())
                    || left.getParentCount() != 2
                    || right.getParentCount() != 2
                    || !left.getParent(1).equals(right.getParent(1))) {
                return false;
            }
            left = walk.parseCommit(left.getParent(0));
            right = walk.parseCommit(right.getParent(0));
        }
        return left.equals(right);
    }

    private void dropOthers(Optional<String> branch) throws IOException {
        for (Ref ref : repository.getRefDatabase().getRefsByPrefix(MERGE_BRANCHES)) {
            String name = ref.getName().substring(Constants.R_HEADS.length());
            if (branch.filter(name::equals).isEmpty() && !Refs.remove(repository, ref)) {
                throw new IOException("somebody else writes " + name);
            }
        }
    }

    private FolderMerge merge(RevCommit main, RevCommit line, Target target) throws IOException {
        return merge(walk, inserter, main, line, target);
    }

    /** The merge of one target's folder from a line into another commit, from where they parted. */
    static FolderMerge merge(RevWalk walk, ObjectInserter inserter, RevCommit main, RevCommit line, Target target)
            throws IOException {
        String name = target.name();
        return FolderMerge.of(
                Trees.folder(walk.getObjectReader(), base(walk, main, line), name),
                Trees.folder(walk.getObjectReader(), main, name),
                Trees.folder(walk.getObjectReader(), line, name),
                Texts.merging(walk.getObjectReader(), inserter, title(target, line)));
    }

    private static @Nullable RevCommit base(RevWalk walk, RevCommit main, RevCommit line) throws IOException {
        walk.reset();
        walk.setRevFilter(RevFilter.MERGE_BASE);
        walk.markStart(main);
        walk.markStart(line);
        RevCommit base = walk.next();
        walk.reset();
        walk.setRevFilter(RevFilter.ALL);
        return base == null ? null : walk.parseCommit(base);
    }

    private boolean isWithin(RevCommit commit, RevCommit in) throws IOException {
        return walk.isMergedInto(commit, in);
    }

    private RevCommit commit(RevCommit main, RevCommit line, Target target, FolderMerge merge, String message)
            throws IOException {
        ObjectId files = Trees.write(inserter, merge.files());
        ObjectId tree = Trees.withFolder(walk.getObjectReader(), inserter, main, target.name(), files);
        return walk.parseCommit(inserter.insert(
                GitAppRepositories.builder(tree, List.of(main, line), message + "\n", platform, platform)));
    }

    private static String title(Target target, RevCommit line) {
        return "version " + Footers.version(line) + " (" + target + ")";
    }
}
