package io.modelwright.rest.records.transfer;

import io.modelwright.ports.records.driving.RecordTransfer.Column;
import io.modelwright.ports.records.driving.RecordTransfer.Line;
import io.modelwright.ports.records.driving.RecordTransfer.RowSink;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The text formats that records come and go in. */
public enum TransferFormat {
    /** RFC 4180 with a header of member names, UTF-8. */
    CSV("text/csv", Set.of("text/csv", "application/csv")) {
        @Override
        Iterator<Line> read(InputStream text, List<Column> columns) {
            return new CsvLines(text, columns);
        }

        @Override
        RowSink write(OutputStream text, List<Column> columns) {
            return new CsvRows(text, columns);
        }
    },
    /** One JSON object a line, UTF-8. */
    NDJSON(
            "application/x-ndjson",
            Set.of("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines")) {
        @Override
        Iterator<Line> read(InputStream text, List<Column> columns) {
            return new NdjsonLines(text);
        }

        @Override
        RowSink write(OutputStream text, List<Column> columns) {
            return new NdjsonRows(text);
        }
    };

    private final String mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> acceptedMediaTypes;

    TransferFormat(String mediaType, Set<String> acceptedMediaTypes) {
        this.mediaType = mediaType;
        this.acceptedMediaTypes = acceptedMediaTypes;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The value of {@code format=} and the extension of files. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<TransferFormat> ofKeyword(String keyword) {
        return Arrays.stream(values())
                .filter(format -> format.keyword().equals(keyword))
                .findFirst();
    }

    /** The format of a Content-Type, whatever its parameters. */
    static Optional<TransferFormat> ofContentType(String contentType) {
        int end = contentType.indexOf(';');
        String bare =
                (end < 0 ? contentType : contentType.substring(0, end)).trim().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.acceptedMediaTypes.contains(bare))
                .findFirst();
    }

    /**
     * The lines of a text, read as they are asked for; {@link java.io.UncheckedIOException} where it cannot be read.
     *
     * @param columns how cells become values
     */
    abstract Iterator<Line> read(InputStream text, List<Column> columns);

    /** Writes rows as they come; {@link java.io.UncheckedIOException} where the text cannot be written. */
    abstract RowSink write(OutputStream text, List<Column> columns);
}
