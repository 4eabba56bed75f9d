package io.modelwright.core.sql.records;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.ReadPlan;
import io.modelwright.core.records.RecordRights;
import io.modelwright.core.records.Selection;
import io.modelwright.core.sql.ExpressionSql;
import io.modelwright.core.sql.Parameter;
import io.modelwright.core.sql.SqlText;
import io.modelwright.core.sql.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The statements that read records. Each joins the fence, so that one round trip tells both whether the node is up to date
 * and what there is: no row at all means that the fence did not hold, a row without an id that nothing was found. Values come
 * in their column types; they are formatted after sorting, by whoever reads the rows. Stateless.
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
        Projection projection = new Projection(joins, Map.of());
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
        select.add(" FROM " + Tables.entity(plan.app(), plan.entity().name()) + " " + Rows.ALIAS)
                .add(joins.text());
        Rows.conjunction(conditions).ifPresent(where -> select.add(" WHERE ").add(where));
        select.add(Rows.ordering(keys));
        limit.ifPresent(most -> select.add(" LIMIT " + most));
        SqlText sql = new SqlText.Builder()
                .add("SELECT r.* FROM " + Tables.FENCE + " f LEFT JOIN LATERAL (")
                .add(select.build())
                .add(") r ON true WHERE ")
                .add(fence())
                .build();
        return new Query(sql, layout, version, places);
    }

    /** One row with the number of all records that a list finds. */
    public static SqlText count(ReadPlan plan) {
        Joins joins = new Joins(plan.rights(), Rows.ALIAS);
        Optional<SqlText> where = new Rows(joins).matching(plan.entity(), plan.filter(), plan.search());
        SqlText.Builder select = new SqlText.Builder()
                .add("SELECT (SELECT count(*) FROM "
                        + Tables.entity(plan.app(), plan.entity().name()) + " " + Rows.ALIAS)
                .add(joins.text());
        where.ifPresent(condition -> select.add(" WHERE ").add(condition));
        return select.add(") FROM " + Tables.FENCE + " f WHERE ").add(fence()).build();
    }

    /** The record {@link Slots#ID}. */
    public static Query read(ReadPlan plan) {
        Joins joins = new Joins(plan.rights(), Rows.ALIAS);
        Projection projection = new Projection(joins, Map.of());
        RowLayout layout = projection.select(plan.selection());
        int version = projection.add(Rows.ALIAS + ".\"version\"");
        SqlText.Builder sql = new SqlText.Builder().add("SELECT ").add(projection.list());
        sql.add(" FROM " + Tables.FENCE + " f LEFT JOIN "
                        + Tables.entity(plan.app(), plan.entity().name()) + " " + Rows.ALIAS)
                .add(" ON e.\"id\" = ")
                .bind(Parameter.slot(SqlType.UUID, Slots.ID));
        Rows.readable(plan.rights(), plan.entity(), Rows.ALIAS)
                .ifPresent(readable -> sql.add(" AND (").add(readable).add(")"));
        sql.add(joins.text()).add(" WHERE ").add(fence());
        return new Query(sql.build(), layout, version, List.of());
    }

    /**
     * The first related records of each of {@link Slots#IDS}, one more than are shown: first the id of the record that has
     * them, then theirs.
     *
     * @param continued whether they begin behind {@link Slots#RELATED_AFTER}
     */
    public static Query related(RecordRights rights, Selection.Many many, boolean continued) {
        CompiledApp app = rights.app();
        Member.ToMany member = many.member();
        Joins joins = new Joins(rights, Rows.ALIAS);
        Projection projection = new Projection(joins, Map.of());
        RowLayout layout = projection.select(many.target());
        int version = projection.add(Rows.ALIAS + ".\"version\"");
        String target = Tables.entity(app, member.target()) + " " + Rows.ALIAS;
        Relation relation = member.relation();
        String order = Rows.ALIAS + ".\"id\"";
        String from = switch (member.side()) {
            case INVERSE -> target;
            case LINKS_FROM -> Tables.links(app, relation) + " l JOIN " + target + " ON e.\"id\" = l.\"to_id\"";
            case LINKS_TO -> Tables.links(app, relation) + " l JOIN " + target + " ON e.\"id\" = l.\"from_id\"";
        };
        String link = switch (member.side()) {
            case INVERSE -> "e." + Tables.foreignKey(relation) + " = p.\"id\"";
            case LINKS_FROM -> "l.\"from_id\" = p.\"id\"";
            case LINKS_TO -> "l.\"to_id\" = p.\"id\"";
        };
        SqlText.Builder sql = new SqlText.Builder()
                .add("SELECT p.\"id\", r.* FROM " + Tables.FENCE + " f CROSS JOIN unnest(")
                .bind(Parameter.slot(SqlType.UUID_ARRAY, Slots.IDS))
                .add("::uuid[]) AS p(\"id\") LEFT JOIN LATERAL (SELECT ")
                .add(projection.list())
                .add(" FROM " + from)
                .add(joins.text())
                .add(" WHERE " + link);
        Rows.readable(rights, app.entity(member.target()), Rows.ALIAS)
                .ifPresent(readable -> sql.add(" AND (").add(readable).add(")"));
        if (continued) {
            sql.add(" AND " + order + " > ").bind(Parameter.slot(SqlType.UUID, Slots.RELATED_AFTER));
        }
        sql.add(" ORDER BY " + order + " LIMIT " + (Selection.RELATED_MAX + 1) + ") r ON true WHERE ")
                .add(fence());
        return new Query(sql.build(), shifted(layout), version + 1, List.of(new KeyColumn(1, SqlType.UUID)));
    }

    /** The readable records among {@link Slots#IDS}: system columns, the columns of fields and references, then the sets. */
    public static SqlText load(RecordRights rights, EntityPlan entity, Set<ElementId> links) {
        SqlText.Builder sql = new SqlText.Builder().add("SELECT ");
        sql.add(String.join(
                ", ",
                StoredColumns.of(entity).stream()
                        .map(column -> "e." + column.name())
                        .toList()));
        for (Member.ToMany set : entity.linkSets()) {
            if (links.contains(set.id())) {
                sql.add(", ARRAY(SELECT l.\"to_id\" FROM " + Tables.links(rights.app(), set.relation())
                        + " l WHERE l.\"from_id\" = e.\"id\" ORDER BY l.\"to_id\")");
            }
        }
        sql.add(" FROM " + Tables.FENCE + " f LEFT JOIN " + Tables.entity(rights.app(), entity.name()))
                .add(" e ON e.\"id\" = ANY(")
                .bind(Parameter.slot(SqlType.UUID_ARRAY, Slots.IDS))
                .add(")");
        Rows.readable(rights, entity, Rows.ALIAS)
                .ifPresent(readable -> sql.add(" AND (").add(readable).add(")"));
        return sql.add(" WHERE ").add(fence()).build();
    }

    static SqlText fence() {
        return new SqlText.Builder()
                .add("f.app_id = ")
                .bind(Parameter.slot(SqlType.UUID, Slots.APP))
                .add(" AND f.live_version = ")
                .bind(Parameter.slot(SqlType.INTEGER, Slots.VERSION))
                .add(" AND f.rights_epoch = ")
                .bind(Parameter.slot(SqlType.BIGINT, Slots.EPOCH))
                // Most callers have no row: nothing has ever changed for them.
                .add(" AND coalesce((SELECT c.epoch FROM " + Tables.CALLER_FENCE + " c WHERE c.account_id = ")
                .bind(Parameter.slot(SqlType.UUID, ExpressionSql.USER))
                .add("), 0) = ")
                .bind(Parameter.slot(SqlType.BIGINT, Slots.CALLER_EPOCH))
                .build();
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
