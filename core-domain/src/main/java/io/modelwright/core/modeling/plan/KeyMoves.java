package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Relation.OnDelete;
import io.modelwright.core.sql.Columns.Column;
import io.modelwright.core.sql.PhysicalNames;
import java.util.List;
import java.util.Map;
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
        Schema.Table table = blueprint.after().table(key.table());
        blueprint.transitions().current(key.table()).ifPresent(current -> steps.touch(current.name()));
        key.target().flatMap(blueprint.transitions()::current).ifPresent(target -> steps.touch(target.name()));
        String columns = key.members().stream()
                .flatMap(member -> table.member(member).columns().stream())
                .map(Column::name)
                .map(PhysicalNames::quote)
                .collect(Collectors.joining(", "));
        String name = PhysicalNames.quote(key.name());
        String on = namer.of(table.name());
        switch (key.kind()) {
            case INDEX -> add(Rank.KEYS, key, "CREATE INDEX " + name + " ON " + on + " (" + columns + ")");
            case UNIQUE ->
                add(Rank.KEYS, key, "ALTER TABLE " + on + " ADD CONSTRAINT " + name + " UNIQUE (" + columns + ")");
            case FOREIGN_KEY -> {
                String target =
                        blueprint.after().table(key.target().orElseThrow()).name();
                add(
                        Rank.FOREIGN_KEYS,
                        key,
                        "ALTER TABLE " + on + " ADD CONSTRAINT " + name + " FOREIGN KEY ("
                                + columns + ") REFERENCES " + namer.of(target) + " (id) ON DELETE "
                                + action(key.onDelete().orElseThrow()));
            }
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
