package io.modelwright.imports.sql;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.source.SourceKey;
import io.modelwright.imports.sql.TableBuilder.ColumnBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.statement.create.index.CreateIndex;
import net.sf.jsqlparser.statement.create.table.ColumnDefinition;

/** ALTER TABLE, CREATE INDEX, CREATE TYPE, CREATE DOMAIN, COMMENT ON. Not for use by several threads. */
final class AlterStatements {

    /** What a design has nothing of: owners, storage, triggers, row security, partitions. */
    private static final Set<String> WITHOUT_MEANING = Set.of(
            "OWNER",
            "ENABLE",
            "DISABLE",
            "CLUSTER",
            "SET",
            "RESET",
            "REPLICA",
            "FORCE",
            "ATTACH",
            "DETACH",
            "VALIDATE",
            "INHERIT",
            "ENGINE",
            "AUTO_INCREMENT",
            "COMMENT",
            "CONVERT",
            "DEFAULT",
            "ROW_FORMAT",
            "CHARSET",
            "ORDER",
            "LOCK",
            "ALGORITHM",
            "WITH",
            "WITHOUT");

    private final Catalog catalog;
    private final Grammar grammar;
    private final Constraints constraints;
    private final ColumnReader columns;
    private final TableStatements tables;
    private final List<Note> notes;

    AlterStatements(
            Catalog catalog,
            Grammar grammar,
            Constraints constraints,
            ColumnReader columns,
            TableStatements tables,
            List<Note> notes) {
        this.catalog = catalog;
        this.grammar = grammar;
        this.constraints = constraints;
        this.columns = columns;
        this.tables = tables;
        this.notes = notes;
    }

    /** @param statement behind ALTER TABLE */
    void alter(Tokens statement, int line) {
        statement.skip("IF", "EXISTS");
        statement.skip("ONLY");
        Optional<QualifiedName> name = statement.name();
        Optional<TableBuilder> table = name.flatMap(catalog::find);
        if (table.isEmpty()) {
            boolean matters = !statement.isWord(0, "OWNER") && !statement.isWord(0, "ATTACH");
            if (matters) {
                notes.add(Note.warning(
                        line,
                        "unknown-table",
                        "Nothing is known of the table "
                                + Note.quoted(name.map(Object::toString).orElse("?")) + "."));
            }
            return;
        }
        for (Tokens action : statement.parts()) {
            action(table.get(), action);
        }
    }

    private void action(TableBuilder table, Tokens action) {
        int line = action.line();
        if (action.skip("ADD")) {
            add(table, action);
        } else if (action.skip("MODIFY")) {
            action.skip("COLUMN");
            action.peek().ifPresent(name -> tables.change(table, name.text(), action));
        } else if (action.skip("CHANGE")) {
            action.skip("COLUMN");
            action.take().ifPresent(name -> tables.change(table, name.text(), action));
        } else if (action.skip("ALTER")) {
            action.skip("COLUMN");
            Optional<ColumnBuilder> column = action.take().flatMap(name -> table.find(name.text()));
            if (column.isPresent()) {
                column(table, column.get(), action);
            }
        } else if (action.skip("DROP")) {
            drop(table, action);
        } else if (action.skip("RENAME")) {
            rename(table, action);
        } else {
            String word = action.peek()
                    .map(token -> token.text().toUpperCase(Locale.ROOT))
                    .orElse("");
            if (!WITHOUT_MEANING.contains(word)) {
                tables.unreadable(line, action.rest());
            }
        }
    }

    private void add(TableBuilder table, Tokens action) {
        int line = action.line();
        boolean column = action.skip("COLUMN");
        action.skip("IF", "NOT", "EXISTS");
        if (column && action.isSymbol("(")) {
            action.brackets().ifPresent(items -> items.parts().forEach(item -> tables.add(table, item)));
        } else if (action.has("USING") && action.has("INDEX") && action.has("PRIMARY")) {
            notes.add(Note.warning(
                    line, "key-not-carried", "A key of " + Note.quoted(table.name) + " made of an index is left out."));
        } else {
            tables.add(table, action);
        }
    }

    private void column(TableBuilder table, ColumnBuilder column, Tokens action) {
        int line = action.line();
        if (action.skip("SET", "NOT", "NULL")) {
            column.nullable = false;
        } else if (action.skip("DROP", "NOT", "NULL")) {
            column.nullable = true;
        } else if (action.skip("DROP", "DEFAULT")) {
            column.defaultValue = Optional.empty();
        } else if (action.skip("SET", "DEFAULT")) {
            columns.setDefault(table, column, action.rest(), line);
        } else if (action.skip("ADD", "GENERATED")) {
            column.generated = true;
            column.nullable = false;
        } else if (action.skip("SET", "DATA", "TYPE") || action.skip("TYPE")) {
            retype(column, action, line);
        }
    }

    private void retype(ColumnBuilder column, Tokens action, int line) {
        String type = action.rest().replaceFirst("(?is)\\bUSING\\b.*$", "");
        grammar.elements(List.of("\"x\" " + type))
                .map(List::getFirst)
                .filter(ColumnDefinition.class::isInstance)
                .map(ColumnDefinition.class::cast)
                .ifPresentOrElse(
                        definition -> column.type = TypeNames.of(definition.getColDataType(), catalog)
                                .type(),
                        () -> tables.unreadable(line, type));
    }

    private void drop(TableBuilder table, Tokens action) {
        if (action.isWord(0, "CONSTRAINT")
                || action.isWord(0, "INDEX")
                || action.isWord(0, "KEY")
                || action.isWord(0, "FOREIGN")
                || action.isWord(0, "PRIMARY")) {
            notes.add(Note.warning(
                    action.line(),
                    "drop-ignored",
                    "A constraint that is dropped again stays: " + Note.quoted(action.rest())));
            return;
        }
        action.skip("COLUMN");
        action.skip("IF", "EXISTS");
        action.take().ifPresent(name -> table.drop(name.text()));
    }

    private static void rename(TableBuilder table, Tokens action) {
        if (action.skip("TO") || action.skip("AS")) {
            action.take().ifPresent(name -> table.name = name.text());
            return;
        }
        if (action.isWord(0, "CONSTRAINT") || action.isWord(0, "INDEX") || action.isWord(0, "KEY")) {
            return;
        }
        action.skip("COLUMN");
        Optional<ColumnBuilder> column = action.take().flatMap(name -> table.find(name.text()));
        if (action.skip("TO") && column.isPresent()) {
            action.take().ifPresent(name -> column.get().name = name.text());
        }
    }

    /** @param unique whether UNIQUE stood there */
    void index(Tokens statement, String text, boolean unique, int line) {
        Optional<CreateIndex> index = grammar.index(text);
        Optional<TableBuilder> table = index.flatMap(made -> catalog.find(Names.of(made.getTable())));
        if (index.isEmpty() || table.isEmpty()) {
            notes.add(Note.warning(line, "index-not-carried", "Left out: " + Note.quoted(text)));
        } else if (statement.has("WHERE")) {
            notes.add(Note.warning(
                    line, "index-not-carried", "An index over some of the rows is left out: " + Note.quoted(text)));
        } else {
            List<SourceKey> keys = unique ? table.get().uniques : table.get().indexes;
            constraints.columns(table.get(), index.get().getIndex(), line).ifPresent(keys::add);
        }
    }

    /** @param statement behind CREATE TYPE */
    void type(Tokens statement, int line) {
        Optional<QualifiedName> name = statement.name();
        boolean words = statement.skip("AS", "ENUM");
        Optional<Tokens> brackets = statement.brackets();
        if (name.isPresent() && words && brackets.isPresent()) {
            List<String> values = brackets.get().parts().stream()
                    .flatMap(part -> part.take().stream())
                    .filter(token -> token.kind() == Token.Kind.STRING)
                    .map(Token::text)
                    .toList();
            catalog.addEnum(name.get(), values);
        } else {
            notes.add(Note.warning(
                    line, "type-not-carried", "Columns of this type become text: " + Note.quoted(statement.rest())));
        }
    }

    /** @param statement behind CREATE DOMAIN */
    void domain(Tokens statement, int line) {
        Optional<QualifiedName> name = statement.name();
        statement.skip("AS");
        String definition = statement.restWithoutComments();
        TableBuilder scratch = new TableBuilder("domain", line);
        Optional<ColumnDefinition> column = grammar.elements(List.of("\"x\" " + definition))
                .map(List::getFirst)
                .filter(ColumnDefinition.class::isInstance)
                .map(ColumnDefinition.class::cast);
        if (name.isEmpty() || column.isEmpty()) {
            tables.unreadable(line, definition);
            return;
        }
        ColumnBuilder shape = columns.read(scratch, column.get(), line);
        catalog.addDomain(
                name.get(),
                new Catalog.Domain(
                        shape,
                        scratch.checks.stream().map(check -> check.text()).toList()));
    }

    /** @param statement behind COMMENT ON */
    void comment(Tokens statement) {
        boolean ofTable = statement.skip("TABLE");
        boolean ofColumn = !ofTable && statement.skip("COLUMN");
        Optional<QualifiedName> name = statement.name();
        Optional<String> text = statement.skip("IS")
                ? statement
                        .take()
                        .filter(token -> token.kind() == Token.Kind.STRING)
                        .map(Token::text)
                : Optional.empty();
        if (name.isEmpty() || text.isEmpty()) {
            return;
        }
        List<String> parts = name.get().parts();
        if (ofTable) {
            catalog.find(name.get()).ifPresent(table -> table.comment = text);
        } else if (ofColumn && parts.size() > 1) {
            catalog.find(new QualifiedName(parts.subList(0, parts.size() - 1)))
                    .flatMap(table -> table.find(parts.getLast()))
                    .ifPresent(column -> column.comment = text);
        }
    }
}
