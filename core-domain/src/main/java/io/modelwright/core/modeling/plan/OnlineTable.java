package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.sql.Columns.Column;
import io.modelwright.core.sql.PhysicalNames;
import io.modelwright.core.sql.SqlLiterals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prepares the new columns of one large table while the live version works on: nullable columns beside the old ones, a
 * trigger that computes them for each row that is written, batches for the rows that are there. The switch then only renames
 * and drops. For one run.
 */
final class OnlineTable {

    private final Namer namer;
    private final StepList steps;
    private final Schema.Table current;
    private final boolean large;
    private final List<String> columns = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final Set<ElementId> subjects = new LinkedHashSet<>();
    private final Map<String, String> checks = new LinkedHashMap<>();
    private final Map<ElementId, List<String>> settled = new HashMap<>();
    private final Set<ElementId> trusted = new LinkedHashSet<>();

    OnlineTable(Namer namer, StepList steps, Schema.Table current, boolean large) {
        this.namer = namer;
        this.steps = steps;
        this.current = current;
        this.large = large;
    }

    /** Whether the table is prepared at all; all others change within the switch. */
    boolean large() {
        return large;
    }

    /**
     * Whether values can be computed row by row ahead of the switch: what they read of other tables could change meanwhile.
     */
    boolean takes(List<String> expressions) {
        return large && expressions.stream().noneMatch(value -> value.contains("(SELECT "));
    }

    /**
     * Adds the columns of a member under names of their own.
     *
     * @param defaults a literal for each column that all rows have, the new ones too; such columns are NOT NULL
     */
    void add(Schema.Member member, List<Column> prepared, Optional<List<String>> defaults) {
        subjects.add(member.id());
        for (int i = 0; i < prepared.size(); i++) {
            String name = PhysicalNames.quote(prepared.get(i).name());
            String rule =
                    defaults.isPresent() ? " NOT NULL DEFAULT " + defaults.get().get(i) : "";
            steps.prepare(
                    changes(member.id()),
                    Step.Kind.STATEMENT,
                    alter("ADD COLUMN " + name + " " + prepared.get(i).type() + rule),
                    alter("DROP COLUMN IF EXISTS " + name));
        }
        settle(member.id(), prepared);
    }

    /** Computes prepared columns of that member. */
    void compute(ElementId member, List<Column> prepared, List<String> expressions) {
        for (int i = 0; i < prepared.size(); i++) {
            columns.add(PhysicalNames.quote(prepared.get(i).name()));
            values.add(expressions.get(i));
        }
        subjects.add(member);
    }

    /**
     * Proves before the switch that a prepared column has a value everywhere, so that SET NOT NULL need not look.
     *
     * @param after what the table is called after the switch
     */
    void prove(ElementId member, Column prepared, String after) {
        String name = PhysicalNames.quote(PhysicalNames.constraint("_new_nn", member));
        checks.put(name, PhysicalNames.quote(prepared.name()));
        steps.add(
                Rank.PROVED,
                member,
                current.entity(),
                "ALTER TABLE " + namer.of(after) + " DROP CONSTRAINT " + name,
                "require",
                "add");
    }

    /** Notes that what these columns hold now, under these names, is what the member holds after the switch. */
    void settle(ElementId member, List<Column> names) {
        settled.put(member, names.stream().map(Column::name).toList());
    }

    /** Notes that no row of the member can point nowhere: it points nowhere at all, or a foreign key watched over it. */
    void trust(ElementId member) {
        trusted.add(member);
    }

    boolean trusts(ElementId member) {
        return large && trusted.contains(member);
    }

    /** The columns of a key as they are called before the switch; empty where not all are there by then. */
    Optional<String> settledColumns(List<ElementId> members) {
        return large && settled.keySet().containsAll(members)
                ? Optional.of(members.stream()
                        .flatMap(member -> settled.getOrDefault(member, List.of()).stream())
                        .map(PhysicalNames::quote)
                        .collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    /** Adds what computes the columns, after all of them were added. */
    void run() {
        if (columns.isEmpty()) {
            return;
        }
        List<String> changes = steps.changes(List.copyOf(subjects), current.entity(), MemberMoves.VALUES);
        String name = PhysicalNames.constraint("_new", current.entity());
        String function = namer.of(name) + "()";
        String table = namer.of(current.name());
        String trigger = "DROP TRIGGER IF EXISTS " + PhysicalNames.quote(name) + " ON " + table;
        steps.prepare(changes, Step.Kind.STATEMENT, function(function), "DROP FUNCTION IF EXISTS " + function);
        steps.prepare(
                changes,
                Step.Kind.STATEMENT,
                "CREATE TRIGGER " + PhysicalNames.quote(name) + " BEFORE INSERT OR UPDATE ON " + table
                        + " FOR EACH ROW EXECUTE FUNCTION " + function,
                trigger);
        List<String> assignments = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            assignments.add(columns.get(i) + " = " + values.get(i));
        }
        steps.prepareBatch(
                changes,
                table,
                "UPDATE " + table + " AS o SET\n    " + String.join(",\n    ", assignments)
                        + "\nWHERE o.id > ? AND o.id <= ?");
        checks.forEach((check, column) -> {
            steps.prepare(
                    changes,
                    Step.Kind.STATEMENT,
                    alter("ADD CONSTRAINT " + check + " CHECK (" + column + " IS NOT NULL) NOT VALID"),
                    alter("DROP CONSTRAINT IF EXISTS " + check));
            steps.prepare(
                    changes,
                    Step.Kind.STATEMENT,
                    // validating again does no harm, and dropping the check here would leave nothing to validate
                    alter("VALIDATE CONSTRAINT " + check));
        });
        steps.add(Rank.RELAX, changes, Step.Kind.STATEMENT, trigger);
        steps.add(Rank.RELAX, changes, Step.Kind.STATEMENT, "DROP FUNCTION " + function);
    }

    /** A value that cannot be computed must not stop the live version from writing: the row is looked at in the switch. */
    private String function(String function) {
        String targets = columns.stream().map(column -> "NEW." + column).collect(Collectors.joining(", "));
        String nothing = columns.stream()
                .map(column -> "        NEW." + column + " := NULL;\n")
                .collect(Collectors.joining());
        String body = "BEGIN\n    BEGIN\n        SELECT " + String.join(", ", values) + " INTO " + targets
                + " FROM (SELECT NEW.*) AS o;\n    EXCEPTION WHEN OTHERS THEN\n" + nothing
                + "    END;\n    RETURN NEW;\nEND";
        return "CREATE FUNCTION " + function + " RETURNS trigger LANGUAGE plpgsql AS "
                + SqlLiterals.text(body).strip();
    }

    private List<String> changes(ElementId member) {
        return steps.changes(List.of(member), current.entity(), MemberMoves.VALUES);
    }

    private String alter(String action) {
        return "ALTER TABLE " + namer.of(current.name()) + " " + action;
    }
}
