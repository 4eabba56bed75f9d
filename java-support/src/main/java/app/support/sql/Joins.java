package app.support.sql;

import app.support.expression.Expr;
import app.support.expression.Leaf;
import app.support.model.Access;
import app.support.model.AppModel;
import app.support.model.Member;
import app.support.model.RecordRights;
import app.support.model.Relation;
import app.support.model.RowCondition;
import java.util.HashMap;
import java.util.Map;

/**
 * Paths as the caller may walk them: each step is a left join that finds the related record only where the caller may read
 * it, shared by all that goes the same way. Not for use by several threads.
 */
final class Joins implements Paths {

    private record Step(String from, Member.ToOne member) {}

    private final RecordRights rights;
    private final String base;
    private final Map<Step, String> aliases = new HashMap<>();
    private final SqlText.Builder text = new SqlText.Builder();

    Joins(RecordRights rights, String base) {
        this.rights = rights;
        this.base = base;
    }

    String base() {
        return base;
    }

    RecordRights rights() {
        return rights;
    }

    /** The joins so far, each with a space before it. */
    SqlText text() {
        return text.build();
    }

    @Override
    public SqlText of(Expr.Path path) {
        return startingAt(base).of(path);
    }

    /** The alias of the record that the relation leads to from the row at {@code from}. */
    String follow(String from, Member.ToOne member) {
        Step step = new Step(from, member);
        String known = aliases.get(step);
        if (known != null) {
            return known;
        }
        AppModel model = rights.model();
        String alias = "j" + aliases.size();
        aliases.put(step, alias);
        String foreignKey = Tables.foreignKey(member.relation());
        text.add(" LEFT JOIN " + Tables.entity(model, member.target()) + " " + alias + " ON ");
        text.add(
                member.inverse()
                        ? alias + "." + foreignKey + " = " + from + ".\"id\""
                        : alias + ".\"id\" = " + from + "." + foreignKey);
        switch (rights.reach(member)) {
            case Access.Fixed.ALL -> {}
            case Access.Fixed.NONE -> text.add(" AND false");
            case Access.Where(RowCondition condition) ->
                text.add(" AND (").add(condition.render(alias)).add(")");
        }
        return alias;
    }

    /** The id of the record that the relation leads to, where the caller may read it; joined only where that has to be seen. */
    String reference(String from, Member.ToOne member) {
        return !member.inverse() && rights.reach(member).isAll()
                ? from + "." + Tables.foreignKey(member.relation())
                : follow(from, member) + ".\"id\"";
    }

    /** This walk, starting at a row that it reached. */
    Paths startingAt(String alias) {
        return path -> {
            String at = alias;
            for (Relation relation : path.relations()) {
                at = follow(at, owning(relation));
            }
            return SqlText.raw(
                    path.leaf() instanceof Leaf.Link link
                            ? reference(at, owning(link.relation()))
                            : at + "." + leaf(path.leaf()));
        };
    }

    private static String leaf(Leaf leaf) {
        return switch (leaf) {
            case Leaf.Stored stored -> Tables.column(stored.field(), stored.component());
            case Leaf.OfSystem system -> Tables.system(system.field());
            case Leaf.Link link -> Tables.foreignKey(link.relation());
        };
    }

    private static Member.ToOne owning(Relation relation) {
        return new Member.ToOne(relation.name(), relation, false);
    }
}
