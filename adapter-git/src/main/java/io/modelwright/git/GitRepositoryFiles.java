package io.modelwright.git;

import io.modelwright.core.codegen.Branch;
import io.modelwright.core.codegen.CommitId;
import io.modelwright.core.codegen.FileChange;
import io.modelwright.core.codegen.FileEntry;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourcePath;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.codegen.merge.Entry;
import io.modelwright.core.codegen.merge.FileConflict;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.codegen.driven.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Looks into bare git repositories in a folder. */
public final class GitRepositoryFiles implements RepositoryFiles {

    private final RepositoryFolder folder;

    public GitRepositoryFiles(Path folder) {
        this.folder = new RepositoryFolder(folder);
    }

    @FunctionalInterface
    private interface Look<T> {
        T at(ObjectReader reader, RevCommit commit) throws IOException;
    }

    private <T> Optional<T> look(AppId app, CommitId id, Look<T> look) {
        return folder.read(app, repository -> {
                    try (RevWalk walk = new RevWalk(repository)) {
                        RevCommit commit = walk.parseCommit(ObjectId.fromString(id.value()));
                        return Optional.of(look.at(walk.getObjectReader(), commit));
                    } catch (MissingObjectException | IncorrectObjectTypeException none) {
                        return Optional.<T>empty();
                    }
                })
                .flatMap(found -> found);
    }

    @Override
    public Optional<List<FileEntry>> list(AppId app, CommitId commit, Target target) {
        return look(app, commit, (reader, found) -> {
            List<FileEntry> files = new ArrayList<>();
            for (Map.Entry<String, Entry> entry :
                    Trees.folder(reader, found, target.name()).entrySet()) {
                long size = reader.getObjectSize(Trees.id(entry.getValue()), Constants.OBJ_BLOB);
                boolean program = entry.getValue().kind() == Entry.Kind.PROGRAM;
                files.add(new FileEntry(Trees.shown(entry.getKey()), size, program));
            }
            return files;
        });
    }

    @Override
    public Optional<SourceFile> file(AppId app, CommitId commit, Target target, String path) {
        if (SourcePath.fault(path).isPresent()) {
            return Optional.empty();
        }
        return look(app, commit, (reader, found) -> {
                    Entry entry = Trees.folder(reader, found, target.name()).get(path);
                    return entry == null ? Optional.<SourceFile>empty() : Optional.of(read(reader, entry));
                })
                .flatMap(file -> file);
    }

    @Override
    public boolean read(AppId app, CommitId commit, Target target, Reader reader) {
        return look(app, commit, (objects, found) -> {
                    for (Map.Entry<String, Entry> entry :
                            Trees.folder(objects, found, target.name()).entrySet()) {
                        reader.file(Trees.shown(entry.getKey()), read(objects, entry.getValue()));
                    }
                    return true;
                })
                .orElse(false);
    }

    private static SourceFile read(ObjectReader reader, Entry entry) throws IOException {
        byte[] content = reader.open(Trees.id(entry), Constants.OBJ_BLOB).getBytes();
        return SourceFile.bytes(content, entry.kind() == Entry.Kind.PROGRAM);
    }

    @Override
    public Optional<List<FileChange>> compare(AppId app, CommitId from, CommitId to, Target target) {
        return look(app, from, (reader, before) -> Trees.folder(reader, before, target.name()))
                .flatMap(before -> look(
                        app,
                        to,
                        (reader, after) -> changes(reader, before, Trees.folder(reader, after, target.name()))));
    }

    private static List<FileChange> changes(ObjectReader reader, Map<String, Entry> before, Map<String, Entry> after)
            throws IOException {
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        List<FileChange> changes = new ArrayList<>();
        for (String path : paths) {
            Optional<Entry> old = Optional.ofNullable(before.get(path));
            Optional<Entry> now = Optional.ofNullable(after.get(path));
            if (!old.equals(now)) {
                FileChange.Kind kind = old.isEmpty()
                        ? FileChange.Kind.ADDED
                        : now.isEmpty() ? FileChange.Kind.REMOVED : FileChange.Kind.CHANGED;
                changes.add(new FileChange(Trees.shown(path), kind, Texts.patch(reader, old, now)));
            }
        }
        return changes;
    }

    @Override
    public Optional<List<Conflict>> conflicts(AppId app, String branch) {
        if (!Branch.isMerge(branch)) {
            return Optional.empty();
        }
        return folder.read(app, repository -> {
                    try (ObjectInserter inserter = repository.newObjectInserter();
                            ObjectReader reader = inserter.newReader();
                            RevWalk walk = new RevWalk(reader)) {
                        RevCommit head = Refs.commit(repository, walk, Constants.R_HEADS + branch);
                        RevCommit main = Refs.commit(repository, walk, Refs.MAIN);
                        return head == null || main == null
                                ? Optional.<List<Conflict>>empty()
                                : Optional.of(conflicts(inserter, walk, head, main));
                    }
                })
                .flatMap(found -> found);
    }

    /** The branch is one merge for each target; each is made once more, to see what did not fit. */
    private static List<Conflict> conflicts(ObjectInserter inserter, RevWalk walk, RevCommit head, RevCommit main)
            throws IOException {
        List<List<Conflict>> groups = new ArrayList<>();
        RevCommit commit = head;
        while (commit.getParentCount() == 2 && !walk.isMergedInto(commit, main)) {
            RevCommit ours = walk.parseCommit(commit.getParent(0));
            RevCommit line = walk.parseCommit(commit.getParent(1));
            Target target = Footers.target(line).orElseThrow(() -> new IOException("a merge of no generation"));
            List<Conflict> group = new ArrayList<>();
            for (FileConflict conflict :
                    Settling.merge(walk, inserter, ours, line, target).conflicts()) {
                group.add(conflict(walk.getObjectReader(), target, conflict));
            }
            groups.add(group);
            commit = ours;
        }
        Collections.reverse(groups);
        return groups.stream().flatMap(List::stream).toList();
    }

    private static Conflict conflict(ObjectReader reader, Target target, FileConflict conflict) throws IOException {
        return new Conflict(
                target,
                Trees.shown(conflict.path()),
                conflict.kind(),
                Texts.shown(reader, conflict.base()),
                Texts.shown(reader, conflict.ours()),
                Texts.shown(reader, conflict.theirs()));
    }
}
