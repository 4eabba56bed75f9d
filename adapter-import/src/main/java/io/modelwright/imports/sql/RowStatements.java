package io.modelwright.imports.sql;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.source.SourceRows;
import io.modelwright.core.exchange.source.SourceRows.Cell;
import io.modelwright.core.exchange.source.SourceRows.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** INSERT and COPY: read from the script as they come, since they can be most of it. Not for use by several threads. */
final class RowStatements {

    private static final int CELLS_MAX = 2_000;

    private final Catalog catalog;
    private final Lexer lexer;
    private final List<Note> notes;

    RowStatements(Catalog catalog, Lexer lexer, List<Note> notes) {
        this.catalog = catalog;
        this.lexer = lexer;
        this.notes = notes;
    }

    /** Reads on behind INSERT or REPLACE up to the end of the statement. */
    void insert(int line) {
        List<Token> head = new ArrayList<>();
        Token token = lexer.next();
        while (!token.isLast() && !token.is("VALUES") && !token.is("VALUE") && !token.is("SELECT")) {
            head.add(token);
            token = lexer.next();
        }
        Tokens words = new Tokens(lexer.script(), head);
        while (!words.isOver() && !words.skip("INTO")) {
            words.take();
        }
        Optional<TableBuilder> table = words.name().flatMap(catalog::find);
        List<String> columns = words.brackets().map(RowStatements::names).orElse(List.of());
        if (table.isEmpty() || token.isLast()) {
            skip(token);
            notes.add(Note.warning(line, "rows-not-carried", "Rows are left out: their table is not known."));
            return;
        }
        List<Row> rows = new ArrayList<>();
        if (token.is("SELECT")) {
            selected(line).ifPresent(rows::add);
        } else {
            values(rows);
        }
        catalog.addRows(new SourceRows(table.get().name, table.get().resolved(columns), rows));
    }

    private static List<String> names(Tokens brackets) {
        return brackets.parts().stream()
                .flatMap(part -> part.take().stream())
                .filter(Token::isName)
                .map(Token::text)
                .toList();
    }

    private void values(List<Row> rows) {
        Token token = lexer.next();
        while (token.isSymbol("(")) {
            int line = token.line();
            rows.add(new Row(line, cells()));
            token = lexer.next();
            if (token.isSymbol(",")) {
                token = lexer.next();
            }
        }
        skip(token);
    }

    /** What stands behind an opened bracket, up to the one that closes it. */
    private List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        List<Token> cell = new ArrayList<>();
        int depth = 1;
        Token token = lexer.next();
        while (!token.isLast()) {
            boolean opens = token.isSymbol("(") || token.isSymbol("[");
            boolean closes = token.isSymbol(")") || token.isSymbol("]");
            depth += opens ? 1 : closes ? -1 : 0;
            if (depth == 0 || (depth == 1 && token.isSymbol(","))) {
                if (!cell.isEmpty() && cells.size() < CELLS_MAX) {
                    cells.add(Literals.cell(new Tokens(lexer.script(), cell)));
                }
                cell = new ArrayList<>();
                if (depth == 0) {
                    return cells;
                }
            } else {
                cell.add(token);
            }
            token = lexer.next();
        }
        return cells;
    }

    /** {@code INSERT … SELECT 'a', 1 WHERE NOT EXISTS …}: one row, where the list is all that is selected. */
    private Optional<Row> selected(int line) {
        List<Token> list = new ArrayList<>();
        Token token = lexer.next();
        while (!token.isLast() && !token.is("WHERE") && !token.is("FROM") && !token.is("ON")) {
            list.add(token);
            token = lexer.next();
        }
        boolean fromTables = token.is("FROM");
        skip(token);
        List<Cell> cells = new Tokens(lexer.script(), list)
                .parts().stream().map(Literals::cell).toList();
        boolean known = cells.stream().noneMatch(Cell.Unknown.class::isInstance);
        if (fromTables || !known || cells.isEmpty()) {
            notes.add(Note.warning(line, "rows-not-carried", "Rows that a query selects are left out."));
            return Optional.empty();
        }
        return Optional.of(new Row(line, cells));
    }

    private void skip(Token from) {
        Token token = from;
        while (!token.isLast()) {
            token = lexer.next();
        }
    }

    /** Reads on behind COPY; the rows follow the statement, line by line, up to a backslash and a full stop. */
    void copy(int line) {
        List<Token> head = new ArrayList<>();
        for (Token token = lexer.next(); !token.isLast(); token = lexer.next()) {
            head.add(token);
        }
        Tokens words = new Tokens(lexer.script(), head);
        boolean stdin = words.has("STDIN");
        boolean csv = words.has("CSV") || words.has("BINARY");
        Optional<TableBuilder> table = words.name().flatMap(catalog::find);
        List<String> columns = words.brackets().map(RowStatements::names).orElse(List.of());
        if (!stdin) {
            return;
        }
        lexer.skipLine();
        List<Row> rows = new ArrayList<>();
        boolean ended = false;
        while (!lexer.isOver() && !ended) {
            int at = lexer.line();
            String text = lexer.skipLine();
            ended = text.equals("\\.");
            if (!ended && table.isPresent() && !csv) {
                rows.add(new Row(at, CopyText.cells(text)));
            }
        }
        if (!ended) {
            notes.add(Note.error(line, "unterminated", "These rows have no end."));
        }
        if (table.isEmpty() || csv) {
            notes.add(Note.warning(line, "rows-not-carried", "Rows are left out: their table or form is not known."));
        } else {
            catalog.addRows(new SourceRows(table.get().name, table.get().resolved(columns), rows));
        }
    }
}
