package io.modelwright.imports.sql;

import io.modelwright.core.exchange.source.SourceRows.Cell;
import java.util.ArrayList;
import java.util.List;

/** The text format of COPY: tabs between values, backslashes before what is special. Stateless. */
final class CopyText {

    private CopyText() {}

    static List<Cell> cells(String line) {
        List<Cell> cells = new ArrayList<>();
        int start = 0;
        for (int end = line.indexOf('\t'); end >= 0; end = line.indexOf('\t', start)) {
            cells.add(cell(line.substring(start, end)));
            start = end + 1;
        }
        cells.add(cell(line.substring(start)));
        return cells;
    }

    private static Cell cell(String raw) {
        if (raw.equals("\\N")) {
            return new Cell.Null();
        }
        if (raw.indexOf('\\') < 0) {
            return new Cell.Value(raw);
        }
        StringBuilder text = new StringBuilder(raw.length());
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                text.append(c);
                i++;
            } else {
                i = escape(raw, i + 1, text);
            }
        }
        return new Cell.Value(text.toString());
    }

    private static int escape(String raw, int at, StringBuilder text) {
        char c = raw.charAt(at);
        switch (c) {
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'v' -> text.append('\u000b');
            default -> text.append(c);
        }
        return at + 1;
    }
}
