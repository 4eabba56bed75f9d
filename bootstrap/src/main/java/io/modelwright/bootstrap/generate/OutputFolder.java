package io.modelwright.bootstrap.generate;

import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourcePath;
import io.modelwright.core.codegen.SourceTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder that gets an application. A new one appears as a whole. In one that was generated before, all new contents are
 * written beside the old ones first, and only then moved into their places, one after the other: a full disk is met while
 * everything still stands, and what is interrupted in between is brought to its end by the next run.
 */
final class OutputFolder {

    private static final String NEXT = Manifest.NAME + ".next";

    private final Path folder;
    private final Disk disk;

    OutputFolder(Path folder) {
        this(folder, OutputFolder::put);
    }

    OutputFolder(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /** Takes new files. */
    @FunctionalInterface
    interface Disk {
        void put(Path place, SourceFile file) throws IOException;
    }

    /**
     * What happened.
     *
     * @param kept files of people that stand where something else would have been generated, or nothing any more
     */
    record Written(int files, List<String> kept) {}

    Written write(SourceTree tree) {
        try {
            if (isNew()) {
                create(tree);
                return new Written(tree.files().size(), List.of());
            }
            return update(tree);
        } catch (IOException e) {
            throw new GenerateFailure(
                    GenerateFailure.FAILED,
                    "cannot write to " + folder + ": " + reason(e) + "; what was there stands",
                    List.of());
        }
    }

    private static String reason(IOException fault) {
        String message = String.valueOf(fault.getMessage());
        return fault.getClass().equals(IOException.class)
                ? message
                : fault.getClass().getSimpleName() + " " + message;
    }

    private boolean isNew() throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            throw refused("this is no folder: " + folder, List.of());
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private void create(SourceTree tree) throws IOException {
        Path parent = Optional.ofNullable(folder.getParent()).orElseThrow(() -> new IOException("it is the root"));
        Files.createDirectories(parent);
        Path stage = parent.resolve("." + folder.getFileName() + ".modelwright-" + UUID.randomUUID());
        try {
            for (Map.Entry<SourcePath, SourceFile> file : tree.files().entrySet()) {
                disk.put(stage.resolve(file.getKey().value()), file.getValue());
            }
            disk.put(stage.resolve(Manifest.FOLDER).resolve(Manifest.NAME), manifest(tree));
            // an empty one may be there; one that has got something meanwhile cannot be deleted
            Files.deleteIfExists(folder);
            Files.move(stage, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            remove(stage);
        }
    }

    private static SourceFile manifest(SourceTree tree) {
        return SourceFile.text(Manifest.of(tree).text());
    }

    private Written update(SourceTree tree) throws IOException {
        Path own = folder.resolve(Manifest.FOLDER);
        Manifest before = Files.isSymbolicLink(own)
                ? null
                : Manifest.read(own.resolve(Manifest.NAME)).orElse(null);
        if (before == null) {
            throw refused("the folder is not empty, and nothing was generated into it: " + folder, List.of());
        }
        try (FileChannel file =
                        FileChannel.open(own.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            if (lock == null) {
                throw refused("somebody else generates into this folder now: " + folder, List.of());
            }
            // a run that was interrupted had begun to put these into their places
            Optional<Manifest> begun = Manifest.read(own.resolve(NEXT));
            FolderUpdate update = FolderUpdate.plan(folder, tree, before, begun);
            if (!update.obstacles().isEmpty()) {
                throw refused(
                        "files were changed by hand that would be generated anew: move the changes, or generate into another"
                                + " folder; nothing was written",
                        update.obstacles());
            }
            apply(update, tree, own);
            return new Written(update.writes().size(), update.kept());
        } finally {
            Files.deleteIfExists(own.resolve("lock"));
        }
    }

    private void apply(FolderUpdate update, SourceTree tree, Path own) throws IOException {
        Path stage = own.resolve("stage-" + UUID.randomUUID());
        try {
            for (SourcePath path : update.writes()) {
                disk.put(
                        stage.resolve(path.value()),
                        Optional.ofNullable(tree.files().get(path)).orElseThrow());
            }
            Path manifest = stage.resolve(Manifest.FOLDER).resolve(Manifest.NAME);
            disk.put(manifest, manifest(tree));
            Files.copy(manifest, own.resolve(NEXT), StandardCopyOption.REPLACE_EXISTING);
            for (SourcePath path : update.removals()) {
                removeFile(path);
            }
            for (SourcePath path : update.writes()) {
                Path place = folder.resolve(path.value());
                Files.createDirectories(Optional.ofNullable(place.getParent()).orElse(folder));
                Files.move(stage.resolve(path.value()), place, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(manifest, own.resolve(Manifest.NAME), StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(own.resolve(NEXT));
        } finally {
            remove(stage);
        }
    }

    /** With the folders that have nothing in them any more. */
    private void removeFile(SourcePath path) throws IOException {
        Path place = folder.resolve(path.value());
        Files.deleteIfExists(place);
        for (Path above = place.getParent(); above != null && !above.equals(folder); above = above.getParent()) {
            try (Stream<Path> entries = Files.list(above)) {
                if (entries.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(above);
        }
    }

    static void put(Path place, SourceFile file) throws IOException {
        Files.createDirectories(Optional.ofNullable(place.getParent()).orElseThrow());
        Files.write(place, file.content(), StandardOpenOption.CREATE_NEW);
        PosixFileAttributeView view =
                file.executable() ? Files.getFileAttributeView(place, PosixFileAttributeView.class) : null;
        if (view != null) {
            Set<PosixFilePermission> permissions =
                    EnumSet.copyOf(view.readAttributes().permissions());
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            view.setPermissions(permissions);
        }
    }

    private static void remove(Path stage) throws IOException {
        if (!Files.exists(stage)) {
            return;
        }
        List<Path> folders = new ArrayList<>();
        Files.walkFileTree(stage, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                folders.add(visited);
                return FileVisitResult.CONTINUE;
            }
        });
        for (Path path : folders.reversed()) {
            Files.delete(path);
        }
    }

    private static GenerateFailure refused(String message, List<String> lines) {
        return new GenerateFailure(GenerateFailure.FAILED, message, lines);
    }
}
