package io.modelwright.build;

import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder for one run of a tool, gone with it. */
record Workspace(Path folder) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);

    static Workspace create() {
        try {
            return new Workspace(Files.createTempDirectory("modelwright-build"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes those files of a tree; its paths cannot leave the folder. */
    void write(SourceTree tree, Predicate<String> which) {
        tree.files().forEach((path, file) -> {
            if (which.test(path.value())) {
                write(path.value(), file);
            }
        });
    }

    private void write(String path, SourceFile file) {
        try {
            Path at = folder.resolve(path);
            Files.createDirectories(at.getParent());
            Files.write(at, file.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The regular files below a folder, by path.
     *
     * @throws IOException where they are more than that
     */
    static SortedMap<String, byte[]> files(Path root, long max) throws IOException {
        SortedMap<String, byte[]> found = new TreeMap<>();
        long[] room = {max};
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    room[0] -= attributes.size();
                    if (room[0] < 0) {
                        throw new IOException("more than " + max + " bytes");
                    }
                    found.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    @Override
    public void close() {
        try {
            delete(folder);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted", folder, e);
        }
    }

    static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException fault)
                    throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
