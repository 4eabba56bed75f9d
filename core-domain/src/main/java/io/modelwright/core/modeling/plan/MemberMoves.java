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
import io.modelwright.core.sql.SqlLiterals;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Moves the members of one table from what they are to what they shall be; for one run. */
final class MemberMoves {

    private static final String[] VALUES = {
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
    }

    ElementId entity() {
        return target.entity();
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
            case Origin.FormerLinks links -> prepare(transition, values(transition), "true");
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
            prepare(transition, List.of(cast(fill.get(), member)), "true");
            return;
        }
        Optional<List<String>> defaults = member.required() && !isUnique(member)
                ? Defaults.literals(blueprint.afterDesign(), entity(), member.id())
                : Optional.empty();
        for (int i = 0; i < member.columns().size(); i++) {
            Column column = member.columns().get(i);
            String name = PhysicalNames.quote(column.name());
            String definition = "ADD COLUMN " + name + " " + column.type();
            if (member.identity()) {
                alter(Rank.ADD_COLUMNS, member, definition + " NOT NULL" + identity(blueprint.namer(), member.id()));
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
            if (!unchanged) {
                assign(transition, before.columns(), values(transition), condition(transition, before, required));
            }
            keep(before, after);
        } else if (transition.conversion() instanceof Conversion.Lossless
                && transition.leftover().isEmpty()
                && required.isEmpty()) {
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
            dropIdentity(steps, blueprint.namer(), current, before);
        }
        if (before.notNull() && !after.notNull()) {
            dropNotNull(steps, blueprint.namer(), current, before);
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
        List<String> values = values(transition);
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
            prepare(transition, values, "true");
        }
    }

    /** Fills new columns beside the old ones, while the row is still the old one. */
    private void prepare(Transition transition, List<String> values, String condition) {
        Schema.Member after = transition.after();
        replaced.add(after.id());
        List<Column> prepared = prepared(after);
        for (int i = 0; i < prepared.size(); i++) {
            Column column = prepared.get(i);
            alterCurrent(
                    Rank.ADD_PREPARED,
                    after.id(),
                    "ADD COLUMN " + PhysicalNames.quote(column.name()) + " " + column.type(),
                    VALUES);
            renames.add(column.name(), after.columns().get(i).name());
        }
        assign(transition, prepared, values, condition);
        require(after, false);
        if (after.identity()) {
            number(after);
        }
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

    /** What the columns get: what can go over, else what the publisher gave. Empty where that is nothing at all. */
    private List<String> values(Transition transition) {
        Schema.Member after = transition.after();
        StringBuilder given = new StringBuilder();
        answers.fill(after.id(), "changeFieldType")
                .ifPresent(fill -> given.append(", CASE WHEN ")
                        .append(transition.present())
                        .append(" THEN ")
                        .append(cast(fill, after))
                        .append(" END"));
        transition
                .before()
                .ifPresent(before -> answers.choiceFills(after.id())
                        .forEach((name, fill) -> given.append(", CASE WHEN ")
                                .append(Namer.old(before.column()))
                                .append(" = ")
                                .append(SqlLiterals.text(name))
                                .append(" THEN ")
                                .append(cast(fill, after))
                                .append(" END")));
        answers.fill(after.id(), "requireField", "requireRelation")
                .ifPresent(fill -> given.append(", ").append(cast(fill, after)));
        if (given.isEmpty()) {
            return transition.values();
        }
        String converted = transition.values().isEmpty()
                ? "NULL"
                : "(" + transition.values().getFirst() + ")";
        return List.of("COALESCE(" + converted + given + ")");
    }

    private static String cast(String fill, Schema.Member member) {
        return "CAST((" + fill + ") AS " + Transitions.castType(member.columns().getFirst()) + ")";
    }

    /** A member that the new design does not have, or has as links. */
    private void leave(Schema.Member member) {
        if (blueprint.becomesLinks(current, member)) {
            relax(steps, blueprint.namer(), current, member);
            renames.add(member.column(), LinkMoves.aside(member.id()));
            return;
        }
        retire(member);
    }

    private void retire(Schema.Member member) {
        relax(steps, blueprint.namer(), current, member);
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

    /** Makes a column of numbers count on by itself; rows without a number get the next ones. */
    private void number(Schema.Member member) {
        String table = blueprint.namer().of(target.name());
        String column = PhysicalNames.quote(member.column());
        steps.add(
                Rank.REQUIRE,
                member.id(),
                entity(),
                "UPDATE " + table + " AS o SET " + column + " = n.number FROM (SELECT id, row_number() OVER (ORDER BY"
                        + " created_at, id) + (SELECT COALESCE(max(" + column + "), 0) FROM " + table
                        + ") AS number FROM " + table + " WHERE " + column + " IS NULL) n WHERE n.id = o.id",
                "changeFieldType");
        alter(Rank.REQUIRE, member, "ALTER COLUMN " + column + " SET NOT NULL");
        alter(Rank.REQUIRE, member, "ALTER COLUMN " + column + " ADD" + identity(blueprint.namer(), member.id()));
        steps.add(
                Rank.REQUIRE,
                member.id(),
                entity(),
                "SELECT setval(" + SqlLiterals.text(blueprint.namer().of(sequence(member.id())))
                        + ", GREATEST(COALESCE(max(" + column + "), 0) + 1, 1), false) FROM " + table,
                "changeFieldType");
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

    /** Takes away what new rows would have to obey. */
    static void relax(StepList steps, Namer namer, Schema.Table table, Schema.Member member) {
        if (member.identity()) {
            dropIdentity(steps, namer, table, member);
        }
        if (member.notNull()) {
            dropNotNull(steps, namer, table, member);
        }
    }

    private static void dropIdentity(StepList steps, Namer namer, Schema.Table table, Schema.Member member) {
        relaxing(steps, namer, table, member, member.columns().getFirst(), "DROP IDENTITY");
    }

    private static void dropNotNull(StepList steps, Namer namer, Schema.Table table, Schema.Member member) {
        member.columns().forEach(column -> relaxing(steps, namer, table, member, column, "DROP NOT NULL"));
    }

    private static void relaxing(
            StepList steps, Namer namer, Schema.Table table, Schema.Member member, Column column, String what) {
        steps.touch(table.name());
        String sql = "ALTER TABLE " + namer.of(table.name()) + " ALTER COLUMN " + PhysicalNames.quote(column.name())
                + " " + what;
        steps.add(Rank.RELAX, member.id(), table.entity(), sql, "relax", "retire", "changeFieldType");
    }

    /** The sequence is named by the id, so that it meets no table's name and renames leave it alone. */
    static String identity(Namer namer, ElementId member) {
        return " GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME " + namer.of(sequence(member)) + ")";
    }

    private static String sequence(ElementId member) {
        return PhysicalNames.constraint("sq", member);
    }
}
