package io.modelwright.codegen.seed;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The order of entities in which as many relations as possible lead back: each required one does, since a valid design has no
 * circle of them; optional ones do unless they close a circle. Stateless.
 */
final class SeedOrder {

    private final Design design;
    private final Set<String> done = new LinkedHashSet<>();
    private final Set<String> open = new LinkedHashSet<>();

    private SeedOrder(Design design) {
        this.design = design;
    }

    static List<String> of(Design design) {
        SeedOrder order = new SeedOrder(design);
        design.entities().stream().map(Entity::name).forEach(name -> order.visit(name, false));
        return List.copyOf(order.done);
    }

    /** @param needed whether what is open is waiting for it by required relations alone */
    private void visit(String entity, boolean needed) {
        if (done.contains(entity) || (!needed && open.contains(entity))) {
            return;
        }
        open.add(entity);
        for (Relation relation : targets(entity, true)) {
            visit(relation.to(), true);
        }
        if (!needed) {
            for (Relation relation : targets(entity, false)) {
                visit(relation.to(), false);
            }
        }
        done.add(entity);
        open.remove(entity);
    }

    private List<Relation> targets(String entity, boolean required) {
        List<Relation> targets = new ArrayList<>();
        for (Relation relation : design.relationsFrom(entity)) {
            if (relation.required() == required
                    && !relation.targetsUsers()
                    && !relation.to().equals(entity)) {
                targets.add(relation);
            }
        }
        return targets;
    }
}
