package io.modelwright.bootstrap.generate;

import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourcePath;
import io.modelwright.core.codegen.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be done to a folder that was generated before.
 *
 * @param writes files that are new or other than they are there
 * @param removals files that are not generated any more, and that nobody changed
 * @param kept files of people that stay
 * @param obstacles what keeps the whole from being written, one line each
 */
record FolderUpdate(List<SourcePath> writes, List<SourcePath> removals, List<String> kept, List<String> obstacles) {

    static FolderUpdate plan(Path folder, SourceTree tree, Manifest before, Optional<Manifest> begun)
            throws IOException {
        FolderUpdate update =
                new FolderUpdate(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Map.Entry<SourcePath, SourceFile> file : tree.files().entrySet()) {
            update.rendered(folder, file.getKey(), file.getValue(), before, begun);
        }
        for (SourcePath path : before.hashes().keySet()) {
            if (!tree.files().containsKey(path)) {
                update.leaving(folder, path, before, begun);
            }
        }
        return update;
    }

    private void rendered(Path folder, SourcePath path, SourceFile file, Manifest before, Optional<Manifest> begun)
            throws IOException {
        Path place = folder.resolve(path.value());
        Optional<String> odd = oddity(folder, path);
        if (odd.isPresent()) {
            obstacles.add(odd.get());
        } else if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            writes.add(path);
        } else if (!Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
            obstacles.add(path + ": this is no file");
        } else {
            String there = Manifest.hash(Files.readAllBytes(place));
            if (there.equals(Manifest.hash(file))) {
                return;
            }
            if (file.isExtensionPoint()) {
                kept.add(path.value());
            } else if (isGenerated(path, there, before, begun)) {
                writes.add(path);
            } else {
                obstacles.add(path + ": changed by hand");
            }
        }
    }

    private void leaving(Path folder, SourcePath path, Manifest before, Optional<Manifest> begun) throws IOException {
        Path place = folder.resolve(path.value());
        if (oddity(folder, path).isPresent() || !Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (isGenerated(path, Manifest.hash(Files.readAllBytes(place)), before, begun)) {
            removals.add(path);
        } else {
            kept.add(path.value());
        }
    }

    private static boolean isGenerated(SourcePath path, String hash, Manifest before, Optional<Manifest> begun) {
        return hash.equals(before.hashes().get(path))
                || begun.filter(next -> hash.equals(next.hashes().get(path))).isPresent();
    }

    /** Whatever is written through a link would land somewhere else. */
    private static Optional<String> oddity(Path folder, SourcePath path) {
        Path above = folder;
        List<String> segments = path.segments();
        for (String segment : segments.subList(0, segments.size() - 1)) {
            above = above.resolve(segment);
            if (Files.exists(above, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(above, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(path + ": " + folder.relativize(above) + " is no folder");
            }
        }
        return Optional.empty();
    }
}
