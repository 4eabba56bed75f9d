package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.Change;
import io.modelwright.core.modeling.DetailChange;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.EntityChange;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.sql.KeyNames;
import io.modelwright.core.sql.PhysicalNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws the statements of one migration, and what is retired after it; for one run. */
final class MigrationDraft {

    /** What came of it. */
    record Drawn(List<Step> prepare, List<Step> steps, List<Step> finish, List<String> touched, Retired retired) {}

    private final Blueprint blueprint;
    private final Decisions decisions;
    private final StepList steps;
    private final RetiredLedger ledger;
    private final Namer namer;
    private final Renames tableRenames = new Renames();

    private MigrationDraft(Blueprint blueprint, Decisions decisions) {
        this.blueprint = blueprint;
        this.decisions = decisions;
        this.steps = new StepList(new Attribution(blueprint.changes()));
        this.ledger = new RetiredLedger(blueprint.retired());
        this.namer = blueprint.namer();
    }

    static Drawn draw(Blueprint blueprint, Decisions decisions) {
        return new MigrationDraft(blueprint, decisions).run();
    }

    private Drawn run() {
        for (Schema.Table table : blueprint.before().tables().values()) {
            if (!blueprint.after().tables().containsKey(table.entity())) {
                retire(table);
            }
        }
        List<MemberMoves> tables = new ArrayList<>();
        for (Schema.Table table : blueprint.after().tables().values()) {
            blueprint
                    .transitions()
                    .current(table.entity())
                    .ifPresentOrElse(current -> tables.add(move(current, table)), () -> create(table));
        }
        new LinkMoves(blueprint, steps, ledger, tableRenames).run();
        new KeyMoves(blueprint, steps, tables).run();
        purge();
        renameTables();
        return new Drawn(steps.prepare(), steps.inOrder(), steps.finish(), steps.touched(), ledger.result());
    }

    private MemberMoves move(Schema.Table current, Schema.Table table) {
        if (!blueprint.before().tables().containsKey(table.entity())) {
            ledger.remove(current.name());
        }
        tableRenames.add(current.name(), table.name());
        MemberMoves moves = new MemberMoves(blueprint, decisions, steps, ledger, current, table);
        moves.run();
        return moves;
    }

    private void create(Schema.Table table) {
        List<String> columns = new ArrayList<>(List.of(
                "id uuid CONSTRAINT " + PhysicalNames.quote(KeyNames.primaryKey(table.entity())) + " PRIMARY KEY",
                "version bigint NOT NULL",
                "created_at timestamptz NOT NULL",
                "created_by uuid NOT NULL",
                "updated_at timestamptz NOT NULL",
                "updated_by uuid NOT NULL"));
        for (Schema.Member member : table.members().values()) {
            member.columns()
                    .forEach(column -> columns.add(PhysicalNames.quote(column.name()) + " " + column.type()
                            + (member.notNull() ? " NOT NULL" : "")
                            + (member.identity() ? ColumnRules.identity(namer, member.id()) : "")));
        }
        String sql = "CREATE TABLE " + namer.of(table.name()) + " (\n    " + String.join(",\n    ", columns) + "\n)";
        steps.add(Rank.CREATE_TABLES, table.entity(), table.entity(), sql, "add");
    }

    private void retire(Schema.Table table) {
        ElementId entity = table.entity();
        String name = ledger.newName(entity);
        steps.touch(table.name());
        table.members().values().forEach(member -> ColumnRules.relax(steps, namer, table, member));
        tableRenames.add(table.name(), name);
        List<Retired.Member> members = new ArrayList<>();
        table.members()
                .forEach((id, member) -> members.add(new Retired.Member(id, designName(entity, id), member.content())));
        ledger.put(new Retired.Table(entity, designName(entity, entity), name, members, blueprint.version()));
    }

    private String designName(ElementId entity, ElementId element) {
        return Names.of(blueprint.beforeDesign(), entity, element);
    }

    /** All tables and link tables share one name space, so their renames are put in order together. */
    private void renameTables() {
        Map<String, ElementId> owners = new HashMap<>();
        blueprint.before().tables().values().forEach(table -> owners.put(table.name(), table.entity()));
        blueprint.before().links().values().forEach(links -> owners.put(links.name(), links.relation()));
        blueprint.retired().tables().forEach(table -> owners.put(table.physicalName(), table.entity()));
        blueprint.retired().links().forEach(links -> owners.put(links.physicalName(), links.relation()));
        Map<String, String> aside = new HashMap<>();
        tableRenames.forEach((from, to) -> {
            String origin = aside.getOrDefault(from, from);
            aside.put(to, origin);
            ElementId owner = owners.get(origin);
            if (owner == null) {
                throw new IllegalStateException("renames a table that is not there: " + origin);
            }
            steps.touch(origin);
            String sql = "ALTER TABLE " + namer.of(from) + " RENAME TO " + PhysicalNames.quote(to);
            steps.add(Rank.RENAME_TABLES, owner, owner, sql, "rename");
        });
    }

    private void purge() {
        for (Change change : blueprint.changes()) {
            if (change instanceof EntityChange.Purged(Retired.Table table)) {
                dropTable(table.physicalName(), change);
                ledger.removeColumnsOf(table.entity());
            } else if (change instanceof DetailChange.Purged purged) {
                purged.links().forEach(links -> dropTable(links.physicalName(), change));
                purged.columns().forEach(column -> dropColumns(column, change));
            }
        }
    }

    private void dropTable(String name, Change change) {
        steps.touch(name);
        steps.add(Rank.DROP, change.subject(), change.subject(), "DROP TABLE " + namer.of(name), "purge");
        ledger.remove(name);
    }

    private void dropColumns(Retired.Column column, Change change) {
        Schema.Table after = blueprint.after().tables().get(column.entity());
        // a table that is retired itself, or is on its way, keeps its columns until it is purged as a whole
        if (after == null) {
            return;
        }
        for (var physical : Schema.of(column).columns()) {
            String sql =
                    "ALTER TABLE " + namer.of(after.name()) + " DROP COLUMN " + PhysicalNames.quote(physical.name());
            steps.add(Rank.DROP, change.subject(), change.subject(), sql, "purge");
        }
        blueprint.transitions().current(column.entity()).ifPresent(table -> steps.touch(table.name()));
        ledger.remove(column.physicalName());
    }
}
