package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.Retired.Content;
import io.modelwright.core.modeling.plan.Transition.Origin;
import io.modelwright.core.sql.Columns;
import io.modelwright.core.sql.Columns.Column;
import io.modelwright.core.sql.Conversion;
import io.modelwright.core.sql.Conversions;
import io.modelwright.core.sql.PhysicalNames;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Moves the members of one table from what they are to what they shall be; for one run. */
final class MemberMoves {

    static final String[] VALUES = {
        "addField",
        "changeFieldType",
        "requireField",
        "removeChoice",
        "renameChoice",
        "restore",
        "requireRelation",
        "changeRelationKind"
    };

    private final Blueprint blueprint;
    private final Answers answers;
    private final StepList steps;
    private final RetiredLedger ledger;
    private final Schema.Table current;
    private final Schema.Table target;
    private final Rewrite rewrite;
    private final OnlineTable online;
    private final NewValues newValues;
    private final Renames renames = new Renames();
    private final Set<ElementId> replaced = new HashSet<>();

    MemberMoves(
            Blueprint blueprint,
            Decisions decisions,
            StepList steps,
            RetiredLedger ledger,
            Schema.Table current,
            Schema.Table target) {
        this.blueprint = blueprint;
        this.answers = new Answers(blueprint.changes(), decisions);
        this.steps = steps;
        this.ledger = ledger;
        this.current = current;
        this.target = target;
        this.rewrite = new Rewrite(blueprint.namer().of(current.name()));
        this.newValues = new NewValues(answers);
        this.online = new OnlineTable(
                blueprint.namer(), steps, current, decisions.large().contains(current.name()));
    }

    ElementId entity() {
        return target.entity();
    }

    Schema.Table current() {
        return current;
    }

    OnlineTable online() {
        return online;
    }

    /** Whether that member has other columns than before, so that keys on them are to be made anew. */
    boolean replaces(ElementId member) {
        return replaced.contains(member);
    }

    void run() {
        Map<ElementId, Transition> transitions = blueprint.members().getOrDefault(target.entity(), Map.of());
        transitions.values().forEach(this::move);
        current.members().values().stream()
                .filter(member -> !target.members().containsKey(member.id()))
                .forEach(this::leave);
        online.run();
        rewrite.statement().ifPresent(sql -> {
            List<String> changes = steps.changes(rewrite.subjects(), entity(), VALUES);
            steps.add(Rank.REWRITE, changes, Step.Kind.STATEMENT, sql);
            steps.touch(current.name());
        });
        renames.forEach((from, to) -> {
            String sql = "RENAME COLUMN " + PhysicalNames.quote(from) + " TO " + PhysicalNames.quote(to);
            alterCurrent(Rank.RENAME_COLUMNS, owner(from, to), sql, "rename", "restore", "retire");
        });
    }

    private void move(Transition transition) {
        switch (transition.origin()) {
            case Origin.Nothing nothing -> add(transition);
            case Origin.FormerLinks links -> prepare(transition, newValues.of(transition));
            case Origin.OwnColumns own -> {
                if (own.entry().isPresent()) {
                    ledger.remove(own.entry().get().physicalName());
                    replaced.add(own.member().id());
                    Optional.ofNullable(current.members().get(own.member().id()))
                            .ifPresent(this::retire);
                }
                keepOrReplace(transition, own);
            }
        }
    }

    private void add(Transition transition) {
        Schema.Member member = transition.after();
        Optional<String> fill = answers.fill(member.id(), "addField", "addRelation", "requireField");
        if (fill.isPresent()) {
            prepare(transition, List.of(NewValues.cast(fill.get(), member)));
            return;
        }
        Optional<List<String>> defaults = member.required() && !isUnique(member)
                ? Defaults.literals(blueprint.afterDesign(), entity(), member.id())
                : Optional.empty();
        if (online.large() && !member.identity()) {
            addOnline(member, defaults);
            return;
        }
        for (int i = 0; i < member.columns().size(); i++) {
            Column column = member.columns().get(i);
            String name = PhysicalNames.quote(column.name());
            String definition = "ADD COLUMN " + name + " " + column.type();
            if (member.identity()) {
                alter(
                        Rank.ADD_COLUMNS,
                        member,
                        definition + " NOT NULL" + ColumnRules.identity(blueprint.namer(), member.id()));
            } else if (defaults.isPresent()) {
                // existing rows get the value without being written; new ones get it from the application
                alter(
                        Rank.ADD_COLUMNS,
                        member,
                        definition + " NOT NULL DEFAULT " + defaults.get().get(i));
                alter(Rank.ADD_COLUMNS, member, "ALTER COLUMN " + name + " DROP DEFAULT");
            } else {
                alter(Rank.ADD_COLUMNS, member, definition);
            }
        }
        if (!member.identity() && defaults.isEmpty()) {
            require(member, false);
        }
    }

    private void addOnline(Schema.Member member, Optional<List<String>> defaults) {
        List<Column> prepared = prepared(member);
        online.add(member, prepared, defaults);
        online.trust(member.id());
        replaced.add(member.id());
        for (int i = 0; i < prepared.size(); i++) {
            Column column = member.columns().get(i);
            renames.add(prepared.get(i).name(), column.name());
            if (defaults.isPresent()) {
                alter(Rank.ADD_COLUMNS, member, "ALTER COLUMN " + PhysicalNames.quote(column.name()) + " DROP DEFAULT");
            }
        }
        require(member, defaults.isPresent());
    }

    private boolean isUnique(Schema.Member member) {
        return blueprint.after().keys().values().stream()
                .anyMatch(key ->
                        key.kind() == Schema.KeyKind.UNIQUE && key.members().equals(List.of(member.id())));
    }

    private void keepOrReplace(Transition transition, Origin.OwnColumns own) {
        Schema.Member before = own.member();
        Schema.Member after = transition.after();
        List<String> old = before.columns().stream()
                .map(column -> Namer.old(column.name()))
                .toList();
        boolean same = transition.sameColumns();
        boolean lossDecided = transition.canLose() && answers.decided(after.id());
        Optional<String> required = answers.fill(after.id(), "requireField", "requireRelation");
        boolean unchanged = transition.values().equals(old) && required.isEmpty();
        transition.leftover().ifPresent(this::consume);
        if (same && !lossDecided && (unchanged || !transition.values().isEmpty())) {
            if (unchanged) {
                online.settle(after.id(), before.columns());
                online.trust(after.id());
                keep(before, after);
            } else if (online.takes(newValues.of(transition)) && !after.identity()) {
                drop(before);
                prepare(transition, newValues.of(transition));
            } else {
                // unique sets are checked row by row, and choices may swap their names
                replaced.add(after.id());
                assign(transition, before.columns(), newValues.of(transition), condition(transition, before, required));
                keep(before, after);
            }
        } else if (transition.conversion() instanceof Conversion.Lossless
                && transition.leftover().isEmpty()
                && required.isEmpty()
                && !(online.takes(transition.values()) && !after.identity())) {
            retype(before, after);
        } else {
            replace(transition, own);
        }
    }

    private static String condition(Transition transition, Schema.Member before, Optional<String> required) {
        boolean all = transition.leftover().isPresent();
        String absent = Namer.old(before.column()) + " IS NULL";
        boolean changed = !transition
                .values()
                .equals(before.columns().stream()
                        .map(column -> Namer.old(column.name()))
                        .toList());
        if (all || (changed && required.isPresent())) {
            return "true";
        }
        return changed ? transition.present() : absent;
    }

    private void keep(Schema.Member before, Schema.Member after) {
        for (int i = 0; i < after.columns().size(); i++) {
            renames.add(before.columns().get(i).name(), after.columns().get(i).name());
        }
        if (before.identity() && !after.identity()) {
            ColumnRules.dropIdentity(steps, blueprint.namer(), current, before);
        }
        if (before.notNull() && !after.notNull()) {
            ColumnRules.dropNotNull(steps, blueprint.namer(), current, before);
        }
        require(after, before.notNull());
        if (after.identity() && !before.identity()) {
            number(after);
        }
    }

    private void retype(Schema.Member before, Schema.Member after) {
        keep(before, after);
        FieldType from = ((Content.Value) before.content()).type();
        FieldType to = ((Content.Value) after.content()).type();
        String name = PhysicalNames.quote(after.column());
        Conversion conversion =
                Conversions.of(from, to, List.of(name), blueprint.afterDesign().timeZone());
        if (conversion instanceof Conversion.Lossless(List<String> values)) {
            alter(
                    Rank.RETYPE,
                    after,
                    "ALTER COLUMN " + name + " TYPE "
                            + after.columns().getFirst().type() + " USING " + values.getFirst());
        }
    }

    private void replace(Transition transition, Origin.OwnColumns own) {
        if (!transition.canLose()) {
            drop(own.member());
        } else if (own.entry().isPresent()) {
            // it stays what it is: retired, under its name
            ledger.put(own.entry().get());
        } else {
            retire(own.member());
        }
        List<String> values = newValues.of(transition);
        if (values.isEmpty()) {
            replaced.add(transition.after().id());
            transition
                    .after()
                    .columns()
                    .forEach(column -> alter(
                            Rank.ADD_COLUMNS,
                            transition.after(),
                            "ADD COLUMN " + PhysicalNames.quote(column.name()) + " " + column.type()));
            require(transition.after(), false);
            if (transition.after().identity()) {
                number(transition.after());
            }
        } else {
            prepare(transition, values);
        }
    }

    /** Fills new columns beside the old ones, while the row is still the old one. */
    private void prepare(Transition transition, List<String> values) {
        Schema.Member after = transition.after();
        replaced.add(after.id());
        List<Column> prepared = prepared(after);
        for (int i = 0; i < prepared.size(); i++) {
            renames.add(prepared.get(i).name(), after.columns().get(i).name());
        }
        if (online.takes(values) && !after.identity()) {
            online.add(after, prepared, Optional.empty());
            online.compute(after.id(), prepared, values);
            if (after.required() && answers.fillsAlways(after.id())) {
                online.prove(after.id(), prepared.getFirst(), target.name());
            }
        } else {
            prepared.forEach(column -> alterCurrent(
                    Rank.ADD_PREPARED,
                    after.id(),
                    "ADD COLUMN " + PhysicalNames.quote(column.name()) + " " + column.type(),
                    VALUES));
            assign(transition, prepared, values, "true");
        }
        require(after, false);
        if (after.identity()) {
            number(after);
        }
    }

    private void number(Schema.Member member) {
        steps.touch(current.name());
        ColumnRules.number(steps, blueprint.namer(), target, member);
    }

    private static List<Column> prepared(Schema.Member member) {
        String base = Transitions.prepared(member.id());
        return switch (member.content()) {
            case Content.Value(FieldType type) -> Columns.named(base, type);
            case Content.Reference reference -> List.of(new Column(base, "uuid"));
        };
    }

    private void assign(Transition transition, List<Column> columns, List<String> values, String condition) {
        for (int i = 0; i < columns.size(); i++) {
            rewrite.set(transition.after().id(), columns.get(i).name(), values.get(i), condition);
        }
    }

    /** A member that the new design does not have, or has as links. */
    private void leave(Schema.Member member) {
        if (blueprint.becomesLinks(current, member)) {
            ColumnRules.relax(steps, blueprint.namer(), current, member);
            renames.add(member.column(), LinkMoves.aside(member.id()));
            return;
        }
        retire(member);
    }

    private void retire(Schema.Member member) {
        ColumnRules.relax(steps, blueprint.namer(), current, member);
        String name = ledger.newName(member.id());
        Retired.Column column = new Retired.Column(
                entity(),
                member.id(),
                blueprint.oldName(entity(), member.id()),
                member.content(),
                name,
                blueprint.version());
        List<Column> columns = Schema.of(column).columns();
        IntStream.range(0, columns.size())
                .forEach(i -> renames.add(
                        member.columns().get(i).name(), columns.get(i).name()));
        ledger.put(column);
    }

    private void drop(Schema.Member member) {
        member.columns()
                .forEach(column -> alterCurrent(
                        Rank.DROP_CONSUMED,
                        member.id(),
                        "DROP COLUMN " + PhysicalNames.quote(column.name()),
                        "changeFieldType",
                        "restore"));
    }

    private void consume(Retired.Column leftover) {
        drop(Schema.of(leftover));
        ledger.remove(leftover.physicalName());
    }

    private void require(Schema.Member member, boolean already) {
        if (!member.notNull() || already || member.identity()) {
            return;
        }
        member.columns()
                .forEach(column -> alter(
                        Rank.REQUIRE, member, "ALTER COLUMN " + PhysicalNames.quote(column.name()) + " SET NOT NULL"));
    }

    private ElementId owner(String from, String to) {
        return blueprint.ownerOf(current, target, from, to);
    }

    private void alter(Rank rank, Schema.Member member, String action) {
        steps.touch(current.name());
        String[] kinds = rank == Rank.REQUIRE ? new String[] {"require", "add", "change"} : VALUES;
        String sql = "ALTER TABLE " + blueprint.namer().of(target.name()) + " " + action;
        steps.add(rank, member.id(), entity(), sql, kinds);
    }

    private void alterCurrent(Rank rank, ElementId member, String action, String... kinds) {
        steps.touch(current.name());
        steps.add(rank, member, entity(), "ALTER TABLE " + blueprint.namer().of(current.name()) + " " + action, kinds);
    }
}
