package io.modelwright.imports.sql;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.source.SourceKey;
import io.modelwright.core.exchange.source.SourceRows.Cell;
import io.modelwright.imports.sql.TableBuilder.ColumnBuilder;
import io.modelwright.imports.sql.TableBuilder.Pointer;
import io.modelwright.imports.sql.TypeNames.Meaning;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.statement.create.table.ColumnDefinition;
import net.sf.jsqlparser.statement.create.table.ColumnOption;
import net.sf.jsqlparser.statement.create.table.Index;

/** Reads the definition of one column. Not for use by several threads. */
final class ColumnReader {

    private final Catalog catalog;
    private final Constraints constraints;
    private final Dialect dialect;
    private final List<Note> notes;

    ColumnReader(Catalog catalog, Constraints constraints, Dialect dialect, List<Note> notes) {
        this.catalog = catalog;
        this.constraints = constraints;
        this.dialect = dialect;
        this.notes = notes;
    }

    /** The column, with what its definition says of the table's keys and conditions noted there. */
    ColumnBuilder read(TableBuilder table, ColumnDefinition definition, int line) {
        Meaning meaning = TypeNames.of(definition.getColDataType(), catalog);
        ColumnBuilder column = new ColumnBuilder(Names.plain(definition.getColumnName()), line, meaning.type());
        column.generated = meaning.generated();
        column.nullable = !meaning.generated();
        meaning.remark()
                .ifPresent(remark -> notes.add(Note.info(
                        line, "type-changed", Note.quoted(table.name + "." + column.name) + " " + remark + ".")));
        String type = definition.getColDataType().getDataType().replace("\"", "");
        catalog.findDomain(type.substring(type.lastIndexOf('.') + 1)).ifPresent(domain -> {
            column.nullable = domain.shape().nullable;
            column.defaultValue = domain.shape().defaultValue;
            domain.checks().forEach(check -> constraints.domainCheck(table, column.name, check, line));
        });
        List<String> words = definition.getColumnSpecs() == null ? List.of() : definition.getColumnSpecs();
        options(table, column, words, line);
        if (definition.getColumnOptions() != null) {
            for (ColumnOption option : definition.getColumnOptions()) {
                option(table, column, option, line);
            }
        }
        return column;
    }

    private void option(TableBuilder table, ColumnBuilder column, ColumnOption option, int line) {
        if (option.getForeignKeyReference() != null) {
            var reference = option.getForeignKeyReference();
            table.pointers.add(new Pointer(
                    List.of(column.name),
                    Names.of(reference.getTable()),
                    Constraints.targets(reference.getReferencedColumnNames()),
                    Constraints.onDelete(reference.getReferentialActions()),
                    line));
        }
        Index constraint = option.getConstraint();
        if (constraint != null) {
            String text = constraint.toString();
            if (constraint.getKind() == Index.Kind.PRIMARY_KEY) {
                primaryKey(table, column, line);
            } else if (constraint.getKind() == Index.Kind.UNIQUE) {
                table.uniques.add(new SourceKey(List.of(column.name), line));
            } else if (constraint.getKind() == Index.Kind.CHECK) {
                constraints.check(table, text.replaceFirst("(?is)^.*?\\bCHECK\\b", ""), Optional.empty(), line);
            }
        }
        if (option.getKind() == ColumnOption.Kind.IDENTITY
                || option.getKind() == ColumnOption.Kind.SERIAL_DEFAULT_VALUE) {
            column.generated = true;
            column.nullable = false;
        }
    }

    private static void primaryKey(TableBuilder table, ColumnBuilder column, int line) {
        table.primaryKey = Optional.of(new SourceKey(List.of(column.name), line));
        column.nullable = false;
    }

    private void options(TableBuilder table, ColumnBuilder column, List<String> words, int line) {
        for (int i = 0; i < words.size(); i++) {
            String next = i + 1 < words.size() ? words.get(i + 1) : "";
            switch (words.get(i).toUpperCase(Locale.ROOT)) {
                case "NOT" -> {
                    if (next.equalsIgnoreCase("NULL")) {
                        column.nullable = false;
                        i++;
                    }
                }
                case "PRIMARY" -> primaryKey(table, column, line);
                case "KEY" -> {
                    boolean own = i == 0
                            || !"PRIMARY UNIQUE".contains(words.get(i - 1).toUpperCase(Locale.ROOT));
                    if (own) {
                        primaryKey(table, column, line);
                    }
                }
                case "UNIQUE" -> table.uniques.add(new SourceKey(List.of(column.name), line));
                case "AUTO_INCREMENT", "AUTOINCREMENT", "IDENTITY" -> column.generated = true;
                case "DEFAULT" -> {
                    setDefault(table, column, next, line);
                    i++;
                }
                case "COMMENT" -> {
                    column.comment = Optional.of(Literals.unquoted(next)).filter(text -> !text.isBlank());
                    i++;
                }
                case "CHECK" -> {
                    constraints.check(table, next, Optional.empty(), line);
                    i++;
                }
                case "AS" -> {
                    boolean identity = next.equalsIgnoreCase("IDENTITY");
                    if (identity) {
                        column.generated = true;
                    } else {
                        compute(table, column, next, line);
                    }
                    i++;
                }
                default -> {
                    if (words.get(i).toUpperCase(Locale.ROOT).contains("AS IDENTITY")) {
                        column.generated = true;
                        column.nullable = false;
                    }
                }
            }
        }
    }

    void setDefault(TableBuilder table, ColumnBuilder column, String expression, int line) {
        column.defaultValue = Optional.empty();
        if (Literals.isDrawn(expression)) {
            column.generated = true;
            return;
        }
        switch (Literals.cell(Literals.tokens(expression, dialect))) {
            case Cell.Value(String text) -> column.defaultValue = Optional.of(text);
            case Cell.Null nothing -> column.defaultValue = Optional.empty();
            case Cell.Default same -> column.defaultValue = Optional.empty();
            case Cell.Unknown unknown ->
                notes.add(
                        Literals.isMoment(expression)
                                ? Note.info(
                                        line,
                                        "default-not-carried",
                                        Note.quoted(table.name + "." + column.name)
                                                + " has no default here: that records know when they were made.")
                                : Note.warning(
                                        line,
                                        "default-not-carried",
                                        "The default " + Note.quoted(expression) + " of "
                                                + Note.quoted(table.name + "." + column.name) + " is left out."));
        }
    }

    private void compute(TableBuilder table, ColumnBuilder column, String expression, int line) {
        column.computed = constraints.expression(table, expression);
        column.nullable = true;
        if (column.computed.isEmpty()) {
            column.lost = true;
            notes.add(Note.warning(
                    line,
                    "computed-column",
                    Note.quoted(table.name + "." + column.name) + " is left out: how it is computed, "
                            + Note.quoted(expression) + ", cannot be said here."));
        }
    }
}
