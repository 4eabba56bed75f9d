package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.sql.PhysicalNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All new values of one table as one UPDATE, so that every expression sees the row as it was, whatever the others change;
 * for one thread.
 */
final class Rewrite {

    private final String table;
    private final List<String> assignments = new ArrayList<>();
    private final Set<String> conditions = new LinkedHashSet<>();
    private final Set<ElementId> subjects = new LinkedHashSet<>();

    Rewrite(String table) {
        this.table = table;
    }

    /**
     * Sets a column.
     *
     * @param value over the old row {@code o}; leaves rows as they are that only the condition of another column took in
     * @param condition the rows that need it
     */
    void set(ElementId subject, String column, String value, String condition) {
        assignments.add(PhysicalNames.quote(column) + " = " + value);
        conditions.add(condition);
        subjects.add(subject);
    }

    List<ElementId> subjects() {
        return List.copyOf(subjects);
    }

    Optional<String> statement() {
        if (assignments.isEmpty()) {
            return Optional.empty();
        }
        String where = conditions.contains("true") ? "" : "\nWHERE " + String.join("\n    OR ", conditions);
        return Optional.of("UPDATE " + table + " AS o SET\n    " + String.join(",\n    ", assignments) + where);
    }
}
