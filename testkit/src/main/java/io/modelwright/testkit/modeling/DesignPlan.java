package io.modelwright.testkit.modeling;

import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.modeling.Relation.Kind;
import io.modelwright.core.modeling.Relation.OnDelete;
import io.modelwright.core.shared.Json;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A wish for a design, free of any constraint between its parts, so that it shrinks well; {@link DesignAssembler} makes the
 * nearest valid design of it. Numbers that refer to something do so modulo what is there.
 */
record DesignPlan(ZoneId timeZone, List<EntityPlan> entities, List<RelationPlan> relations, List<RolePlan> roles) {

    record EntityPlan(
            String name,
            Labels labels,
            boolean labelled,
            List<FieldPlan> fields,
            List<Integer> rules,
            List<List<Integer>> uniqueSets,
            List<List<Integer>> indexes) {}

    /** @param formula where present, the field is a formula over the field of that number in place of the type */
    record FieldPlan(
            String name, Labels labels, TypePlan type, boolean required, boolean unique, Optional<Integer> formula) {}

    /** @param type its choices have ids that mean nothing */
    record TypePlan(FieldType type, Optional<Json> defaultValue) {}

    /** @param to the number of the entity, or -1 for people */
    record RelationPlan(
            int from,
            String name,
            Labels labels,
            Kind kind,
            int to,
            Optional<String> inverse,
            boolean required,
            OnDelete onDelete) {}

    record RolePlan(String name, Labels labels, List<PermissionPlan> permissions) {}

    record PermissionPlan(
            int entity, Set<Action> actions, Optional<Integer> where, List<Integer> hidden, List<Integer> readOnly) {}
}
