package io.modelwright.imports.sql;

import io.modelwright.core.exchange.Note;
import io.modelwright.imports.sql.TableBuilder.ColumnBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.statement.create.table.ColumnDefinition;
import net.sf.jsqlparser.statement.create.table.Index;
import net.sf.jsqlparser.statement.create.table.TableElement;

/** CREATE TABLE and what its brackets hold. Not for use by several threads. */
final class TableStatements {

    private static final Set<String> CONSTRAINTS =
            Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "EXCLUDE", "FULLTEXT", "SPATIAL");
    private static final Set<String> SIZED = Set.of(
            "VARCHAR",
            "CHAR",
            "CHARACTER",
            "NUMERIC",
            "DECIMAL",
            "INT",
            "INTEGER",
            "BIGINT",
            "SMALLINT",
            "TINYINT",
            "NVARCHAR",
            "NCHAR",
            "BIT",
            "VARBIT",
            "TIMESTAMP",
            "TIME",
            "DATETIME",
            "BINARY",
            "VARBINARY",
            "ENUM",
            "SET",
            "FLOAT",
            "DOUBLE",
            "TEXT",
            "BLOB",
            "INTERVAL");

    private final Catalog catalog;
    private final Grammar grammar;
    private final Constraints constraints;
    private final ColumnReader columns;
    private final List<Note> notes;

    TableStatements(Catalog catalog, Grammar grammar, Constraints constraints, ColumnReader columns, List<Note> notes) {
        this.catalog = catalog;
        this.grammar = grammar;
        this.constraints = constraints;
        this.columns = columns;
        this.notes = notes;
    }

    /** @param statement behind CREATE … TABLE */
    void create(Tokens statement, int line) {
        statement.skip("IF", "NOT", "EXISTS");
        Optional<QualifiedName> name = statement.name();
        if (name.isEmpty()) {
            unreadable(line, statement.rest());
            return;
        }
        if (statement.skip("PARTITION", "OF")) {
            notes.add(Note.info(
                    line,
                    "partition",
                    "The partition " + Note.quoted(name.get().toString()) + " is part of its table."));
            return;
        }
        TableBuilder table = new TableBuilder(name.get().last(), line);
        Optional<Tokens> body = statement.brackets();
        if (body.isEmpty()) {
            notes.add(Note.warning(
                    line,
                    "table-not-carried",
                    "The table " + Note.quoted(name.get().toString()) + " has no columns of its own and is left out."));
            return;
        }
        catalog.add(name.get(), table);
        items(table, body.get().parts());
        if (statement.has("INHERITS")) {
            notes.add(Note.warning(
                    line, "inherits", Note.quoted(table.name) + " has its own columns alone, not those it inherits."));
        }
        tableComment(statement).ifPresent(comment -> table.comment = Optional.of(comment));
    }

    private static Optional<String> tableComment(Tokens options) {
        for (Optional<Token> token = options.take(); token.isPresent(); token = options.take()) {
            if (token.get().is("COMMENT")) {
                options.skipSymbol("=");
                return options.take()
                        .filter(next -> next.kind() == Token.Kind.STRING)
                        .map(Token::text)
                        .filter(text -> !text.isBlank());
            }
        }
        return Optional.empty();
    }

    private void items(TableBuilder table, List<Tokens> items) {
        List<Tokens> readable = new ArrayList<>();
        for (Tokens item : items) {
            if (item.isWord(0, "LIKE")) {
                notes.add(Note.warning(
                        item.line(),
                        "like",
                        Note.quoted(table.name) + " does not take over: " + Note.quoted(item.rest())));
            } else if (!item.isOver()) {
                readable.add(item);
            }
        }
        List<String> texts = readable.stream().map(TableStatements::text).toList();
        Optional<List<TableElement>> all = grammar.elements(texts);
        // Conditions may read columns that come later: columns first, then the rest.
        List<Runnable> later = new ArrayList<>();
        for (int i = 0; i < readable.size(); i++) {
            int line = readable.get(i).line();
            Optional<TableElement> element = all.isPresent()
                    ? Optional.of(all.get().get(i))
                    : grammar.elements(List.of(texts.get(i))).map(List::getFirst);
            if (element.isEmpty()) {
                unreadable(table, readable.get(i), line);
            } else if (element.get() instanceof ColumnDefinition definition) {
                add(table, columns.read(table, definition, line));
            } else if (element.get() instanceof Index constraint) {
                later.add(() -> constraints.read(table, constraint, line));
            }
        }
        later.forEach(Runnable::run);
    }

    /** A column that nobody can read all of stays at least as a text. */
    private void unreadable(TableBuilder table, Tokens item, int line) {
        String text = item.rest();
        unreadable(line, text);
        if (!isConstraint(item) && item.peek().filter(Token::isName).isPresent()) {
            String name = item.take().orElseThrow().text();
            add(table, new ColumnBuilder(name, line, new io.modelwright.core.exchange.source.SourceType.OpenText()));
        }
    }

    private void add(TableBuilder table, ColumnBuilder column) {
        boolean known = table.columns.stream().anyMatch(other -> other.name.equals(column.name));
        if (known) {
            notes.add(Note.warning(
                    column.line,
                    "defined-twice",
                    "The column " + Note.quoted(table.name + "." + column.name) + " is defined again."));
        } else if (!column.lost) {
            table.columns.add(column);
        }
    }

    private static String text(Tokens item) {
        return isConstraint(item) ? item.restWithoutComments() : item.restWithQuotedName();
    }

    static boolean isConstraint(Tokens item) {
        Optional<Token> first = item.peek().filter(token -> token.kind() == Token.Kind.WORD);
        if (first.isEmpty()) {
            return false;
        }
        String word = first.get().text().toUpperCase(Locale.ROOT);
        boolean bracket = item.peek(1).filter(token -> token.isSymbol("(")).isPresent();
        if (CONSTRAINTS.contains(word)) {
            return true;
        }
        if (!word.equals("KEY") && !word.equals("INDEX")) {
            return false;
        }
        Optional<Token> name = item.peek(1).filter(Token::isName);
        boolean sized = name.filter(token -> token.kind() == Token.Kind.WORD
                        && SIZED.contains(token.text().toUpperCase(Locale.ROOT)))
                .isPresent();
        return bracket
                || (name.isPresent()
                        && !sized
                        && (item.peek(2).filter(token -> token.isSymbol("(")).isPresent() || item.isWord(2, "USING")));
    }

    /** Takes one column or constraint that is added later. */
    void add(TableBuilder table, Tokens item) {
        items(table, List.of(item));
    }

    /** Puts another definition in the place of a column's. */
    void change(TableBuilder table, String column, Tokens item) {
        int line = item.line();
        Optional<ColumnBuilder> before = table.find(column);
        Optional<ColumnDefinition> definition = grammar.elements(List.of(item.restWithQuotedName()))
                .map(List::getFirst)
                .filter(ColumnDefinition.class::isInstance)
                .map(ColumnDefinition.class::cast);
        if (before.isEmpty() || definition.isEmpty()) {
            unreadable(line, item.rest());
            return;
        }
        ColumnBuilder after = columns.read(table, definition.get(), line);
        table.columns.replaceAll(known -> known == before.get() ? after : known);
        boolean key = table.primaryKey
                .filter(primary -> primary.columns().contains(column))
                .isPresent();
        after.nullable &= !key;
    }

    void unreadable(int line, String text) {
        notes.add(Note.error(line, "unreadable", "This could not be read: " + Note.quoted(text)));
    }
}
