package io.modelwright.rest.codegen;

import io.modelwright.ports.codegen.driving.Generations;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** The files of a generation as a zip archive: the same bytes each time, and programs can be run once it is unpacked. */
final class Archive {

    /** Where the time of zip begins, so that no time of making is in it. */
    private static final FileTime TIME = FileTime.from(Instant.parse("1980-01-02T00:00:00Z"));

    private static final int FILE = UnixStat.FILE_FLAG | 0644;
    private static final int PROGRAM = UnixStat.FILE_FLAG | 0755;

    private Archive() {}

    static void write(Generations.Files files, OutputStream out) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            files.read((path, file) -> {
                try {
                    ZipArchiveEntry entry = new ZipArchiveEntry(path);
                    entry.setLastModifiedTime(TIME);
                    entry.setUnixMode(file.executable() ? PROGRAM : FILE);
                    zip.putArchiveEntry(entry);
                    zip.write(file.content());
                    zip.closeArchiveEntry();
                } catch (IOException fault) {
                    throw new UncheckedIOException(fault);
                }
            });
            zip.finish();
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }
}
