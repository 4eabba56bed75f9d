package io.modelwright.git;

import io.modelwright.core.codegen.Branch;
import io.modelwright.core.codegen.CommitId;
import io.modelwright.core.codegen.GeneratedSource;
import io.modelwright.core.codegen.Signature;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourcePath;
import io.modelwright.core.codegen.merge.Entry;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.codegen.driven.AppRepositories;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Bare git repositories in a folder. */
public final class GitAppRepositories implements AppRepositories {

    /** A push writes its objects before a branch leads to them. */
    private static final Duration UNREACHABLE_KEPT = Duration.ofDays(1);

    private final RepositoryFolder folder;
    private final InstantSource clock;

    public GitAppRepositories(Path folder, InstantSource clock) {
        this.folder = new RepositoryFolder(folder);
        this.clock = clock;
    }

    @Override
    public Committed commit(AppId app, GeneratedSource source) {
        return folder.change(app, repository -> {
            try (ObjectInserter inserter = repository.newObjectInserter();
                    RevWalk walk = new RevWalk(inserter.newReader())) {
                return new Committing(repository, inserter, walk, source).commit();
            }
        });
    }

    /** The commit of one generation. */
    private record Committing(Repository repository, ObjectInserter inserter, RevWalk walk, GeneratedSource source) {

        Committed commit() throws IOException {
            String name = source.target().name();
            RevCommit line = Refs.commit(repository, walk, Refs.line(source.target()));
            RevCommit generated = Refs.commit(repository, walk, Refs.GENERATED);
            if (line != null && Footers.version(line) > source.version()) {
                return apart(generated);
            }
            ObjectId files = Trees.write(inserter, entries(line));
            ObjectId newLine = commit(line, name, files);
            ObjectId newGenerated = commit(generated, name, files);
            inserter.flush();
            // The line first: where this is interrupted, the next attempt finds it done and goes on.
            boolean moved = (line != null && newLine.equals(line))
                    || Refs.move(repository, Refs.line(source.target()), line, newLine);
            boolean fresh = generated == null || !newGenerated.equals(generated);
            moved &= !fresh || Refs.move(repository, Refs.GENERATED, generated, newGenerated);
            if (!moved) {
                throw new IOException("somebody else writes " + Branch.GENERATED);
            }
            return new Committed(new CommitId(newGenerated.name()), fresh, false);
        }

        /** An older version: where it was generated in its time that commit stands, else it gets one of its own. */
        private Committed apart(@Nullable RevCommit generated) throws IOException {
            String name = source.target().name();
            ObjectId files = Trees.write(inserter, entries(null));
            if (generated != null) {
                walk.reset();
                walk.markStart(generated);
                for (RevCommit commit : walk) {
                    if (Footers.isOf(commit, source.target(), source.version())
                            && files.equals(Trees.tree(walk.getObjectReader(), commit, name))) {
                        return new Committed(new CommitId(commit.name()), false, true);
                    }
                }
            }
            String ref = Refs.apart(source.target(), source.version());
            RevCommit before = Refs.commit(repository, walk, ref);
            ObjectId made = commit(before, name, files);
            boolean fresh = before == null || !made.equals(before);
            inserter.flush();
            if (fresh && !Refs.move(repository, ref, before, made)) {
                throw new IOException("somebody else writes " + ref);
            }
            return new Committed(new CommitId(made.name()), fresh, true);
        }

        private Map<String, Entry> entries(@Nullable RevCommit before) throws IOException {
            Map<String, Entry> known =
                    Trees.folder(walk.getObjectReader(), before, source.target().name());
            TreeMap<String, Entry> entries = new TreeMap<>();
            for (Map.Entry<SourcePath, SourceFile> file : source.tree().files().entrySet()) {
                String path = file.getKey().value();
                Entry there = known.get(path);
                entries.put(path, there != null && file.getValue().isExtensionPoint() ? there : entry(file.getValue()));
            }
            return entries;
        }

        private Entry entry(SourceFile file) throws IOException {
            return new Entry(
                    file.executable() ? Entry.Kind.PROGRAM : Entry.Kind.FILE,
                    inserter.insert(Constants.OBJ_BLOB, file.content()).name());
        }

        /** The commit that comes after another one; that one itself where it has these files already. */
        private ObjectId commit(@Nullable RevCommit before, String name, ObjectId files) throws IOException {
            if (before != null && files.equals(Trees.tree(walk.getObjectReader(), before, name))) {
                return before;
            }
            ObjectId tree = Trees.withFolder(walk.getObjectReader(), inserter, before, name, files);
            return inserter.insert(builder(
                    tree,
                    before == null ? List.of() : List.of(before),
                    source.commitMessage(),
                    ident(source.author(), source.publishedAt()),
                    ident(Signature.PLATFORM, source.publishedAt())));
        }
    }

    static CommitBuilder builder(
            ObjectId tree,
            List<? extends ObjectId> parents,
            String message,
            PersonIdent author,
            PersonIdent committer) {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentIds(parents);
        commit.setAuthor(author);
        commit.setCommitter(committer);
        commit.setEncoding(StandardCharsets.UTF_8);
        commit.setMessage(message);
        return commit;
    }

    static PersonIdent ident(Signature signature, Instant time) {
        return new PersonIdent(signature.name(), signature.email(), time, ZoneOffset.UTC);
    }

    @Override
    public Optional<Merge> merge(AppId app, Instant now) {
        return folder.changeKnown(app, repository -> Settling.settle(repository, now))
                .flatMap(merge -> merge);
    }

    @Override
    public List<Branch> branches(AppId app) {
        return folder.read(app, repository -> {
                    List<Branch> branches = new ArrayList<>();
                    try (RevWalk walk = new RevWalk(repository)) {
                        for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
                            RevCommit head = walk.parseCommit(ref.getObjectId());
                            branches.add(new Branch(
                                    ref.getName().substring(Constants.R_HEADS.length()),
                                    new CommitId(head.name()),
                                    head.getShortMessage(),
                                    head.getCommitterIdent().getWhenAsInstant()));
                        }
                    }
                    branches.sort(Comparator.comparing(Branch::name));
                    return branches;
                })
                .orElse(List.of());
    }

    @Override
    public long size(AppId app) {
        return folder.size(app);
    }

    @Override
    public void tidy(AppId app) {
        Instant before = clock.instant().minus(UNREACHABLE_KEPT);
        folder.dropUnfinished(app, before);
        folder.changeKnown(app, repository -> {
            try (Git git = new Git(repository)) {
                return git.gc().setExpire(before).call();
            } catch (GitAPIException fault) {
                throw new IOException("cannot tidy up the repository of " + app, fault);
            }
        });
    }

    @Override
    public void delete(AppId app) {
        folder.delete(app);
    }

    @Override
    public List<AppId> apps() {
        return folder.apps();
    }
}
