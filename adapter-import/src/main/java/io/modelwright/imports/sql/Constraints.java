package io.modelwright.imports.sql;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.source.SourceCheck;
import io.modelwright.core.exchange.source.SourceExpression;
import io.modelwright.core.exchange.source.SourceKey;
import io.modelwright.core.modeling.Relation.OnDelete;
import io.modelwright.imports.sql.TableBuilder.Pointer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.ReferentialAction;
import net.sf.jsqlparser.statement.create.table.CheckConstraint;
import net.sf.jsqlparser.statement.create.table.ForeignKeyIndex;
import net.sf.jsqlparser.statement.create.table.Index;
import org.jspecify.annotations.Nullable;

/** Reads keys, references and conditions of tables. Not for use by several threads. */
final class Constraints {

    private static final String VALUE = "VALUE";

    private final Grammar grammar;
    private final List<Note> notes;

    Constraints(Grammar grammar, List<Note> notes) {
        this.grammar = grammar;
        this.notes = notes;
    }

    void read(TableBuilder table, Index constraint, int line) {
        switch (constraint.getKind()) {
            case PRIMARY_KEY ->
                columns(table, constraint, line).ifPresent(key -> {
                    table.primaryKey = Optional.of(key);
                    key.columns().forEach(name -> table.find(name).ifPresent(column -> column.nullable = false));
                });
            case UNIQUE -> columns(table, constraint, line).ifPresent(table.uniques::add);
            case INDEX -> columns(table, constraint, line).ifPresent(table.indexes::add);
            case FOREIGN_KEY -> reference(table, (ForeignKeyIndex) constraint, line);
            case CHECK -> {
                CheckConstraint check = (CheckConstraint) constraint;
                check(table, check.getExpression().toString(), Optional.ofNullable(constraint.getName()), line);
            }
            case FULLTEXT, SPATIAL, EXCLUDE, DEFAULT, OTHER ->
                notes.add(Note.warning(
                        line,
                        "constraint-not-carried",
                        "Left out of " + Note.quoted(table.name) + ": " + Note.quoted(constraint.toString()) + "."));
        }
    }

    /** The columns of a key; none where one of its parts is an expression. */
    Optional<SourceKey> columns(TableBuilder table, Index key, int line) {
        List<String> names = new ArrayList<>();
        for (Index.ColumnParams part : key.getColumns()) {
            if (part.isExpression() || part.getColumnName() == null) {
                notes.add(Note.warning(
                        line,
                        "key-not-carried",
                        "A key of " + Note.quoted(table.name) + " is over an expression and left out: "
                                + Note.quoted(part.toString()) + "."));
                return Optional.empty();
            }
            names.add(Names.plain(part.getColumnName()));
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(new SourceKey(names, line));
    }

    private void reference(TableBuilder table, ForeignKeyIndex key, int line) {
        table.pointers.add(new Pointer(
                Names.plain(key.getColumnsNames()),
                Names.of(key.getTable()),
                targets(key.getReferencedColumnNames()),
                onDelete(
                        key.getReference() == null
                                ? List.of()
                                : key.getReference().getReferentialActions()),
                line));
    }

    static List<String> targets(@Nullable List<String> names) {
        return names == null ? List.of() : Names.plain(names);
    }

    static OnDelete onDelete(@Nullable Collection<ReferentialAction> actions) {
        if (actions == null) {
            return OnDelete.RESTRICT;
        }
        return actions.stream()
                .filter(action -> action.getType() == ReferentialAction.Type.DELETE)
                .map(action -> switch (action.getAction()) {
                    case CASCADE -> OnDelete.CASCADE;
                    case SET_NULL, SET_DEFAULT -> OnDelete.SET_NULL;
                    default -> OnDelete.RESTRICT;
                })
                .findFirst()
                .orElse(OnDelete.RESTRICT);
    }

    void check(TableBuilder table, String text, Optional<String> name, int line) {
        String condition = text.strip();
        table.checks.add(new SourceCheck(expression(table, condition), condition, name.map(Names::plain), line));
    }

    /** The condition of a domain, which calls the value VALUE, for a column. */
    void domainCheck(TableBuilder table, String column, String text, int line) {
        Optional<SourceExpression> condition = grammar.condition(text)
                .flatMap(expression -> ConditionReader.read(
                        expression, name -> name.equalsIgnoreCase(VALUE) ? column : resolved(table, name)));
        table.checks.add(new SourceCheck(condition, text, Optional.empty(), line));
    }

    Optional<SourceExpression> expression(TableBuilder table, String text) {
        Optional<Expression> parsed = grammar.condition(text.strip());
        return parsed.flatMap(expression -> ConditionReader.read(expression, name -> resolved(table, name)));
    }

    private static String resolved(TableBuilder table, String name) {
        return table.find(name).map(column -> column.name).orElse(name);
    }
}
