package io.modelwright.application.records.transfer;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.Access;
import io.modelwright.core.records.Check;
import io.modelwright.core.records.CompiledRule;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.QueryCompiler;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.records.ReadPlan;
import io.modelwright.core.records.RecordRights;
import io.modelwright.core.records.WritePlan;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The plans that create records of one shape, made once for each. For one thread. */
final class RowPlans {

    private record Shape(RecordRights rights, String entity, Set<String> names) {}

    private final Map<Shape, WritePlan> plans = new HashMap<>();

    /** @param names the members that are given */
    WritePlan of(RecordRights rights, EntityPlan entity, Set<String> names) {
        return plans.computeIfAbsent(new Shape(rights, entity.name(), names), shape -> plan(rights, entity, names));
    }

    private static WritePlan plan(RecordRights rights, EntityPlan entity, Set<String> names) {
        List<Check> checks = new ArrayList<>();
        Access permitted = rights.of(entity).writes(Action.CREATE, names);
        permitted.condition().ifPresent(where -> checks.add(new Check.Permitted(where, true)));
        for (CompiledRule rule : entity.rules()) {
            if (rule.readsRelated()) {
                checks.add(new Check.Holds(rule));
            }
        }
        Set<ElementId> links = new HashSet<>();
        for (String name : names) {
            switch (entity.find(name).orElseThrow()) {
                case Member.ToOne one -> {
                    if (!rights.reach(one).isAll()) {
                        checks.add(new Check.Reaches(one));
                    }
                }
                case Member.ToMany many -> {
                    links.add(many.id());
                    if (!many.relation().targetsUsers()
                            && !rights.of(many.target()).access(Action.READ).isAll()) {
                        checks.add(new Check.ReachesAll(many));
                    }
                }
                case Member.OfSystem system -> {}
                case Member.Column column -> {}
                case Member.Computed computed -> {}
            }
        }
        return new WritePlan(WritePlan.Kind.CREATE, Set.of(), links, checks, idOnly(rights, entity));
    }

    private static ReadPlan idOnly(RecordRights rights, EntityPlan entity) {
        Outcome<ReadPlan> plan = QueryCompiler.written(rights, entity, new QueryParameters(Map.of("fields", "id")));
        return switch (plan) {
            case Outcome.Done<ReadPlan>(ReadPlan read) -> read;
            case Outcome.Refused<ReadPlan>(Refusal refusal) ->
                throw new IllegalStateException("the id of a record cannot be read: " + refusal.code());
        };
    }
}
