package io.modelwright.core.sql.records;

import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Leaf;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.sql.Paths;
import io.modelwright.core.sql.SqlText;
import java.util.List;

/**
 * Paths of the conditions that a designer wrote (permissions, rules): they see every record, and each that leaves the row at
 * {@code alias} is a scalar subquery, so that the condition stands by itself wherever it is put. Immutable.
 */
record Subqueries(CompiledApp app, String alias) implements Paths {

    @Override
    public SqlText of(Expr.Path path) {
        List<Relation> relations = path.relations();
        if (relations.isEmpty()) {
            return SqlText.raw(alias + "." + leaf(path.leaf()));
        }
        StringBuilder from = new StringBuilder();
        for (int i = 1; i < relations.size(); i++) {
            from.append(" JOIN ").append(Tables.entity(app, relations.get(i).to()));
            from.append(" s")
                    .append(i)
                    .append(" ON s")
                    .append(i)
                    .append(".\"id\" = s")
                    .append(i - 1);
            from.append('.').append(Tables.foreignKey(relations.get(i)));
        }
        String last = "s" + (relations.size() - 1);
        return SqlText.raw("(SELECT " + last + "." + leaf(path.leaf()) + " FROM "
                + Tables.entity(app, relations.getFirst().to()) + " s0" + from + " WHERE s0.\"id\" = " + alias + "."
                + Tables.foreignKey(relations.getFirst()) + ")");
    }

    static String leaf(Leaf leaf) {
        return switch (leaf) {
            case Leaf.Stored stored -> Tables.column(stored.field(), stored.component());
            case Leaf.OfSystem system -> Tables.system(system.field());
            case Leaf.Link link -> Tables.foreignKey(link.relation());
        };
    }
}
