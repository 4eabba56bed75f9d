package io.modelwright.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes a folder as one file that an image unpacks: of equal files equal bytes. */
final class Tar {

    private static final int FOLDER = 040755;
    private static final int FILE = 0100644;
    private static final int PROGRAM = 0100755;

    private Tar() {}

    /** Regular files and folders alone; {@code name} is what the folder is called inside. */
    static byte[] of(Path root, String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name());
                Stream<Path> found = Files.walk(root)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            List<Path> sorted = found.filter(path -> !Files.isSymbolicLink(path))
                    .sorted((one, other) -> inside(root, one).compareTo(inside(root, other)))
                    .toList();
            for (Path path : sorted) {
                add(tar, path, name + inside(root, path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String inside(Path root, Path path) {
        String relative = root.relativize(path).toString().replace('\\', '/');
        return relative.isEmpty() ? "" : "/" + relative;
    }

    private static void add(TarArchiveOutputStream tar, Path path, String name) throws IOException {
        boolean folder = Files.isDirectory(path);
        TarArchiveEntry entry = new TarArchiveEntry(folder ? name + "/" : name);
        entry.setMode(folder ? FOLDER : Files.isExecutable(path) ? PROGRAM : FILE);
        entry.setIds(0, 0);
        entry.setModTime(0);
        byte[] content = folder ? new byte[0] : Files.readAllBytes(path);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
