package io.modelwright.core.modeling.plan;

import io.modelwright.core.sql.SqlLiterals;
import java.util.List;

/**
 * A migration as the text of one Flyway script, for databases that nobody else writes to meanwhile. Where rows do not fit what
 * the publisher decided it raises an error, so that nothing is lost that nobody spoke of. Texts of the design may hold what
 * Flyway takes for placeholders: it runs with placeholder replacement off.
 */
final class Script {

    private Script() {}

    static String of(int version, List<PlannedChange> changes, List<Step> steps) {
        StringBuilder text = new StringBuilder("-- Version ").append(version).append('\n');
        for (PlannedChange change : changes) {
            text.append("--   ").append(oneLine(change.description())).append('\n');
        }
        for (Step step : steps) {
            text.append('\n').append(statement(step)).append(";\n");
        }
        return text.toString();
    }

    private static String statement(Step step) {
        if (step.kind() != Step.Kind.GUARD) {
            return step.sql();
        }
        String body = "BEGIN\n    IF (" + step.sql() + ") > 0 THEN\n        RAISE EXCEPTION 'rows do not fit: "
                + String.join(", ", step.changes()) + "';\n    END IF;\nEND";
        return "DO " + SqlLiterals.text(body).strip();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
