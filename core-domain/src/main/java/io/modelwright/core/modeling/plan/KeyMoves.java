package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Relation.OnDelete;
import io.modelwright.core.modeling.plan.Schema.KeyKind;
import io.modelwright.core.sql.Columns.Column;
import io.modelwright.core.sql.PhysicalNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes and drops constraints and indexes; those that serve the same columns as before stay untouched; for one run. */
final class KeyMoves {

    private static final String[] KINDS = {
        "addUniqueSet",
        "addIndex",
        "removeUniqueSet",
        "removeIndex",
        "changeUniqueSet",
        "changeIndex",
        "makeField",
        "changeOnDelete",
        "changeRelationKind",
        "retarget"
    };

    private final Blueprint blueprint;
    private final StepList steps;
    private final Map<ElementId, MemberMoves> moves;
    private final Namer namer;

    KeyMoves(Blueprint blueprint, StepList steps, List<MemberMoves> moves) {
        this.blueprint = blueprint;
        this.steps = steps;
        this.moves = moves.stream().collect(Collectors.toMap(MemberMoves::entity, Function.identity()));
        this.namer = blueprint.namer();
    }

    void run() {
        for (Schema.Key key : blueprint.before().keys().values()) {
            if (!stays(key)) {
                drop(key);
            }
        }
        for (Schema.Key key : blueprint.after().keys().values()) {
            if (!stays(key)) {
                create(key);
            }
        }
    }

    private boolean stays(Schema.Key key) {
        MemberMoves table = moves.get(key.table());
        return key.equals(blueprint.before().keys().get(key.name()))
                && key.equals(blueprint.after().keys().get(key.name()))
                && table != null
                && key.members().stream().noneMatch(table::replaces);
    }

    private void drop(Schema.Key key) {
        String table = blueprint.before().table(key.table()).name();
        steps.touch(table);
        String sql = switch (key.kind()) {
            case INDEX -> "DROP INDEX " + namer.of(key.name());
            case UNIQUE, FOREIGN_KEY ->
                "ALTER TABLE " + namer.of(table) + " DROP CONSTRAINT " + PhysicalNames.quote(key.name());
        };
        key.target().flatMap(blueprint.transitions()::current).ifPresent(target -> steps.touch(target.name()));
        steps.add(Rank.DROP_KEYS, key.element(), key.table(), sql, KINDS);
    }

    private void create(Schema.Key key) {
        blueprint.transitions().current(key.table()).ifPresent(current -> steps.touch(current.name()));
        key.target().flatMap(blueprint.transitions()::current).ifPresent(target -> steps.touch(target.name()));
        if (key.kind() == KeyKind.FOREIGN_KEY) {
            createForeignKey(key);
            return;
        }
        MemberMoves table = moves.get(key.table());
        Optional<String> settled =
                table == null ? Optional.empty() : table.online().settledColumns(key.members());
        if (table != null && settled.isPresent()) {
            createOnline(key, table.current(), settled.get());
            return;
        }
        String name = PhysicalNames.quote(key.name());
        String on = namer.of(blueprint.after().table(key.table()).name());
        add(
                Rank.KEYS,
                key,
                key.kind() == KeyKind.INDEX
                        ? "CREATE INDEX " + name + " ON " + on + " (" + indexed(key, columns(key)) + ")"
                        : "ALTER TABLE " + on + " ADD CONSTRAINT " + name + " UNIQUE (" + columns(key) + ")");
    }

    private String columns(Schema.Key key) {
        Schema.Table table = blueprint.after().table(key.table());
        return key.members().stream()
                .flatMap(member -> table.member(member).columns().stream())
                .map(Column::name)
                .map(PhysicalNames::quote)
                .collect(Collectors.joining(", "));
    }

    /** Lists end their order by the id, and only an index that does so too gives the rows in it. */
    private static String indexed(Schema.Key key, String columns) {
        return key.kind() == KeyKind.INDEX ? columns + ", id" : columns;
    }

    /**
     * Builds the index before the switch, under a name of its own. A unique one holds from then on: between its end and the
     * switch the live version may be refused a value that it would have taken.
     */
    private void createOnline(Schema.Key key, Schema.Table current, String columns) {
        String prepared = "_new_" + key.name();
        boolean unique = key.kind() == KeyKind.UNIQUE;
        steps.prepare(
                steps.changes(List.of(key.element()), key.table(), KINDS),
                Step.Kind.ALONE,
                "CREATE " + (unique ? "UNIQUE " : "") + "INDEX CONCURRENTLY " + PhysicalNames.quote(prepared) + " ON "
                        + namer.of(current.name()) + " (" + indexed(key, columns) + ")",
                "DROP INDEX IF EXISTS " + namer.of(prepared));
        String name = PhysicalNames.quote(key.name());
        add(
                Rank.KEYS,
                key,
                unique
                        ? "ALTER TABLE "
                                + namer.of(blueprint.after().table(key.table()).name()) + " ADD CONSTRAINT " + name
                                + " UNIQUE USING INDEX " + PhysicalNames.quote(prepared)
                        : "ALTER INDEX " + namer.of(prepared) + " RENAME TO " + name);
    }

    private void createForeignKey(Schema.Key key) {
        String name = PhysicalNames.quote(key.name());
        String alter =
                "ALTER TABLE " + namer.of(blueprint.after().table(key.table()).name());
        String target = blueprint.after().table(key.target().orElseThrow()).name();
        MemberMoves table = moves.get(key.table());
        boolean later = table != null && key.members().stream().allMatch(table.online()::trusts);
        add(
                Rank.FOREIGN_KEYS,
                key,
                alter + " ADD CONSTRAINT " + name + " FOREIGN KEY (" + columns(key) + ") REFERENCES "
                        + namer.of(target) + " (id) ON DELETE "
                        + action(key.onDelete().orElseThrow())
                        + (later ? " NOT VALID" : ""));
        if (later) {
            steps.finish(
                    steps.changes(List.of(key.element()), key.table(), KINDS), alter + " VALIDATE CONSTRAINT " + name);
        }
    }

    private void add(Rank rank, Schema.Key key, String sql) {
        steps.add(rank, key.element(), key.table(), sql, KINDS);
    }

    private static String action(OnDelete onDelete) {
        return switch (onDelete) {
            case RESTRICT -> "RESTRICT";
            case CASCADE -> "CASCADE";
            case SET_NULL -> "SET NULL";
        };
    }
}
