package io.modelwright.core.modeling.plan;

import io.modelwright.core.expression.Compilation;
import io.modelwright.core.expression.DesignScope;
import io.modelwright.core.expression.Expectation;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Expressions;
import io.modelwright.core.expression.Leaf;
import io.modelwright.core.expression.SystemField;
import io.modelwright.core.expression.ValueType;
import io.modelwright.core.modeling.Change;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Diff;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.FieldChange;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.RelationChange;
import io.modelwright.core.modeling.plan.PlannedChange.Remedy;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.sql.ExpressionSql;
import io.modelwright.core.sql.Parameter;
import io.modelwright.core.sql.PhysicalNames;
import io.modelwright.core.sql.SqlLiterals;
import io.modelwright.core.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What publishers give for values that are missing: CEL over the record as it is before the publish, as SQL over its row
 * {@code o}. A fill has no user: it runs once for all records.
 */
final class Fills {

    private final Blueprint blueprint;
    private final Design before;

    private Fills(Blueprint blueprint, ElementId entity) {
        this.blueprint = blueprint;
        this.before = withGhost(blueprint, entity);
    }

    /** The old design; an entity that comes back is in it as it was, without its relations. */
    private static Design withGhost(Blueprint blueprint, ElementId entity) {
        Design before = blueprint.beforeDesign();
        if (before.entities().stream().anyMatch(known -> known.id().equals(entity))) {
            return before;
        }
        return blueprint
                .retired()
                .findTable(entity)
                .map(table -> {
                    List<Entity> entities = new ArrayList<>(before.entities());
                    entities.add(Diff.ghost(table));
                    return new Design(before.timeZone(), entities, before.relations(), before.roles());
                })
                .orElse(before);
    }

    /**
     * Compiles one fill.
     *
     * @param compiled takes the SQL under the id of the change
     * @return what is wrong with it; nothing else is done then
     */
    static List<Finding> compile(
            Blueprint blueprint, List<PlannedChange> changes, String id, String source, Map<String, String> compiled) {
        JsonPointer pointer = JsonPointer.ROOT.member("fill").member(id);
        Optional<PlannedChange> change =
                changes.stream().filter(planned -> planned.id().equals(id)).findFirst();
        if (change.isEmpty()) {
            return List.of(Finding.error("unknown-change", pointer, "The plan has no change of this id."));
        }
        Optional<Expectation> expected = expectation(change.get());
        Optional<ElementId> entity = blueprint
                .afterDesign()
                .findEntity(change.get().change().entity())
                .map(Entity::id);
        if (expected.isEmpty() || entity.isEmpty() || !blueprint.members().containsKey(entity.get())) {
            return List.of(Finding.error("no-fill", pointer, "This change takes no value."));
        }
        Fills fills = new Fills(blueprint, entity.get());
        DesignScope scope = new DesignScope(fills.before, Names.entity(fills.before, entity.get()));
        return switch (Expressions.compile(source, scope, expected.get())) {
            case Compilation.Compiled(Expr expr) -> fills.render(expr, scope.of(), id, pointer, compiled);
            case Compilation.Failed failed ->
                failed.faults().stream()
                        .map(fault -> Finding.error("expression-" + fault.code().code(), pointer, fault.message()))
                        .toList();
        };
    }

    /** The type of what the change needs; empty for one that takes no fill, or no expression can give it. */
    private static Optional<Expectation> expectation(PlannedChange planned) {
        Change change = planned.change();
        boolean optional = change.kind().equals("addField") || change.kind().equals("addRelation");
        if (!optional && !planned.remedies().contains(Remedy.FILL)) {
            return Optional.empty();
        }
        if (change instanceof FieldChange field) {
            ValueType type = ValueType.of(field.field().type());
            boolean stored = !(field.field().type() instanceof FieldType.Formula);
            return stored && type != ValueType.Scalar.OPAQUE
                    ? Optional.of(Expectation.of(field.field()))
                    : Optional.empty();
        }
        return change instanceof RelationChange relation && relation.relation().isToOne()
                ? Optional.of(Expectation.of(
                        new ValueType.Reference(relation.relation().to())))
                : Optional.empty();
    }

    private List<Finding> render(
            Expr expr, Entity entity, String id, JsonPointer pointer, Map<String, String> compiled) {
        List<Finding> findings = new ArrayList<>();
        expr.visit(part -> {
            if (part == Expr.Bound.USER) {
                findings.add(Finding.error("no-user", pointer, "A fill runs for nobody in particular: no user here."));
            }
        });
        if (findings.isEmpty()) {
            SqlText sql = ExpressionSql.render(expr, path -> column(path, entity));
            compiled.put(id, SqlLiterals.inline(sql, this::slot));
        }
        return findings;
    }

    private String slot(Parameter.Slot slot) {
        return switch (slot.name()) {
            case ExpressionSql.NOW -> "CURRENT_TIMESTAMP";
            case ExpressionSql.TODAY ->
                "CAST(CURRENT_TIMESTAMP AT TIME ZONE "
                        + SqlLiterals.text(before.timeZone().getId()) + " AS date)";
            default -> throw new IllegalStateException("a fill has no " + slot.name());
        };
    }

    /** The column of the old row, or of the row that its relations lead to, one after the other. */
    private SqlText column(Expr.Path path, Entity entity) {
        String alias = "o";
        ElementId at = entity.id();
        StringBuilder from = new StringBuilder();
        String joined = "";
        for (int i = 0; i < path.relations().size(); i++) {
            Relation relation = path.relations().get(i);
            Entity target = before.findEntity(relation.to()).orElseThrow();
            String next = "t" + i;
            String table =
                    blueprint.namer().of(blueprint.before().table(target.id()).name());
            String link = alias + "." + PhysicalNames.quote(column(at, relation.id(), 0));
            if (i == 0) {
                from.append(table).append(' ').append(next);
                joined = next + ".id = " + link;
            } else {
                from.append(" JOIN ")
                        .append(table)
                        .append(' ')
                        .append(next)
                        .append(" ON ")
                        .append(next);
                from.append(".id = ").append(link);
            }
            alias = next;
            at = target.id();
        }
        String column = alias + "." + PhysicalNames.quote(leaf(at, path.leaf()));
        return SqlText.raw(
                path.relations().isEmpty() ? column : "(SELECT " + column + " FROM " + from + " WHERE " + joined + ")");
    }

    private String leaf(ElementId entity, Leaf leaf) {
        return switch (leaf) {
            case Leaf.OfSystem(SystemField field) -> PhysicalNames.snakeCase(field.member());
            case Leaf.Link(Relation relation) -> column(entity, relation.id(), 0);
            case Leaf.Stored stored ->
                column(
                        entity,
                        stored.field().id(),
                        switch (stored.component()) {
                            case WHOLE, AMOUNT, LATITUDE -> 0;
                            case CURRENCY, LONGITUDE -> 1;
                        });
        };
    }

    private String column(ElementId entity, ElementId member, int index) {
        return blueprint
                .transitions()
                .current(entity)
                .orElseThrow()
                .member(member)
                .columns()
                .get(index)
                .name();
    }
}
