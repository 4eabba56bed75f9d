package io.modelwright.core.sql.records;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.records.Check;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.WritePlan;
import io.modelwright.core.sql.Parameter;
import io.modelwright.core.sql.SqlText;
import io.modelwright.core.sql.SqlType;
import io.modelwright.core.sql.records.StoredColumns.StoredColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The statement that creates many records of one plan as {@link RecordWrites#create} creates each of them. The records come
 * as one JSON array, so that the text is the same for any number of them. No row at all means that the fence did not hold;
 * else there is one row for each record, in their order. A record that breaks a check, a uniqueness or a reference is left out
 * and the others are stored: whether that is right the caller decides, and which constraint it was the single statement tells.
 * Stateless.
 */
public final class BulkInsert {

    /** The JSON array of records, each an object: its number under {@link #NUMBER}, its columns and links by their keys. */
    public static final String RECORDS = "records";

    /** The key of the number by which a record is known in the answer: an integer. */
    public static final String NUMBER = "#n";

    private static final String COMMA = ", ";
    private static final String ACCEPTED = "\"#ok\"";

    private BulkInsert() {}

    /**
     * A statement with one row for each record.
     *
     * @param columns what the JSON of a record holds, each under the key of its place: see {@link #key}
     * @param links the sets of links that it holds as well, as arrays of uuids: see {@link #linksKey}
     * @param numberColumn where the number of the record stands
     * @param firstCheckColumn where the outcome of the first check of the plan stands, the others behind it
     * @param answer the stored record; its id NULL where it was left out
     */
    public record Statement(
            SqlText sql,
            List<StoredColumn> columns,
            List<ElementId> links,
            int numberColumn,
            int firstCheckColumn,
            RowLayout answer,
            int versionColumn) {}

    /** The key of the column of that index. A column of type jsonb comes as a string with its text. */
    public static String key(int column) {
        return "#" + column;
    }

    /** The key of the set of links of that index. */
    public static String linksKey(int set) {
        return "#l" + set;
    }

    /** @param numbered the autoNumber fields whose numbers are given; others are drawn */
    public static Statement of(WritePlan plan, Set<ElementId> numbered) {
        CompiledApp app = plan.rights().app();
        List<StoredColumn> columns = StoredColumns.of(plan.entity()).stream()
                .filter(column -> !RecordWrites.isDrawn(column, numbered))
                .toList();
        List<Member.ToMany> sets = plan.entity().linkSets().stream()
                .filter(set -> plan.links().contains(set.id()))
                .toList();
        Map<ElementId, SqlText> links = new HashMap<>();
        for (int i = 0; i < sets.size(); i++) {
            links.put(sets.get(i).id(), SqlText.raw("c.\"" + linksKey(i) + "\""));
        }
        SqlText.Builder sql = RecordWrites.lockedFence()
                .add(candidates(plan, columns, numbered, sets.size()))
                .add(checked(plan, sets, links));
        String names =
                String.join(COMMA, columns.stream().map(StoredColumn::name).toList());
        // In their order, so that of two records with the same unique value the second is left out.
        sql.add(", stored AS (INSERT INTO " + Tables.entity(app, plan.entity().name()) + " (" + names + ") SELECT "
                + names + " FROM v WHERE " + ACCEPTED + " ORDER BY \"" + NUMBER
                + "\" ON CONFLICT DO NOTHING RETURNING *)");
        for (int i = 0; i < sets.size(); i++) {
            sql.add(", linked" + i + " AS (INSERT INTO "
                    + Tables.links(app, sets.get(i).relation())
                    + " (\"from_id\", \"to_id\") SELECT s.\"id\", x.id FROM stored s JOIN c ON c.\"id\" = s.\"id\", unnest(c.\""
                    + linksKey(i) + "\") AS x(id) ON CONFLICT DO NOTHING)");
        }
        RecordWrites.addJournal(sql, plan, "stored");
        return answered(sql, plan, columns, sets);
    }

    private static SqlText candidates(
            WritePlan plan, List<StoredColumn> columns, Set<ElementId> numbered, int linkSets) {
        SqlText.Builder chosen = new SqlText.Builder().add(", c AS MATERIALIZED (SELECT x.\"" + NUMBER + "\"");
        StringBuilder types = new StringBuilder("\"" + NUMBER + "\" integer");
        for (int i = 0; i < columns.size(); i++) {
            SqlType type = columns.get(i).type();
            String key = "\"" + key(i) + "\"";
            // A JSON null in a jsonb column would be read as an absent value.
            types.append(COMMA).append(key).append(' ').append(type == SqlType.JSONB ? "text" : type.sqlName());
            chosen.add(", x." + key + (type == SqlType.JSONB ? "::jsonb" : "")
                    + (type == SqlType.TEXT ? " COLLATE \"C\"" : "") + " AS "
                    + columns.get(i).name());
        }
        for (StoredColumn drawn : StoredColumns.of(plan.entity())) {
            if (RecordWrites.isDrawn(drawn, numbered)) {
                chosen.add(", NULL::bigint AS " + drawn.name());
            }
        }
        for (int i = 0; i < linkSets; i++) {
            types.append(", \"").append(linksKey(i)).append("\" uuid[]");
            chosen.add(", x.\"" + linksKey(i) + "\"");
        }
        return chosen.add(" FROM fence, json_to_recordset(")
                .bind(Parameter.slot(SqlType.JSONB, RECORDS))
                .add("::json) AS x(" + types + "))")
                .build();
    }

    /** The candidates with the outcome of each check, and whether they can be stored as far as checks and references go. */
    private static SqlText checked(WritePlan plan, List<Member.ToMany> sets, Map<ElementId, SqlText> links) {
        SqlText.Builder sql = new SqlText.Builder().add(", k AS MATERIALIZED (SELECT c.*");
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < plan.checks().size(); i++) {
            Check check = plan.checks().get(i);
            sql.add(COMMA)
                    .add(RecordWrites.check(check, plan.rights(), set -> links.getOrDefault(set, SqlText.raw("NULL"))))
                    .add(" AS " + outcome(i));
            outcomes.add(outcome(i));
        }
        CompiledApp app = plan.rights().app();
        for (Member.ToOne reference : plan.entity().references()) {
            if (!reference.relation().targetsUsers()) {
                String key = "c." + Tables.foreignKey(reference.relation());
                outcomes.add(reached(
                        sql,
                        outcomes.size(),
                        "(" + key + " IS NULL OR EXISTS (SELECT FROM " + Tables.entity(app, reference.target())
                                + " t WHERE t.\"id\" = " + key + "))"));
            }
        }
        for (int i = 0; i < sets.size(); i++) {
            if (!sets.get(i).relation().targetsUsers()) {
                outcomes.add(reached(
                        sql,
                        outcomes.size(),
                        "NOT EXISTS (SELECT FROM unnest(c.\"" + linksKey(i)
                                + "\") AS x(id) WHERE NOT EXISTS (SELECT FROM "
                                + Tables.entity(app, sets.get(i).target())
                                + " t WHERE t.\"id\" = x.id))"));
            }
        }
        // One value for all of them: the planner takes each condition for the loss of half of the rows.
        String accepted = outcomes.isEmpty() ? "true" : String.join(" AND ", outcomes);
        return sql.add(" FROM c), v AS MATERIALIZED (SELECT k.*, (" + accepted + ") AS " + ACCEPTED + " FROM k)")
                .build();
    }

    private static String reached(SqlText.Builder sql, int number, String condition) {
        String name = "\"#r" + number + "\"";
        sql.add(COMMA + condition + " AS " + name);
        return name;
    }

    private static String outcome(int check) {
        return "\"#k" + check + "\"";
    }

    private static Statement answered(
            SqlText.Builder sql, WritePlan plan, List<StoredColumn> columns, List<Member.ToMany> sets) {
        Map<ElementId, SqlText> written = new HashMap<>();
        for (int i = 0; i < sets.size(); i++) {
            written.put(
                    sets.get(i).id(),
                    SqlText.raw("ARRAY(SELECT x.id FROM unnest(v.\"" + linksKey(i) + "\") AS x(id) ORDER BY x.id)"));
        }
        Joins joins = new Joins(plan.rights(), Rows.ALIAS);
        Projection projection = new Projection(joins, written);
        int number = projection.add("v.\"" + NUMBER + "\"");
        int firstCheck = number + 1;
        for (int i = 0; i < plan.checks().size(); i++) {
            projection.add("v." + outcome(i));
        }
        RowLayout layout = projection.select(plan.answer().selection());
        int version = projection.add(Rows.ALIAS + ".\"version\"");
        sql.add(" SELECT ")
                .add(projection.list())
                .add(" FROM v LEFT JOIN stored " + Rows.ALIAS + " ON " + Rows.ALIAS + ".\"id\" = v.\"id\"")
                .add(joins.text())
                .add(" ORDER BY v.\"" + NUMBER + "\"");
        List<ElementId> links = sets.stream().map(Member.ToMany::id).toList();
        return new Statement(sql.build(), columns, links, number, firstCheck, layout, version);
    }
}
