package io.modelwright.files;

import io.modelwright.core.files.BlobKey;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.files.driven.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Blobs as files of one folder, which all nodes share. A file is written under a name of its own among the unfinished, forced
 * to the disk and renamed: whoever looks sees all of it or nothing, whenever the machine stops.
 */
public final class DirectoryBlobStore implements BlobStore {

    private static final int BUFFER = 64 * 1_024;
    private static final int SHARD = 2;

    private final Path blobs;
    private final Path unfinished;

    /** @param folder is made where it is missing, for its owner alone */
    public DirectoryBlobStore(Path folder) {
        this.blobs = folder.resolve("blobs");
        this.unfinished = folder.resolve("unfinished");
    }

    @Override
    public Put put(BlobKey key, InputStream content, long most) throws IOException {
        Path part = reaching(() -> {
            OwnedFolders.make(unfinished);
            return unfinished.resolve(key + "." + UUID.randomUUID());
        });
        try {
            Put put = write(part, content, most);
            if (put instanceof Put.Stored) {
                reaching(() -> publish(part, key));
            }
            return put;
        } finally {
            reaching(() -> Files.deleteIfExists(part));
        }
    }

    private static Put write(Path part, InputStream content, long most) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (FileChannel file = reaching(() -> FileChannel.open(part, OwnedFolders.FILE, OwnedFolders.privateFile()))) {
            int read = content.read(buffer);
            while (read >= 0) {
                size += read;
                if (size > most) {
                    return new Put.TooLarge();
                }
                digest.update(buffer, 0, read);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                reaching(() -> {
                    while (bytes.hasRemaining()) {
                        file.write(bytes);
                    }
                    return bytes;
                });
                read = content.read(buffer);
            }
            reaching(() -> {
                file.force(true);
                return file;
            });
        }
        return new Put.Stored(size, HexFormat.of().formatHex(digest.digest()));
    }

    private Path publish(Path part, BlobKey key) throws IOException {
        Path target = path(key);
        Path shard = blobs.resolve(key.value().substring(0, SHARD));
        boolean isNew = !Files.isDirectory(shard);
        OwnedFolders.make(shard);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        // A rename survives a crash once its folder is on the disk.
        OwnedFolders.force(shard);
        if (isNew) {
            OwnedFolders.force(blobs);
        }
        return target;
    }

    @Override
    public Optional<InputStream> open(BlobKey key, long from, long length) {
        return reaching(() -> {
            try {
                SeekableByteChannel file = Files.newByteChannel(path(key), StandardOpenOption.READ);
                file.position(from);
                return Optional.of(new PartStream(Channels.newInputStream(file), length));
            } catch (NoSuchFileException gone) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void delete(BlobKey key) {
        reaching(() -> Files.deleteIfExists(path(key)));
    }

    @Override
    public List<BlobKey> list(Instant before, Optional<BlobKey> after, int limit) {
        return reaching(() -> {
            List<BlobKey> keys = new ArrayList<>();
            String last = after.map(BlobKey::value).orElse("");
            for (Path shard : sorted(blobs)) {
                boolean passed = !last.isEmpty() && name(shard).compareTo(last.substring(0, SHARD)) < 0;
                if (keys.size() < limit && !passed) {
                    addKeys(shard, before, last, limit, keys);
                }
            }
            return keys;
        });
    }

    private static void addKeys(Path shard, Instant before, String last, int limit, List<BlobKey> keys)
            throws IOException {
        for (Path file : sorted(shard)) {
            boolean wanted = keys.size() < limit
                    && BlobKey.isKey(name(file))
                    && name(file).compareTo(last) > 0
                    && isOlder(file, before);
            if (wanted) {
                keys.add(new BlobKey(name(file)));
            }
        }
    }

    @Override
    public void clearUnfinished(Instant before) {
        reaching(() -> {
            for (Path part : sorted(unfinished)) {
                if (isOlder(part, before)) {
                    Files.deleteIfExists(part);
                }
            }
            return unfinished;
        });
    }

    private static boolean isOlder(Path file, Instant before) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /** What is in a folder, by name; nothing where there is no folder. */
    private static List<Path> sorted(Path folder) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(paths::add);
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (DirectoryIteratorException fault) {
            throw fault.getCause();
        }
        paths.sort(null);
        return paths;
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    private Path path(BlobKey key) {
        return blobs.resolve(key.value().substring(0, SHARD)).resolve(key.value());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Work with the folder, whose faults are not those of the content. */
    @FunctionalInterface
    private interface Reaching<T> {
        T reach() throws IOException;
    }

    private static <T> T reaching(Reaching<T> work) {
        try {
            return work.reach();
        } catch (IOException | UncheckedIOException fault) {
            throw new StoreUnavailable("the folder of files cannot be used", fault);
        }
    }
}
