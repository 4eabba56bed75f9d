package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.sql.PhysicalNames;
import java.util.HashSet;
import java.util.Set;

/** The catalogue of what is retired, while a migration is made; for one thread. */
final class RetiredLedger {

    private Retired retired;
    private final Set<String> names;

    RetiredLedger(Retired retired) {
        this.retired = retired;
        this.names = new HashSet<>(retired.physicalNames());
    }

    /** A physical name for something of that id; one that is in use, or was when the migration began, is not given again. */
    String newName(ElementId id) {
        String first = PhysicalNames.retired(id);
        String name = first;
        for (int i = 2; !names.add(name); i++) {
            name = first + "_" + i;
        }
        return name;
    }

    void put(Retired.Table table) {
        retired = retired.plus(table);
    }

    void put(Retired.Column column) {
        retired = retired.plus(column);
    }

    void put(Retired.Links links) {
        retired = retired.plus(links);
    }

    /** What had that physical name is live again, or gone. */
    void remove(String physicalName) {
        retired = retired.without(physicalName::equals);
    }

    /** The columns kept in the table of that entity are gone with it. */
    void removeColumnsOf(ElementId entity) {
        retired.columns().stream()
                .filter(column -> column.entity().equals(entity))
                .map(Retired.Column::physicalName)
                .toList()
                .forEach(this::remove);
    }

    Retired result() {
        return retired;
    }
}
