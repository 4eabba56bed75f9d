package io.modelwright.git;

import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.failure.StoreUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Where the repositories are: {@code <app>.git} each. One is made and deleted under another name, so that under its own it is
 * whole or not there. Safe for many threads and nodes on one folder.
 */
final class RepositoryFolder {

    /** One operation on an opened repository. */
    @FunctionalInterface
    interface Work<T> {
        T in(Repository repository) throws IOException;
    }

    private static final String SUFFIX = ".git";
    private static final String LOCKS = ".locks";

    /** Of the whole process: two objects over one folder must not ask the system for one lock at once. */
    private static final List<ReentrantLock> THREADS =
            IntStream.range(0, 64).mapToObj(i -> new ReentrantLock()).toList();

    private final Path folder;

    RepositoryFolder(Path folder) {
        OwnSettings.apply();
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Empty where the app has no repository. */
    <T> Optional<T> read(AppId app, Work<T> work) {
        Path path = path(app);
        if (!Files.isDirectory(path)) {
            return Optional.empty();
        }
        try (Repository repository = open(path)) {
            return Optional.of(work.in(repository));
        } catch (IOException | UncheckedIOException fault) {
            throw unavailable(fault);
        }
    }

    /** The same for a conversation, whose breaking off is for whoever holds it. */
    <T> Optional<T> speak(AppId app, Work<T> work) throws IOException {
        Path path = path(app);
        if (!Files.isDirectory(path)) {
            return Optional.empty();
        }
        try (Repository repository = open(path)) {
            return Optional.of(work.in(repository));
        }
    }

    /** Works alone on the repository of the app; it is made where there is none. */
    <T> T change(AppId app, Work<T> work) {
        return locked(app, () -> {
            Path path = path(app);
            if (!Files.isDirectory(path)) {
                create(path);
            }
            Leftovers.dropLocks(path);
            try (Repository repository = open(path)) {
                return work.in(repository);
            }
        });
    }

    /** Works alone on the repository of the app; empty where there is none. */
    <T> Optional<T> changeKnown(AppId app, Work<T> work) {
        return locked(app, () -> {
            Path path = path(app);
            if (!Files.isDirectory(path)) {
                return Optional.empty();
            }
            Leftovers.dropLocks(path);
            try (Repository repository = open(path)) {
                return Optional.of(work.in(repository));
            }
        });
    }

    void delete(AppId app) {
        locked(app, () -> {
            Path path = path(app);
            if (Files.isDirectory(path)) {
                Path leaving = folder.resolve(".leaving-" + UUID.randomUUID());
                Files.move(path, leaving, StandardCopyOption.ATOMIC_MOVE);
            }
            Leftovers.dropRepositories(folder);
            return true;
        });
    }

    /** Does that while nobody else moves branches of the repository. */
    void alone(AppId app, Runnable work) {
        locked(app, () -> {
            Path path = path(app);
            if (!Files.isDirectory(path)) {
                throw new IOException("the repository of " + app + " was deleted");
            }
            Leftovers.dropLocks(path);
            work.run();
            return true;
        });
    }

    /** Removes what was begun before that time and never ended. */
    void dropUnfinished(AppId app, Instant before) {
        locked(app, () -> {
            if (Files.isDirectory(path(app))) {
                Leftovers.dropUnfinished(path(app), before);
            }
            Leftovers.dropUnborn(folder, before);
            Leftovers.dropRepositories(folder);
            return true;
        });
    }

    List<AppId> apps() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> name.endsWith(SUFFIX))
                    .flatMap(name -> Uuids.parse(name.substring(0, name.length() - SUFFIX.length())).stream())
                    .map(AppId::new)
                    .sorted(Comparator.comparing(AppId::toString))
                    .toList();
        } catch (IOException | UncheckedIOException fault) {
            throw unavailable(fault);
        }
    }

    /** The sizes of all files of the repository; 0 where there is none. */
    long size(AppId app) {
        AtomicLong sum = new AtomicLong();
        try {
            Files.walkFileTree(path(app), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sum.addAndGet(attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
                    // gone since its folder was read: others work here too
                    if (fault instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw fault;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException fault) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException fault) {
            throw unavailable(fault);
        }
        return sum.get();
    }

    Path path(AppId app) {
        return folder.resolve(app + SUFFIX);
    }

    @FunctionalInterface
    private interface Alone<T> {
        T run() throws IOException;
    }

    private <T> T locked(AppId app, Alone<T> work) {
        ReentrantLock thread = THREADS.get(Math.floorMod(path(app).hashCode(), THREADS.size()));
        thread.lock();
        try {
            Files.createDirectories(folder.resolve(LOCKS));
            try (FileChannel file = FileChannel.open(
                            folder.resolve(LOCKS).resolve(app + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("the lock of a repository was lost");
                }
                return work.run();
            }
        } catch (IOException | UncheckedIOException fault) {
            throw unavailable(fault);
        } finally {
            thread.unlock();
        }
    }

    private static Repository open(Path path) throws IOException {
        return new FileRepositoryBuilder()
                .setGitDir(path.toFile())
                .setMustExist(true)
                .build();
    }

    private void create(Path path) throws IOException {
        Path fresh = folder.resolve(".fresh-" + UUID.randomUUID());
        try (Repository repository =
                new FileRepositoryBuilder().setGitDir(fresh.toFile()).build()) {
            repository.create(true);
            StoredConfig config = repository.getConfig();
            // What was answered must outlive a failure of the power.
            config.setBoolean("core", null, "fsyncObjectFiles", true);
            config.setBoolean("core", null, "fsyncRefFiles", true);
            config.setBoolean("receive", null, "autogc", false);
            config.setInt("gc", null, "auto", 0);
            config.save();
            RefUpdate head = repository.updateRef(Constants.HEAD);
            head.disableRefLog();
            head.link(Constants.R_HEADS + "main");
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private static StoreUnavailable unavailable(Exception fault) {
        return new StoreUnavailable("the repositories of apps cannot be read or written", fault);
    }
}
