package app.support.sql;

import app.support.model.AppModel;
import app.support.model.Entity;
import app.support.model.Member;
import app.support.model.RecordRights;
import app.support.model.Relation;
import app.support.query.ReadPlan;
import app.support.query.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The statements that read records. Values come in their column types; they are formatted after sorting, by whoever reads the rows. Stateless.
 */
public final class RecordReads {

    private RecordReads() {}

    /** Where one key of the order stands in the rows of a list. */
    public record KeyColumn(int column, SqlType type) {}

    /**
     * A statement whose rows are records.
     *
     * @param versionColumn where the version of the record stands
     * @param keys where the keys of the order stand; none unless it is a list
     */
    public record Query(SqlText sql, RowLayout layout, int versionColumn, List<KeyColumn> keys) {
        public Query {
            keys = List.copyOf(keys);
        }
    }

    /**
     * One page: the rows behind the keys {@link Slots#after} where there are some. The limit stands in the text: were it a
     * parameter, PostgreSQL would have to guess it, and would plan every execution anew instead.
     *
     * @param absent for each key of the order whether the page begins behind an absent value; empty for the first page
     * @param limit how many rows at most; empty for all
     */
    public static Query list(ReadPlan plan, List<Boolean> absent, OptionalInt limit) {
        Joins joins = new Joins(plan.rights(), Rows.ALIAS);
        Rows rows = new Rows(joins);
        Projection projection = new Projection(joins);
        RowLayout layout = projection.select(plan.selection());
        int version = projection.add(Rows.ALIAS + ".\"version\"");
        List<Rows.Key> keys = rows.keys(plan.order());
        List<KeyColumn> places = keys.stream()
                .map(key -> new KeyColumn(projection.add(key.expression()), key.type()))
                .toList();
        List<SqlText> conditions = new ArrayList<>();
        rows.matching(plan.entity(), plan.filter(), plan.search()).ifPresent(conditions::add);
        if (!absent.isEmpty()) {
            conditions.add(Rows.behind(keys, absent));
        }
        SqlText.Builder select = new SqlText.Builder().add("SELECT ").add(projection.list());
        select.add(" FROM " + Tables.entity(plan.model(), plan.entity().name()) + " " + Rows.ALIAS)
                .add(joins.text());
        Rows.conjunction(conditions).ifPresent(where -> select.add(" WHERE ").add(where));
        select.add(Rows.ordering(keys));
        limit.ifPresent(most -> select.add(" LIMIT " + most));
        return new Query(select.build(), layout, version, places);
    }

    /** One row with the number of all records that a list finds. */
    public static SqlText count(ReadPlan plan) {
        Joins joins = new Joins(plan.rights(), Rows.ALIAS);
        Optional<SqlText> where = new Rows(joins).matching(plan.entity(), plan.filter(), plan.search());
        SqlText.Builder select = new SqlText.Builder()
                .add("SELECT count(*) FROM "
                        + Tables.entity(plan.model(), plan.entity().name()) + " " + Rows.ALIAS)
                .add(joins.text());
        where.ifPresent(condition -> select.add(" WHERE ").add(condition));
        return select.build();
    }

    /** The record {@link Slots#ID}, where the caller may read it. */
    public static Query read(ReadPlan plan) {
        return read(plan, Rows.readable(plan.rights(), plan.entity(), Rows.ALIAS));
    }

    /** The record {@link Slots#ID}, which the caller has just written. */
    public static Query written(ReadPlan plan) {
        return read(plan, Optional.empty());
    }

    private static Query read(ReadPlan plan, Optional<SqlText> restriction) {
        Joins joins = new Joins(plan.rights(), Rows.ALIAS);
        Projection projection = new Projection(joins);
        RowLayout layout = projection.select(plan.selection());
        int version = projection.add(Rows.ALIAS + ".\"version\"");
        SqlText.Builder sql = new SqlText.Builder().add("SELECT ").add(projection.list());
        sql.add(" FROM " + Tables.entity(plan.model(), plan.entity().name()) + " " + Rows.ALIAS)
                .add(joins.text())
                .add(" WHERE e.\"id\" = ")
                .bind(Parameter.slot(SqlType.UUID, Slots.ID));
        restriction.ifPresent(readable -> sql.add(" AND (").add(readable).add(")"));
        return new Query(sql.build(), layout, version, List.of());
    }

    /**
     * The first related records of each of {@link Slots#IDS}, one more than are shown: first the id of the record that has
     * them, then theirs.
     *
     * @param continued whether they begin behind {@link Slots#RELATED_AFTER}
     */
    public static Query related(RecordRights rights, Selection.Many many, boolean continued) {
        AppModel model = rights.model();
        Member.ToMany member = many.member();
        Joins joins = new Joins(rights, Rows.ALIAS);
        Projection projection = new Projection(joins);
        RowLayout layout = projection.select(many.target());
        int version = projection.add(Rows.ALIAS + ".\"version\"");
        String target = Tables.entity(model, member.target()) + " " + Rows.ALIAS;
        Relation relation = member.relation();
        String order = Rows.ALIAS + ".\"id\"";
        String from = switch (member.side()) {
            case INVERSE -> target;
            case LINKS_FROM -> Tables.links(relation) + " l JOIN " + target + " ON e.\"id\" = l.\"to_id\"";
            case LINKS_TO -> Tables.links(relation) + " l JOIN " + target + " ON e.\"id\" = l.\"from_id\"";
        };
        String link = switch (member.side()) {
            case INVERSE -> "e." + Tables.foreignKey(relation) + " = p.\"id\"";
            case LINKS_FROM -> "l.\"from_id\" = p.\"id\"";
            case LINKS_TO -> "l.\"to_id\" = p.\"id\"";
        };
        SqlText.Builder sql = new SqlText.Builder()
                .add("SELECT p.\"id\", r.* FROM unnest(")
                .bind(Parameter.slot(SqlType.UUID_ARRAY, Slots.IDS))
                .add("::uuid[]) AS p(\"id\") LEFT JOIN LATERAL (SELECT ")
                .add(projection.list())
                .add(" FROM " + from)
                .add(joins.text())
                .add(" WHERE " + link);
        Rows.readable(rights, model.entity(member.target()), Rows.ALIAS)
                .ifPresent(readable -> sql.add(" AND (").add(readable).add(")"));
        if (continued) {
            sql.add(" AND " + order + " > ").bind(Parameter.slot(SqlType.UUID, Slots.RELATED_AFTER));
        }
        sql.add(" ORDER BY " + order + " LIMIT " + (Selection.RELATED_MAX + 1) + ") r ON true");
        return new Query(sql.build(), shifted(layout), version + 1, List.of(new KeyColumn(1, SqlType.UUID)));
    }

    /** The ids of the readable records among {@link Slots#IDS}. */
    public static SqlText readableIds(RecordRights rights, Entity entity) {
        SqlText.Builder sql = new SqlText.Builder()
                .add("SELECT e.\"id\" FROM " + entity.table() + " " + Rows.ALIAS + " WHERE e.\"id\" = ANY(")
                .bind(Parameter.slot(SqlType.UUID_ARRAY, Slots.IDS))
                .add(")");
        Rows.readable(rights, entity, Rows.ALIAS)
                .ifPresent(readable -> sql.add(" AND (").add(readable).add(")"));
        return sql.build();
    }

    /** The layout with everything one column further right. */
    private static RowLayout shifted(RowLayout layout) {
        return new RowLayout(
                layout.selection(),
                layout.idColumn() + 1,
                layout.cells().stream()
                        .<RowLayout.Cell>map(cell -> switch (cell) {
                            case RowLayout.Cell.Value(Selection.Value item, int column) ->
                                new RowLayout.Cell.Value(item, column + 1);
                            case RowLayout.Cell.Links(Selection.Links item, int column) ->
                                new RowLayout.Cell.Links(item, column + 1);
                            case RowLayout.Cell.One(Selection.One item, RowLayout target) ->
                                new RowLayout.Cell.One(item, shifted(target));
                            case RowLayout.Cell.Many(Selection.Many item, int column) ->
                                new RowLayout.Cell.Many(item, column + 1);
                        })
                        .toList());
    }
}
