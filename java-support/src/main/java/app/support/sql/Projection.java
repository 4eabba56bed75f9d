package app.support.sql;

import app.support.expression.Component;
import app.support.model.Access;
import app.support.model.Action;
import app.support.model.AppModel;
import app.support.model.FieldType;
import app.support.model.Member;
import app.support.model.Relation;
import app.support.model.RowCondition;
import app.support.query.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the columns of a SELECT with their places. Not for use by several threads. */
final class Projection {

    private final Joins joins;
    private final List<SqlText> columns = new ArrayList<>();

    Projection(Joins joins) {
        this.joins = joins;
    }

    /** The place of that expression, counted from 1. */
    int add(SqlText expression) {
        int known = columns.indexOf(expression);
        if (known >= 0) {
            return known + 1;
        }
        columns.add(expression);
        return columns.size();
    }

    int add(String expression) {
        return add(SqlText.raw(expression));
    }

    /** The columns as the list of a SELECT, named c1, c2… */
    SqlText list() {
        SqlText.Builder list = new SqlText.Builder();
        for (int i = 0; i < columns.size(); i++) {
            list.add(i == 0 ? "" : ", ").add(columns.get(i)).add(" AS c" + (i + 1));
        }
        return list.build();
    }

    RowLayout select(Selection selection) {
        return select(selection, joins.base(), SqlText.raw(joins.base() + ".\"id\""));
    }

    private RowLayout select(Selection selection, String alias, SqlText id) {
        int idColumn = add(id);
        List<RowLayout.Cell> cells = new ArrayList<>();
        for (Selection.Item item : selection.items()) {
            cells.add(cell(item, alias, id));
        }
        return new RowLayout(selection, idColumn, cells);
    }

    private RowLayout.Cell cell(Selection.Item item, String alias, SqlText id) {
        return switch (item) {
            case Selection.Value value -> new RowLayout.Cell.Value(value, value(value, alias));
            case Selection.Links links ->
                new RowLayout.Cell.Links(links, add(masked(links.shownWhere(), links(links.member(), alias), alias)));
            case Selection.One one -> {
                String target = joins.follow(alias, one.member());
                SqlText targetId = masked(one.shownWhere(), SqlText.raw(target + ".\"id\""), alias);
                yield new RowLayout.Cell.One(one, select(one.target(), target, targetId));
            }
            case Selection.Many many -> new RowLayout.Cell.Many(many, add(masked(many.shownWhere(), id, alias)));
        };
    }

    private int value(Selection.Value value, String alias) {
        Optional<RowCondition> shown = value.shownWhere();
        return switch (value.member()) {
            case Member.OfSystem system ->
                add(masked(shown, SqlText.raw(alias + "." + Tables.system(system.field())), alias));
            case Member.Column column -> column(column, shown, alias);
            case Member.Computed computed ->
                add(masked(shown, ExpressionSql.render(computed.expression(), joins.startingAt(alias)), alias));
            case Member.ToOne one -> add(masked(shown, SqlText.raw(joins.reference(alias, one)), alias));
            case Member.ToMany many -> throw new IllegalArgumentException("no single value: " + many.name());
        };
    }

    private int column(Member.Column column, Optional<RowCondition> shown, String alias) {
        if (column.type() == FieldType.Plain.SECRET) {
            String set = "(" + alias + "." + Tables.column(column.field(), Component.WHOLE) + " IS NOT NULL)";
            return add(masked(shown, SqlText.raw(set), alias));
        }
        SqlText first = part(column, Component.WHOLE, shown, alias);
        if (column.type().isFile()) {
            columns.add(first);
            columns.add(masked(shown, described(column, alias), alias));
            return columns.size() - 1;
        }
        if (Tables.types(column.type()).size() == 1) {
            return add(first);
        }
        // always a new pair, so that the second column follows its first
        columns.add(first);
        columns.add(part(column, Component.CURRENCY, shown, alias));
        return columns.size() - 1;
    }

    /** Name, size and media type of the file, as texts; one look by key for each row that is shown, after sorting. */
    private static SqlText described(Member.Column column, String alias) {
        return SqlText.raw("(SELECT ARRAY[d.name, d.size::text, d.media_type] FROM " + Tables.FILE + " d WHERE d.id = "
                + alias + "." + Tables.column(column.field(), Component.WHOLE) + ")");
    }

    private SqlText part(Member.Column column, Component component, Optional<RowCondition> shown, String alias) {
        return masked(shown, SqlText.raw(alias + "." + Tables.column(column.field(), component)), alias);
    }

    private SqlText links(Member.ToMany member, String alias) {
        AppModel model = joins.rights().model();
        Relation relation = member.relation();
        SqlText.Builder set =
                new SqlText.Builder().add("ARRAY(SELECT l.\"to_id\" FROM " + Tables.links(relation) + " l");
        if (!relation.targetsUsers()) {
            Access read = joins.rights().of(relation.to()).access(Action.READ);
            read.condition()
                    .ifPresent(condition -> set.add(" JOIN " + Tables.entity(model, relation.to())
                                    + " t ON t.\"id\" = l.\"to_id\" AND (")
                            .add(condition.render("t"))
                            .add(")"));
        }
        return set.add(" WHERE l.\"from_id\" = " + alias + ".\"id\" ORDER BY l.\"to_id\")")
                .build();
    }

    /** The expression where the condition of its row is true, else NULL. */
    private SqlText masked(Optional<RowCondition> shownWhere, SqlText expression, String alias) {
        if (shownWhere.isEmpty()) {
            return expression;
        }
        return new SqlText.Builder()
                .add("CASE WHEN ")
                .add(shownWhere.get().render(alias))
                .add(" THEN ")
                .add(expression)
                .add(" END")
                .build();
    }
}
