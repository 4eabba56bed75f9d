package io.modelwright.git;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What processes leave behind that were killed while they worked on repositories. */
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private Leftovers() {}

    /**
     * Removes the lock files of branches. All who move branches hold the lock of the app while they do, which ends with their process: a lock file
     * that whoever holds it now finds is nobody's, and would keep the branch where it is for ever.
     */
    static void dropLocks(Path repository) throws IOException {
        Predicate<Path> isLock = file -> name(file).endsWith(".lock");
        for (Path file : children(repository, isLock)) {
            drop(file);
        }
        walk(repository.resolve("refs"), (file, attributes) -> {
            if (isLock.test(file)) {
                drop(file);
            }
        });
    }

    /**
     * Removes what was begun before that time and never became an object or a pack, and what keeps packs from being packed anew
     * for pushes that have ended.
     */
    static void dropUnfinished(Path repository, Instant before) throws IOException {
        walk(repository.resolve("objects"), (file, attributes) -> {
            String name = name(file);
            boolean unfinished = name.startsWith("incoming_")
                    || name.startsWith("tmp_")
                    || (name.startsWith("noz") && name.endsWith(".tmp"))
                    || name.endsWith(".keep");
            if (unfinished && attributes.lastModifiedTime().toInstant().isBefore(before)) {
                drop(file);
            }
        });
    }

    /** Removes repositories whose deletion was interrupted. */
    static void dropRepositories(Path folder) throws IOException {
        for (Path path : children(folder, path -> name(path).startsWith(".leaving-"))) {
            dropTree(path);
        }
    }

    /** Removes repositories that were begun before that time and never came to be. */
    static void dropUnborn(Path folder, Instant before) throws IOException {
        for (Path path : children(folder, path -> name(path).startsWith(".fresh-"))) {
            if (Files.getLastModifiedTime(path).toInstant().isBefore(before)) {
                dropTree(path);
            }
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static List<Path> children(Path folder, Predicate<Path> which) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(which).toList();
        }
    }

    private static void drop(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            LOG.warn("removed {}, which a process left that ended while it worked", file);
        }
    }

    /** Looks at one file. */
    @FunctionalInterface
    private interface Look {
        void at(Path file, BasicFileAttributes attributes) throws IOException;
    }

    private static void walk(Path folder, Look look) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                look.at(file, attributes);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
                if (fault instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw fault;
            }
        });
    }

    private static void dropTree(Path path) throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault) {
                // another node removes the same
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException fault) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
