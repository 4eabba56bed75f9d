package io.modelwright.core.exchange.mapping;

import io.modelwright.core.expression.SystemField;
import io.modelwright.core.sql.PhysicalNames;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The names of one name space that are given away. Not for use by several threads. */
final class TakenNames {

    private static final String EVENTS = "events";

    private final Set<String> system = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> physical = new HashSet<>();

    private TakenNames() {}

    static TakenNames ofEntities() {
        TakenNames taken = new TakenNames();
        taken.system.add(EVENTS);
        return taken;
    }

    static TakenNames ofMembers() {
        TakenNames taken = new TakenNames();
        for (SystemField field : SystemField.values()) {
            taken.system.add(field.member().toLowerCase(Locale.ROOT));
            taken.physical.add(PhysicalNames.snakeCase(field.member()));
        }
        return taken;
    }

    /** A name for a table or column. */
    String take(String wanted) {
        return take(wanted, PhysicalNames::snakeCase);
    }

    /** A name for a relation that has a column. */
    String takeToOne(String wanted) {
        return take(wanted, PhysicalNames::foreignKey);
    }

    /** A name that the database does not know. */
    String takeUnstored(String wanted) {
        return take(wanted, name -> "");
    }

    /** A name for a manyToMany relation of that entity; its table is named by both. */
    String takeLink(String entity, String wanted) {
        int room = PhysicalNames.MAX_BYTES - 3 - PhysicalNames.snakeCase(entity).length();
        String name = wanted;
        while (PhysicalNames.snakeCase(name).length() > Math.max(1, room)) {
            name = name.substring(0, name.length() - 1);
        }
        return takeUnstored(name);
    }

    private String take(String wanted, UnaryOperator<String> physicalName) {
        boolean isSystem = system.contains(wanted.toLowerCase(Locale.ROOT));
        String base = isSystem ? NameForm.cut("original" + NameForm.capital(wanted), NameForm.LENGTH_MAX) : wanted;
        String candidate = base;
        for (int number = 2; !isFree(candidate, physicalName); number++) {
            String suffix = Integer.toString(number);
            candidate = NameForm.cut(base, NameForm.LENGTH_MAX - suffix.length()) + suffix;
        }
        names.add(candidate.toLowerCase(Locale.ROOT));
        physical.add(physicalName.apply(candidate));
        return candidate;
    }

    private boolean isFree(String candidate, UnaryOperator<String> physicalName) {
        String column = physicalName.apply(candidate);
        return !names.contains(candidate.toLowerCase(Locale.ROOT)) && (column.isEmpty() || !physical.contains(column));
    }

    /** Takes a name of the database that something else has. */
    void reserve(String physicalName) {
        physical.add(physicalName);
    }
}
