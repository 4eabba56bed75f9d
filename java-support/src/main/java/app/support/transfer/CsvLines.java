package app.support.transfer;

import app.support.problem.ProblemException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.CharConversionException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV. The first line names the members; a name that is unknown or there twice ends the reading, since nobody can say
 * what the cells mean. A line with another number of cells is told and passed over. Text after which no line can be made
 * out (an open quote, broken UTF-8) is told and ends the reading.
 */
final class CsvLines extends LookAhead<Line> {

    private static final int CELL_MAX = 1_100_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final CsvFactory FACTORY = CsvFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(CELL_MAX).build())
            .enable(CsvParser.Feature.EMPTY_UNQUOTED_STRING_AS_NULL)
            // else an empty line after a cell in quotes would be a cell in quotes itself
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private final InputStream text;
    private final Map<String, Column> known = new HashMap<>();
    private final List<Column> header = new ArrayList<>();
    private final List<@Nullable String> cells = new ArrayList<>();
    private @Nullable CsvParser parser;
    private long number = 1;
    private boolean broken;

    CsvLines(InputStream text, List<Column> columns) {
        this.text = text;
        columns.forEach(column -> known.put(column.name(), column));
    }

    @Override
    @Nullable Line advance() {
        if (broken) {
            return null;
        }
        try {
            if (parser == null) {
                parser = open();
                Line.Unreadable fault = readHeader(parser);
                if (fault != null) {
                    broken = true;
                    return fault;
                }
            }
            return nextRow(parser) ? line() : null;
        } catch (JsonProcessingException malformed) {
            broken = true;
            return new Line.Unreadable(number, "malformed-csv", "From this line on the text is no CSV.");
        } catch (CharacterCodingException | CharConversionException malformed) {
            broken = true;
            return new Line.Unreadable(number, "malformed-text", "After this line the text is not in UTF-8.");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private CsvParser open() throws IOException {
        PushbackReader reader = new PushbackReader(new InputStreamReader(
                text,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        int first = reader.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            reader.unread(first);
        }
        return FACTORY.createParser((Reader) new EndedLines(reader));
    }

    /** Ends the last line of a text too. */
    private static final class EndedLines extends FilterReader {

        private boolean ended;

        EndedLines(Reader text) {
            super(text);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read >= 0 || ended || length == 0) {
                return read;
            }
            ended = true;
            buffer[offset] = '\n';
            return 1;
        }
    }

    private Line.@Nullable Unreadable readHeader(CsvParser from) throws IOException {
        if (!nextRow(from)) {
            return new Line.Unreadable(1, "missing-header", "The first line names the members of the records.");
        }
        Set<String> seen = new HashSet<>();
        for (String name : cells) {
            Column column = name == null ? null : known.get(name.strip());
            if (column == null) {
                return new Line.Unreadable(number, "unknown-member", "There is no member " + quoted(name) + ".");
            }
            if (!seen.add(column.name())) {
                return new Line.Unreadable(number, "duplicate-key", "The member " + quoted(name) + " is there twice.");
            }
            header.add(column);
        }
        return null;
    }

    private static String quoted(@Nullable String name) {
        String shown = name == null ? "" : name;
        return "\"" + (shown.length() > 100 ? shown.substring(0, 100) + "…" : shown) + "\"";
    }

    /** Fills {@link #cells} with the next line that is not empty; false at the end. */
    private boolean nextRow(CsvParser from) throws IOException {
        JsonToken token = from.nextToken();
        while (token != null) {
            cells.clear();
            token = from.nextToken();
            // the row was announced where the one before it ends; its first cell stands where it begins
            number = from.currentTokenLocation().getLineNr();
            while (token != null && token != JsonToken.END_ARRAY) {
                cells.add(token == JsonToken.VALUE_NULL || isNothing(from) ? null : from.getText());
                token = from.nextToken();
            }
            boolean emptyLine = cells.isEmpty() || (cells.size() == 1 && cells.getFirst() == null);
            if (!emptyLine) {
                return true;
            }
            token = from.nextToken();
        }
        return false;
    }

    /** The parser takes the empty end of a line for a cell in quotes where the cell before it was; quotes take up space. */
    private static boolean isNothing(CsvParser from) throws IOException {
        return from.getText().isEmpty()
                && from.currentLocation().getCharOffset()
                        <= from.currentTokenLocation().getCharOffset();
    }

    private Line line() {
        if (cells.size() != header.size()) {
            return new Line.Unreadable(
                    number,
                    "wrong-number-of-cells",
                    "This line has " + cells.size() + " cells and the header " + header.size() + ".");
        }
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < header.size(); i++) {
            Column column = header.get(i);
            String cell = cells.get(i);
            if (cell != null) {
                try {
                    members.set(column.name(), CsvCells.read(column.kind(), cell));
                } catch (ProblemException malformed) {
                    return new Line.Unreadable(
                            number, malformed.problem().code(), "The cell of " + column.name() + " is no JSON.");
                }
            }
        }
        return new Line.Row(number, members);
    }
}
