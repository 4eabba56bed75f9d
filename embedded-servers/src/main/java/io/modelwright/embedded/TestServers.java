package io.modelwright.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders for servers that live as long as one test run. A run that was killed leaves its folder and its servers behind: the
 * next run stops and deletes them, which the lock of each folder makes safe beside runs that are alive.
 */
public final class TestServers {

    private static final Logger LOG = LoggerFactory.getLogger(TestServers.class);
    private static final String POSTGRES = "postgres-";
    private static final String REDIS = "redis-";

    private static final Duration SETTLED = Duration.ofMinutes(1);

    private TestServers() {}

    /** A volatile PostgreSQL with an empty data folder. Whoever closes it then calls {@link #discard}. */
    public static EmbeddedPostgres postgres(int maxConnections) {
        sweep(POSTGRES);
        return EmbeddedPostgres.start(EmbeddedPostgres.Settings.ofTests(newFolder(POSTGRES), maxConnections));
    }

    /** A Redis with an empty data folder. Whoever closes it then calls {@link #discard}. */
    public static EmbeddedRedis redis() {
        sweep(REDIS);
        return EmbeddedRedis.start(EmbeddedRedis.Settings.in(newFolder(REDIS), BinaryCache.ofTests()));
    }

    /** Deletes the folder of a server that is closed. */
    public static void discard(Path folder) {
        PrivateFiles.deleteTree(folder);
    }

    private static Path newFolder(String kind) {
        return runs().resolve(kind + UUID.randomUUID());
    }

    private static Path runs() {
        return PrivateFiles.folder(BinaryCache.testFolder().resolve("runs"));
    }

    private static void sweep(String kind) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(runs(), kind + "*")) {
            for (Path folder : folders) {
                if (isOld(folder)) {
                    sweepOne(folder, kind);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for servers of earlier test runs", e);
        }
    }

    /** A folder that is being made has no lock yet, or its maker is about to take it. */
    private static boolean isOld(Path folder) throws IOException {
        Path lock = folder.resolve("lock");
        return Files.exists(lock)
                && Files.getLastModifiedTime(lock)
                        .toInstant()
                        .isBefore(Instant.now().minus(SETTLED));
    }

    private static void sweepOne(Path folder, String kind) {
        try (FolderLock held = FolderLock.acquire(folder)) {
            if (kind.equals(POSTGRES)) {
                EmbeddedPostgres.stopLeftBehind(folder);
            } else {
                EmbeddedRedis.stopLeftBehind(folder);
            }
            PrivateFiles.deleteTree(folder);
        } catch (FolderInUse inUse) {
            LOG.debug("{} belongs to a test run that is alive", folder);
        }
    }
}
