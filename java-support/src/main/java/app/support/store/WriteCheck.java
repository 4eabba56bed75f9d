package app.support.store;

import app.support.model.Access;
import app.support.model.Action;
import app.support.model.AppModel;
import app.support.model.Entity;
import app.support.model.Member;
import app.support.model.RecordRights;
import app.support.model.RowCondition;
import app.support.model.StoredRule;
import app.support.sql.SqlText;
import app.support.sql.Tables;

/** What the database decides about a change, because it depends on what only the database sees. */
public sealed interface WriteCheck {

    /** The name of the row of which checks speak: the record as it would be. */
    String CANDIDATE = "c";

    /** The name of the row as it is. */
    String BEFORE = "b";

    /** The record before the change, or after it, is one that the caller may change so: fails unless true. */
    record Permitted(RowCondition where, boolean afterChange) implements WriteCheck {}

    /** A rule that reads related records: fails where it is false after the change. */
    record Holds(StoredRule rule) implements WriteCheck {}

    /** The record that the relation leads to after the change is one that the caller may read (or there is none). */
    record Reaches(Member.ToOne member) implements WriteCheck {}

    /** Every record that is linked by the change is one that the caller may read. */
    record ReachesAll(Member.ToMany member) implements WriteCheck {}

    /** An expression that is true where the check is passed. */
    default SqlText sql(RecordRights rights) {
        AppModel model = rights.model();
        SqlText.Builder sql = new SqlText.Builder();
        switch (this) {
            case Permitted(RowCondition where, boolean afterChange) ->
                sql.add("(").add(where.render(afterChange ? CANDIDATE : BEFORE)).add(") IS TRUE");
            case Holds(StoredRule rule) ->
                sql.add("(").add(rule.condition().render(CANDIDATE)).add(") IS NOT FALSE");
            case Reaches(Member.ToOne member) -> {
                String key = CANDIDATE + "." + Tables.foreignKey(member.relation());
                sql.add("(" + key + " IS NULL OR EXISTS (SELECT FROM " + Tables.entity(model, member.target())
                                + " t WHERE t.\"id\" = " + key)
                        .add(readable(rights, member.target()))
                        .add("))");
            }
            case ReachesAll(Member.ToMany member) ->
                sql.add("NOT EXISTS (SELECT FROM unnest(" + CANDIDATE + "." + linksColumn(member)
                                + ") AS x(id) WHERE NOT EXISTS (SELECT FROM "
                                + Tables.entity(model, member.target()) + " t WHERE t.\"id\" = x.id")
                        .add(readable(rights, member.target()))
                        .add(") AND NOT EXISTS (SELECT FROM " + Tables.links(member.relation())
                                + " l WHERE l.\"from_id\" = " + CANDIDATE + ".\"id\" AND l.\"to_id\" = x.id))");
        }
        return sql.build();
    }

    /** Where the candidate holds the links of a manyToMany relation. */
    static String linksColumn(Member.ToMany member) {
        return "\"links:" + member.name() + "\"";
    }

    private static SqlText readable(RecordRights rights, String entity) {
        Entity target = rights.model().entity(entity);
        return switch (rights.of(target).access(Action.READ)) {
            case Access.Fixed.ALL -> SqlText.raw("");
            case Access.Fixed.NONE -> SqlText.raw(" AND false");
            case Access.Where(RowCondition condition) ->
                new SqlText.Builder()
                        .add(" AND (")
                        .add(condition.render("t"))
                        .add(")")
                        .build();
        };
    }
}
