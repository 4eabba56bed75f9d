package io.modelwright.core.sql.records;

import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.SystemField;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.Access;
import io.modelwright.core.records.Check;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.RecordRights;
import io.modelwright.core.records.WritePlan;
import io.modelwright.core.sql.ExpressionSql;
import io.modelwright.core.sql.Parameter;
import io.modelwright.core.sql.SqlText;
import io.modelwright.core.sql.SqlType;
import io.modelwright.core.sql.records.StoredColumns.StoredColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The statements that write records, each whole in itself: the fence locked, the checks of the plan, the change, its row of
 * history and its outbox event, and the answer. No row at all means that the fence did not hold. Stateless.
 */
public final class RecordWrites {

    private static final String COMMA = ", ";

    private RecordWrites() {}

    /**
     * A statement with one row, or none.
     *
     * @param foundColumn not NULL where the record was there at the expected version; always so for a new one
     * @param firstCheckColumn where the outcome of the first check of the plan stands, the others behind it
     * @param answer the stored record, its id NULL where nothing was stored; for deletions the id alone
     */
    public record Statement(SqlText sql, int foundColumn, int firstCheckColumn, RowLayout answer, int versionColumn) {}

    /**
     * A new record: {@link Slots#column} for each column, {@link Slots#links} for each set of the plan.
     *
     * @param numbered the autoNumber fields whose number is given; others are drawn
     */
    public static Statement create(WritePlan plan, Set<ElementId> numbered) {
        CompiledApp app = plan.rights().app();
        List<StoredColumn> columns = StoredColumns.of(plan.entity()).stream()
                .filter(column -> !isDrawn(column, numbered))
                .toList();
        SqlText.Builder sql = lockedFence();
        SqlText.Builder candidate = new SqlText.Builder().add(", c AS (SELECT ");
        for (int i = 0; i < columns.size(); i++) {
            candidate
                    .add(i == 0 ? "" : COMMA)
                    .add(given(columns.get(i)))
                    .add(" AS " + columns.get(i).name());
        }
        for (StoredColumn drawn : StoredColumns.of(plan.entity())) {
            if (isDrawn(drawn, numbered)) {
                candidate.add(", NULL::bigint AS " + drawn.name());
            }
        }
        sql.add(candidate.add(" FROM fence)").build()).add(verdict(plan, " FROM c"));
        String names =
                String.join(COMMA, columns.stream().map(StoredColumn::name).toList());
        String values = String.join(
                COMMA, columns.stream().map(column -> "c." + column.name()).toList());
        sql.add(", stored AS (INSERT INTO " + Tables.entity(app, plan.entity().name()) + " (" + names + ") SELECT "
                + values + " FROM c" + accepted(plan, " WHERE ") + " RETURNING *)");
        addLinks(sql, plan, false);
        addJournal(sql, plan, "stored");
        return answered(sql, plan, " FROM c", "c");
    }

    /**
     * The record {@link Slots#ID} at version {@link Slots#EXPECTED} gets new values for the changed columns and sets of the
     * plan.
     */
    public static Statement update(WritePlan plan) {
        CompiledApp app = plan.rights().app();
        List<StoredColumn> columns = StoredColumns.of(plan.entity());
        SqlText.Builder sql = lockedFence().add(before(plan));
        SqlText.Builder candidate = new SqlText.Builder().add(", c AS (SELECT ");
        SqlText.Builder assignments = new SqlText.Builder();
        for (int i = 0; i < columns.size(); i++) {
            StoredColumn column = columns.get(i);
            boolean changed = isChanged(column, plan);
            candidate.add(i == 0 ? "" : COMMA);
            if (changed) {
                candidate.add(given(column)).add(" AS " + column.name());
                assignments.add(", " + column.name() + " = c." + column.name());
            } else if (isVersion(column)) {
                candidate.add("b." + column.name() + " + 1 AS " + column.name());
            } else {
                candidate.add("b." + column.name());
            }
        }
        sql.add(candidate.add(" FROM b)").build()).add(verdict(plan, " FROM c, b"));
        sql.add(", stored AS (UPDATE " + Tables.entity(app, plan.entity().name())
                        + " t SET \"version\" = c.\"version\"")
                .add(assignments.build())
                .add(" FROM c" + (plan.checks().isEmpty() ? "" : ", verdict") + " WHERE t.\"id\" = c.\"id\""
                        + passed(plan, " AND ") + " RETURNING t.*)");
        addLinks(sql, plan, true);
        addJournal(sql, plan, "stored");
        return answered(sql, plan, " FROM fence LEFT JOIN b ON true", "b");
    }

    /** The record {@link Slots#ID} at version {@link Slots#EXPECTED} goes. */
    public static Statement delete(WritePlan plan) {
        CompiledApp app = plan.rights().app();
        SqlText.Builder sql = lockedFence().add(before(plan)).add(verdict(plan, " FROM b"));
        sql.add(", stored AS (DELETE FROM " + Tables.entity(app, plan.entity().name()) + " t USING b"
                + (plan.checks().isEmpty() ? "" : ", verdict") + " WHERE t.\"id\" = b.\"id\"" + passed(plan, " AND ")
                + " RETURNING t.\"id\", t.\"version\" + 1 AS \"version\")");
        addJournal(sql, plan, "stored");
        Joins joins = new Joins(plan.rights(), Rows.ALIAS);
        Projection projection = new Projection(joins, Map.of());
        return statement(sql, plan, projection, joins, " FROM fence LEFT JOIN b ON true", "b");
    }

    static SqlText.Builder lockedFence() {
        return new SqlText.Builder()
                .add("WITH fence AS (SELECT 1 AS held FROM " + Tables.FENCE + " f WHERE ")
                .add(RecordReads.fence())
                .add(" FOR SHARE)");
    }

    private static SqlText before(WritePlan plan) {
        return new SqlText.Builder()
                .add(", b AS (SELECT e.* FROM "
                        + Tables.entity(plan.rights().app(), plan.entity().name()) + " e, fence WHERE e.\"id\" = ")
                .bind(Parameter.slot(SqlType.UUID, Slots.ID))
                .add(" AND e.\"version\" = ")
                .bind(Parameter.slot(SqlType.BIGINT, Slots.EXPECTED))
                .add(" FOR UPDATE OF e)")
                .build();
    }

    private static SqlText given(StoredColumn column) {
        return new SqlText.Builder()
                .bind(Parameter.slot(column.type(), column.slot()))
                .add("::" + column.type().sqlName() + (column.type() == SqlType.TEXT ? " COLLATE \"C\"" : ""))
                .build();
    }

    static boolean isDrawn(StoredColumn column, Set<ElementId> numbered) {
        return column.member() instanceof Member.Column field
                && field.type() == FieldType.Plain.AUTO_NUMBER
                && !numbered.contains(field.id());
    }

    private static boolean isVersion(StoredColumn column) {
        return column.member() instanceof Member.OfSystem system && system.field() == SystemField.VERSION;
    }

    private static boolean isChanged(StoredColumn column, WritePlan plan) {
        return switch (column.member()) {
            case Member.OfSystem system ->
                system.field() == SystemField.UPDATED_AT || system.field() == SystemField.UPDATED_BY;
            case Member.Column field -> plan.changed().contains(field.id());
            case Member.ToOne reference -> plan.changed().contains(reference.id());
            case Member.Computed computed -> false;
            case Member.ToMany many -> false;
        };
    }

    private static SqlText verdict(WritePlan plan, String from) {
        if (plan.checks().isEmpty()) {
            return SqlText.raw("");
        }
        SqlText.Builder verdict = new SqlText.Builder().add(", verdict AS (SELECT ");
        for (int i = 0; i < plan.checks().size(); i++) {
            verdict.add(i == 0 ? "" : COMMA)
                    .add(check(plan.checks().get(i), plan.rights(), RecordWrites::givenLinks))
                    .add(" AS k" + i);
        }
        return verdict.add(from + ")").build();
    }

    private static SqlText givenLinks(ElementId set) {
        return new SqlText.Builder()
                .bind(Parameter.slot(SqlType.UUID_ARRAY, Slots.links(set)))
                .add("::uuid[]")
                .build();
    }

    /**
     * What a check says of the rows {@code c} and {@code b}.
     *
     * @param links the set of a manyToMany relation as an expression of type uuid[]
     */
    static SqlText check(Check check, RecordRights rights, Function<ElementId, SqlText> links) {
        CompiledApp app = rights.app();
        return switch (check) {
            case Check.Permitted(Expr where, boolean afterChange) ->
                new SqlText.Builder()
                        .add("(")
                        .add(ExpressionSql.renderFilter(where, new Subqueries(app, afterChange ? "c" : "b")))
                        .add(") IS TRUE")
                        .build();
            case Check.Holds holds ->
                new SqlText.Builder()
                        .add("(")
                        .add(ExpressionSql.render(holds.rule().condition(), new Subqueries(app, "c")))
                        .add(") IS NOT FALSE")
                        .build();
            case Check.Reaches(Member.ToOne member) -> {
                String key = "c." + Tables.foreignKey(member.relation());
                yield new SqlText.Builder()
                        .add("(" + key + " IS NULL OR EXISTS (SELECT FROM " + Tables.entity(app, member.target())
                                + " t WHERE t.\"id\" = " + key)
                        .add(readable(rights, member.target()))
                        .add("))")
                        .build();
            }
            case Check.ReachesAll(Member.ToMany member) ->
                new SqlText.Builder()
                        .add("NOT EXISTS (SELECT FROM unnest(")
                        .add(links.apply(member.id()))
                        .add(") AS x(id) WHERE NOT EXISTS (SELECT FROM " + Tables.entity(app, member.target())
                                + " t WHERE t.\"id\" = x.id")
                        .add(readable(rights, member.target()))
                        .add(") AND NOT EXISTS (SELECT FROM " + Tables.links(app, member.relation())
                                + " l WHERE l.\"from_id\" = c.\"id\" AND l.\"to_id\" = x.id))")
                        .build();
        };
    }

    private static SqlText readable(RecordRights rights, String entity) {
        return switch (rights.of(entity).access(Action.READ)) {
            case Access.Fixed.ALL -> SqlText.raw("");
            case Access.Fixed.NONE -> SqlText.raw(" AND false");
            case Access.Where(Expr condition) ->
                new SqlText.Builder()
                        .add(" AND (")
                        .add(ExpressionSql.renderFilter(condition, new Subqueries(rights.app(), "t")))
                        .add(")")
                        .build();
        };
    }

    private static String accepted(WritePlan plan, String keyword) {
        return plan.checks().isEmpty() ? "" : ", verdict" + passed(plan, keyword);
    }

    private static String passed(WritePlan plan, String keyword) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < plan.checks().size(); i++) {
            columns.add("verdict.k" + i);
        }
        return columns.isEmpty() ? "" : keyword + String.join(" AND ", columns);
    }

    private static void addLinks(SqlText.Builder sql, WritePlan plan, boolean replacing) {
        int number = 0;
        for (Member.ToMany set : plan.entity().linkSets()) {
            if (!plan.links().contains(set.id())) {
                continue;
            }
            String table = Tables.links(plan.rights().app(), set.relation());
            Parameter ids = Parameter.slot(SqlType.UUID_ARRAY, Slots.links(set.id()));
            if (replacing) {
                sql.add(", unlinked" + number + " AS (DELETE FROM " + table
                                + " l USING stored s WHERE l.\"from_id\" = s.\"id\" AND l.\"to_id\" <> ALL(")
                        .bind(ids)
                        .add("::uuid[]))");
            }
            sql.add(", linked" + number + " AS (INSERT INTO " + table
                            + " (\"from_id\", \"to_id\") SELECT s.\"id\", x.id FROM stored s, unnest(")
                    .bind(ids)
                    .add("::uuid[]) AS x(id) ON CONFLICT DO NOTHING)");
            number++;
        }
    }

    static void addJournal(SqlText.Builder sql, WritePlan plan, String rows) {
        String action = plan.kind().name().toLowerCase(Locale.ROOT);
        String entity = "'" + plan.entity().id() + "'::uuid";
        sql.add(", history AS (INSERT INTO " + Tables.HISTORY
                        + " (app_id, record_id, record_version, occurred_at, entity_id, actor, action, delta) SELECT ")
                .bind(Parameter.slot(SqlType.UUID, Slots.APP))
                .add(", s.\"id\", s.\"version\", ")
                .bind(Parameter.slot(SqlType.TIMESTAMPTZ, ExpressionSql.NOW))
                .add(", " + entity + COMMA)
                .bind(Parameter.slot(SqlType.UUID, ExpressionSql.USER))
                .add(", '" + action + "', ")
                .bind(Parameter.slot(SqlType.JSONB, Slots.DELTA))
                .add("::jsonb FROM " + rows + " s)");
        sql.add(", event AS (INSERT INTO " + Tables.OUTBOX
                        + " (app_id, kind, entity_id, record_id, record_version, actor, occurred_at) SELECT ")
                .bind(Parameter.slot(SqlType.UUID, Slots.APP))
                .add(", 'record." + action + "', " + entity + ", s.\"id\", s.\"version\", ")
                .bind(Parameter.slot(SqlType.UUID, ExpressionSql.USER))
                .add(COMMA)
                .bind(Parameter.slot(SqlType.TIMESTAMPTZ, ExpressionSql.NOW))
                .add(" FROM " + rows + " s)");
    }

    private static Statement answered(SqlText.Builder sql, WritePlan plan, String from, String found) {
        Map<ElementId, SqlText> written = new HashMap<>();
        plan.entity().linkSets().stream()
                .filter(set -> plan.links().contains(set.id()))
                .forEach(set -> written.put(
                        set.id(),
                        new SqlText.Builder()
                                .add("ARRAY(SELECT x.id FROM unnest(")
                                .bind(Parameter.slot(SqlType.UUID_ARRAY, Slots.links(set.id())))
                                .add("::uuid[]) AS x(id)")
                                .add(shown(plan.rights(), set))
                                .add(" ORDER BY x.id)")
                                .build()));
        Joins joins = new Joins(plan.rights(), Rows.ALIAS);
        return statement(sql, plan, new Projection(joins, written), joins, from, found);
    }

    /** Which of the links {@code x} are shown: those to records that the caller can read. */
    private static SqlText shown(RecordRights rights, Member.ToMany set) {
        if (set.targetsUsers() || rights.of(set.target()).access(Action.READ).isAll()) {
            return SqlText.raw("");
        }
        return new SqlText.Builder()
                .add(" WHERE EXISTS (SELECT FROM " + Tables.entity(rights.app(), set.target())
                        + " t WHERE t.\"id\" = x.id")
                .add(readable(rights, set.target()))
                .add(")")
                .build();
    }

    private static Statement statement(
            SqlText.Builder sql, WritePlan plan, Projection projection, Joins joins, String from, String found) {
        int foundColumn = projection.add(found + ".\"id\"");
        int firstCheck = foundColumn + 1;
        for (int i = 0; i < plan.checks().size(); i++) {
            projection.add("verdict.k" + i);
        }
        RowLayout layout = plan.kind() == WritePlan.Kind.DELETE
                ? new RowLayout(plan.answer().selection(), projection.add("e.\"id\""), List.of())
                : projection.select(plan.answer().selection());
        int version = projection.add("e.\"version\"");
        sql.add(" SELECT ").add(projection.list()).add(from);
        if (!plan.checks().isEmpty()) {
            sql.add(" LEFT JOIN verdict ON true");
        }
        sql.add(" LEFT JOIN stored e ON true").add(joins.text());
        return new Statement(sql.build(), foundColumn, firstCheck, layout, version);
    }
}
