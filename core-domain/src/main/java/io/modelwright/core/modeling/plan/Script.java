package io.modelwright.core.modeling.plan;

import java.util.List;

/** A migration as the text of one Flyway script, for databases that nobody else writes to meanwhile. */
final class Script {

    private Script() {}

    static String of(int version, List<PlannedChange> changes, List<Step> steps) {
        StringBuilder text = new StringBuilder("-- Version ").append(version).append('\n');
        for (PlannedChange change : changes) {
            text.append("--   ").append(oneLine(change.description())).append('\n');
        }
        for (Step step : steps) {
            text.append('\n').append(step.sql()).append(";\n");
        }
        return text.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").replace("${", "$ {");
    }
}
