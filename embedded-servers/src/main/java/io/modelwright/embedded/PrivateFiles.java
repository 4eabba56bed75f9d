package io.modelwright.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** Folders and files that only their owner can read. */
final class PrivateFiles {

    private static final int PASSWORD_BYTES = 24;

    private PrivateFiles() {}

    /**
     * Makes the folder (and its parents) where it is absent and closes it to others. Refuses a link and a folder of somebody
     * else, who could have put things there.
     */
    static Path folder(Path folder) {
        try {
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(folder);
            }
            boolean isOurs = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Platform.ownerOf(folder) == Platform.userId();
            if (!isOurs) {
                throw new ServerStartFailure(folder + " is not a folder of the current user.");
            }
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            return folder.toRealPath();
        } catch (IOException e) {
            throw new ServerStartFailure("The folder " + folder + " cannot be prepared: " + e, e);
        }
    }

    /** Writes the file so that it is there whole or not at all, with mode 0600 from the first byte on. */
    static void write(Path file, String text) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(draft);
            var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(draft, options, mode)) {
                Channels.newOutputStream(channel).write(text.getBytes(StandardCharsets.UTF_8));
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The password kept in that file; a new random one is put there first where the file is absent. */
    static String password(Path file) {
        if (!Files.exists(file)) {
            byte[] bytes = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(bytes);
            write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return read(file).strip();
    }

    /** Deletes the folder with all that is in it; nothing happens where it is absent. */
    static void deleteTree(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException fault)
                        throws IOException {
                    if (fault != null) {
                        throw fault;
                    }
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
