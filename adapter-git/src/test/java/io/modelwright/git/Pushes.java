package io.modelwright.git;

import io.modelwright.core.codegen.Signature;
import io.modelwright.core.shared.AppId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Commits on {@code main} as people push them, made in the repository itself. */
final class Pushes {

    private Pushes() {}

    /** False where somebody else moved {@code main} meanwhile. */
    static boolean push(Path folder, AppId app, Optional<String> merged, Map<String, Optional<String>> changes)
            throws IOException {
        return new RepositoryFolder(folder)
                .changeKnown(app, repository -> push(repository, merged, changes))
                .orElseThrow();
    }

    private static boolean push(Repository repository, Optional<String> merged, Map<String, Optional<String>> changes)
            throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter();
                RevWalk walk = new RevWalk(inserter.newReader())) {
            RevCommit main = walk.parseCommit(repository.exactRef(Refs.MAIN).getObjectId());
            List<RevCommit> parents = new ArrayList<>(List.of(main));
            if (merged.isPresent()) {
                parents.add(walk.parseCommit(
                        repository.exactRef(Constants.R_HEADS + merged.get()).getObjectId()));
            }
            TreeMap<String, ObjectId> files = new TreeMap<>();
            try (TreeWalk tree = new TreeWalk(walk.getObjectReader())) {
                tree.addTree(parents.getLast().getTree());
                tree.setRecursive(true);
                while (tree.next()) {
                    files.put(tree.getPathString(), tree.getObjectId(0));
                }
            }
            for (Map.Entry<String, Optional<String>> change : changes.entrySet()) {
                if (change.getValue().isPresent()) {
                    byte[] text = change.getValue().get().getBytes(StandardCharsets.UTF_8);
                    files.put(change.getKey(), inserter.insert(Constants.OBJ_BLOB, text));
                } else {
                    files.remove(change.getKey());
                }
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
            ObjectId commit = inserter.insert(GitAppRepositories.builder(
                    cache.writeTree(inserter),
                    parents,
                    "Change by hand\n",
                    GitAppRepositories.ident(Signature.of("Grace", "grace@example.org"), Instant.EPOCH),
                    GitAppRepositories.ident(Signature.of("Grace", "grace@example.org"), Instant.EPOCH)));
            inserter.flush();
            return Refs.move(repository, Refs.MAIN, main, commit);
        }
    }
}
