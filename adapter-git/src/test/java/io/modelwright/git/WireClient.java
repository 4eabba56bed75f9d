package io.modelwright.git;

import io.modelwright.core.codegen.Signature;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.codegen.driven.RepositoryWire.Limits;
import io.modelwright.ports.codegen.driven.RepositoryWire.Service;
import io.modelwright.ports.codegen.driven.RepositoryWire.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Pushes to a repository in the protocol of git, byte by byte, so that what is sent can be anything. */
final class WireClient {

    private static final PersonIdent GRACE =
            GitAppRepositories.ident(Signature.of("Grace", "grace@example.org"), Instant.EPOCH);

    private final Path folder;
    private final Path own;
    private final AppId app;

    /** @param own where the objects are made that the repository does not have yet */
    WireClient(Path folder, Path own, AppId app) {
        this.folder = folder;
        this.own = own;
        this.app = app;
    }

    /** A commit that is to be pushed. */
    static final class Made {
        private final ObjectId before;
        private final ObjectId commit;
        private final byte[] pack;
        private final byte[] packOfCommitAlone;

        private Made(ObjectId before, ObjectId commit, byte[] pack, byte[] packOfCommitAlone) {
            this.before = before;
            this.commit = commit;
            this.pack = pack;
            this.packOfCommitAlone = packOfCommitAlone;
        }

        ObjectId before() {
            return before;
        }

        ObjectId commit() {
            return commit;
        }

        byte[] pack() {
            return pack.clone();
        }

        byte[] packOfCommitAlone() {
            return packOfCommitAlone.clone();
        }
    }

    /** One commit on top of {@code main} with these files besides those that are there. */
    Made commit(Map<String, byte[]> changes) {
        return new RepositoryFolder(own)
                .change(
                        app,
                        mine -> new RepositoryFolder(folder)
                                .read(app, theirs -> commit(mine, theirs, changes))
                                .orElseThrow());
    }

    private static Made commit(Repository mine, Repository theirs, Map<String, byte[]> changes) throws IOException {
        try (ObjectInserter inserter = mine.newObjectInserter();
                RevWalk known = new RevWalk(theirs)) {
            RevCommit main = Refs.commit(theirs, known, Refs.MAIN);
            TreeMap<String, ObjectId> files = new TreeMap<>();
            try (TreeWalk tree = new TreeWalk(theirs)) {
                tree.addTree(main.getTree());
                tree.setRecursive(true);
                while (tree.next()) {
                    files.put(tree.getPathString(), tree.getObjectId(0));
                }
            }
            Set<ObjectId> fresh = new TreeSet<>();
            for (Map.Entry<String, byte[]> change : changes.entrySet()) {
                ObjectId blob = inserter.insert(Constants.OBJ_BLOB, change.getValue());
                fresh.add(blob);
                files.put(change.getKey(), blob);
            }
            DirCache cache = DirCache.newInCore();
            DirCacheBuilder builder = cache.builder();
            files.forEach((path, id) -> {
                DirCacheEntry entry = new DirCacheEntry(path);
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(id);
                builder.add(entry);
            });
            builder.finish();
            ObjectId tree = cache.writeTree(inserter);
            ObjectId commit =
                    inserter.insert(GitAppRepositories.builder(tree, List.of(main), "Change by hand\n", GRACE, GRACE));
            inserter.flush();
            try (TreeWalk folders = new TreeWalk(mine)) {
                folders.addTree(tree);
                fresh.add(tree);
                while (folders.next()) {
                    if (folders.isSubtree()) {
                        fresh.add(folders.getObjectId(0));
                        folders.enterSubtree();
                    }
                }
            }
            fresh.add(commit);
            return new Made(main, commit, pack(mine, fresh), pack(mine, Set.of(commit)));
        }
    }

    private static byte[] pack(Repository repository, Set<ObjectId> objects) throws IOException {
        try (PackWriter writer = new PackWriter(repository);
                RevWalk walk = new RevWalk(repository)) {
            writer.preparePack(objects.stream()
                    .map(id -> {
                        try {
                            return walk.parseAny(id);
                        } catch (IOException fault) {
                            throw new java.io.UncheckedIOException(fault);
                        }
                    })
                    .iterator());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            writer.writePack(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE, out);
            return out.toByteArray();
        }
    }

    /** Moves a branch from one commit to another with that pack, and gives back all that is answered. */
    String push(Limits limits, String ref, ObjectId before, ObjectId after, byte[] pack) throws IOException {
        String command = before.name() + " " + after.name() + " " + ref + "\0report-status side-band-64k delete-refs\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(
                String.format("%04x%s0000", command.length() + 4, command).getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(pack);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        new GitRepositoryWire(folder)
                .exchange(
                        new Session(app, Service.PUSH, ""),
                        limits,
                        new ByteArrayInputStream(request.toByteArray()),
                        answer);
        return answer.toString(StandardCharsets.ISO_8859_1);
    }
}
