package io.modelwright.rest.records.transfer;

import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.records.driven.UploadedRows;
import io.modelwright.ports.records.driving.RecordTransfer.Column;
import io.modelwright.ports.records.driving.RecordTransfer.Line;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Uploads as files of one folder. Where several nodes run jobs, the folder is one that all of them share. A file appears under
 * its name only once it is whole.
 */
public final class UploadFolder implements UploadedRows {

    private static final Pattern NAME = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.(csv|ndjson)");

    /** Uploads that nobody has imported by then are given up. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final Path folder;
    private final IdSource ids;
    private final InstantSource clock;

    /** @param folder is made where it is missing */
    public UploadFolder(Path folder, IdSource ids, InstantSource clock) {
        this.folder = folder;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps a text to its end; its name. */
    String keep(InputStream text, TransferFormat format) throws IOException {
        Files.createDirectories(folder);
        giveUpOldOnes();
        String name = ids.next() + "." + format.keyword();
        Path part = folder.resolve(name + ".part");
        try {
            try (OutputStream file = Files.newOutputStream(part)) {
                text.transferTo(file);
            }
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            return name;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A path for a text that nobody keeps; what is left of one that was broken off goes with the old uploads. */
    public Path newPart() throws IOException {
        Files.createDirectories(folder);
        giveUpOldOnes();
        return folder.resolve(ids.next() + ".part");
    }

    private void giveUpOldOnes() throws IOException {
        Instant oldest = clock.instant().minus(KEPT);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (DirectoryIteratorException fault) {
            throw fault.getCause();
        }
    }

    @Override
    public Optional<RowReader> open(String upload, List<Column> columns) {
        Matcher name = NAME.matcher(upload);
        if (!name.matches()) {
            return Optional.empty();
        }
        return TransferFormat.ofKeyword(name.group(2)).flatMap(format -> open(format, upload, columns));
    }

    private Optional<RowReader> open(TransferFormat format, String upload, List<Column> columns) {
        Path file = folder.resolve(upload);
        try {
            MeteredStream text = new MeteredStream(Files.newInputStream(file), Files.size(file));
            return Optional.of(new FileReader(text, format.read(text, columns)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void discard(String upload) {
        if (NAME.matcher(upload).matches()) {
            try {
                Files.deleteIfExists(folder.resolve(upload));
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }

    private record FileReader(MeteredStream text, Iterator<Line> lines) implements RowReader {
        @Override
        public boolean hasNext() {
            return lines.hasNext();
        }

        @Override
        public Line next() {
            return lines.next();
        }

        @Override
        public int percent() {
            return text.percent();
        }

        @Override
        public void close() {
            try {
                text.close();
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }
}
