package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.sql.KeyNames;
import io.modelwright.core.sql.PhysicalNames;
import java.util.Optional;

/** Makes, keeps and retires the link tables of manyToMany relations; for one run. */
final class LinkMoves {

    private static final String[] KINDS = {"add", "restore", "changeRelationKind", "retarget", "retire"};

    private final Blueprint blueprint;
    private final StepList steps;
    private final RetiredLedger ledger;
    private final Renames tableRenames;
    private final Namer namer;

    LinkMoves(Blueprint blueprint, StepList steps, RetiredLedger ledger, Renames tableRenames) {
        this.blueprint = blueprint;
        this.steps = steps;
        this.ledger = ledger;
        this.tableRenames = tableRenames;
        this.namer = blueprint.namer();
    }

    /** What the column of a relation is called between the renames and its end, when it becomes links. */
    static String aside(ElementId relation) {
        return PhysicalNames.constraint("_former", relation);
    }

    void run() {
        for (Schema.Links links : blueprint.before().links().values()) {
            if (!stays(links)) {
                retire(links);
            }
        }
        for (Schema.Links links : blueprint.after().links().values()) {
            Optional<Schema.Links> current = blueprint.transitions().current(links);
            if (current.isEmpty()) {
                create(links);
            } else {
                tableRenames.add(current.get().name(), links.name());
                if (!current.get().equals(blueprint.before().links().get(links.relation()))) {
                    restore(current.get(), links);
                }
            }
            takeOverColumn(links);
        }
    }

    private boolean stays(Schema.Links links) {
        return Optional.ofNullable(blueprint.after().links().get(links.relation()))
                .flatMap(blueprint.transitions()::current)
                .filter(links::equals)
                .isPresent();
    }

    private void retire(Schema.Links links) {
        ElementId id = links.relation();
        steps.touch(links.name());
        // dropping a foreign key locks the table it leads to
        touchTable(links.from());
        links.to().ifPresent(this::touchTable);
        dropConstraint(links, KeyNames.linkFrom(id));
        if (links.to().isPresent()) {
            dropConstraint(links, KeyNames.linkTo(id));
        }
        dropConstraint(links, KeyNames.primaryKey(id));
        add(Rank.DROP_KEYS, links, "DROP INDEX " + namer.of(KeyNames.index(id)));
        String name = ledger.newName(id);
        tableRenames.add(links.name(), name);
        ledger.put(new Retired.Links(
                id, blueprint.oldName(links.from(), id), links.from(), links.to(), name, blueprint.version()));
    }

    private void dropConstraint(Schema.Links links, String name) {
        add(
                Rank.DROP_KEYS,
                links,
                "ALTER TABLE " + namer.of(links.name()) + " DROP CONSTRAINT " + PhysicalNames.quote(name));
    }

    private void create(Schema.Links links) {
        add(
                Rank.CREATE_TABLES,
                links,
                "CREATE TABLE " + namer.of(links.name())
                        + " (\n    from_id uuid NOT NULL,\n    to_id uuid NOT NULL\n)");
        constrain(links);
    }

    private void restore(Schema.Links current, Schema.Links links) {
        ledger.remove(current.name());
        steps.touch(current.name());
        links.to().ifPresent(to -> prune(links, "to_id", to));
        prune(links, "from_id", links.from());
        constrain(links);
    }

    /** Links to records that were deleted while the relation was retired lead nowhere. */
    private void prune(Schema.Links links, String column, ElementId end) {
        String table = blueprint.after().table(end).name();
        add(
                Rank.LINKS,
                links,
                "DELETE FROM " + namer.of(links.name()) + " AS l WHERE NOT EXISTS (SELECT FROM " + namer.of(table)
                        + " t WHERE t.id = l." + column + ")");
    }

    private void constrain(Schema.Links links) {
        ElementId id = links.relation();
        String table = namer.of(links.name());
        add(
                Rank.KEYS,
                links,
                "ALTER TABLE " + table + " ADD CONSTRAINT " + PhysicalNames.quote(KeyNames.primaryKey(id))
                        + " PRIMARY KEY (from_id, to_id)");
        add(Rank.KEYS, links, "CREATE INDEX " + PhysicalNames.quote(KeyNames.index(id)) + " ON " + table + " (to_id)");
        foreignKey(links, KeyNames.linkFrom(id), "from_id", links.from());
        links.to().ifPresent(to -> foreignKey(links, KeyNames.linkTo(id), "to_id", to));
    }

    private void foreignKey(Schema.Links links, String name, String column, ElementId target) {
        touchTable(target);
        String table = blueprint.after().table(target).name();
        add(
                Rank.FOREIGN_KEYS,
                links,
                "ALTER TABLE " + namer.of(links.name()) + " ADD CONSTRAINT "
                        + PhysicalNames.quote(name) + " FOREIGN KEY (" + column + ") REFERENCES " + namer.of(table)
                        + " (id) ON DELETE CASCADE");
    }

    /** The links of what was a to-one relation. */
    private void takeOverColumn(Schema.Links links) {
        Optional<Schema.Table> table = blueprint.transitions().current(links.from());
        Optional<Schema.Member> column = table.map(found -> found.members().get(links.relation()));
        if (column.isEmpty() || !blueprint.becomesLinks(table.orElseThrow(), column.get())) {
            return;
        }
        String from = namer.of(blueprint.after().table(links.from()).name());
        String old = PhysicalNames.quote(aside(links.relation()));
        boolean restored = blueprint.transitions().current(links).isPresent();
        add(
                Rank.LINKS,
                links,
                "INSERT INTO " + namer.of(links.name()) + " (from_id, to_id) SELECT o.id, o." + old
                        + " FROM " + from + " o WHERE o." + old + " IS NOT NULL"
                        + (restored
                                ? " AND NOT EXISTS (SELECT FROM " + namer.of(links.name())
                                        + " l WHERE l.from_id = o.id AND l.to_id = o." + old + ")"
                                : ""));
        add(Rank.DROP, links, "ALTER TABLE " + from + " DROP COLUMN " + old);
    }

    private void touchTable(ElementId entity) {
        blueprint.transitions().current(entity).ifPresent(table -> steps.touch(table.name()));
    }

    private void add(Rank rank, Schema.Links links, String sql) {
        steps.add(rank, links.relation(), links.from(), sql, KINDS);
    }
}
