package app.support.transfer;

import app.support.model.Member;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The text formats that records come and go in. */
public enum TransferFormat {
    /** RFC 4180 with a header of member names, UTF-8. */
    CSV("text/csv; charset=utf-8; header=present", Set.of("text/csv", "application/csv")) {
        @Override
        public Iterator<Line> read(InputStream text, Collection<Member> members) {
            return new CsvLines(text, columns(members));
        }

        @Override
        public RowSink write(OutputStream text, Collection<Member> members) throws IOException {
            return new CsvRows(text, columns(members));
        }
    },
    /** One JSON object a line, UTF-8. */
    NDJSON(
            "application/x-ndjson",
            Set.of("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines")) {
        @Override
        public Iterator<Line> read(InputStream text, Collection<Member> members) {
            return new NdjsonLines(text);
        }

        @Override
        public RowSink write(OutputStream text, Collection<Member> members) {
            return record -> {
                record.writeTo(text);
                text.write('\n');
            };
        }
    };

    private final String contentType;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> accepted;

    TransferFormat(String contentType, Set<String> accepted) {
        this.contentType = contentType;
        this.accepted = accepted;
    }

    public String contentType() {
        return contentType;
    }

    /** The value of {@code format=} and the extension of files. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TransferFormat> ofKeyword(String keyword) {
        return Arrays.stream(values())
                .filter(format -> format.keyword().equals(keyword))
                .findFirst();
    }

    /** The format of a Content-Type, whatever its parameters. */
    public static Optional<TransferFormat> ofContentType(String contentType) {
        String bare = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.accepted.contains(bare))
                .findFirst();
    }

    private static List<Column> columns(Collection<Member> members) {
        return members.stream().map(Column::of).toList();
    }

    /**
     * The lines of a text, read as they are asked for; {@link java.io.UncheckedIOException} where it cannot be read.
     *
     * @param members how cells become values
     */
    public abstract Iterator<Line> read(InputStream text, Collection<Member> members);

    /** Writes rows as they come, beginning at once. */
    public abstract RowSink write(OutputStream text, Collection<Member> members) throws IOException;
}
