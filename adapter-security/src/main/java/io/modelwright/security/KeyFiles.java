package io.modelwright.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner reads, and that nobody ever sees half written. */
final class KeyFiles {

    private KeyFiles() {}

    /** What the file holds; made with that content where there is none, exactly once though several processes try together. */
    static String readOrCreate(Path file, String fresh) {
        try {
            if (!Files.exists(file)) {
                Path draft = draft(file, fresh);
                try {
                    // A link, unlike a move, never replaces what another process made meanwhile.
                    Files.createLink(file, draft);
                } catch (FileAlreadyExistsException made) {
                    return Files.readString(file);
                } finally {
                    Files.delete(draft);
                }
            }
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read or make the secret " + file.getFileName(), failure);
        }
    }

    /** Puts that content in the place of what was there. */
    static void replace(Path file, String content) {
        try {
            Files.move(draft(file, content), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the secret " + file.getFileName(), failure);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot delete the secret " + file.getFileName(), failure);
        }
    }

    private static Path draft(Path file, String content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder, onlyOwner("rwx------"));
        Path draft = Files.createTempFile(folder, file.getFileName().toString(), ".new", onlyOwner("rw-------"));
        Files.writeString(draft, content);
        return draft;
    }

    private static FileAttribute<?> onlyOwner(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
