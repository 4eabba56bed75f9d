package io.modelwright.core.modeling.validation;

import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Relation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds cycles of required relations: no record of their entities could ever be the first. */
final class RequiredCycles implements Check {

    @Override
    public void check(Model model, Findings findings) {
        Set<String> reported = new HashSet<>();
        for (Entity entity : model.entities()) {
            List<Relation> cycle = cycleThrough(model, entity.name());
            // one cycle is found again from each of its entities
            if (!cycle.isEmpty() && cycle.stream().noneMatch(step -> reported.contains(step.from()))) {
                cycle.forEach(step -> reported.add(step.from()));
                String path = cycle.stream()
                        .map(step -> step.from() + "." + step.name())
                        .collect(Collectors.joining(", "));
                findings.error(
                        "required-cycle",
                        model.place(cycle.getFirst().id(), "required"),
                        "These required relations form a cycle, so that no record could be the first: " + path + ".");
            }
        }
    }

    /** A shortest cycle of required relations from that entity back to it; empty where there is none. */
    private static List<Relation> cycleThrough(Model model, String start) {
        Map<String, Relation> cameBy = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            for (Relation relation : required(model, open.remove())) {
                if (cameBy.putIfAbsent(relation.to(), relation) == null) {
                    open.add(relation.to());
                }
            }
        }
        Deque<Relation> cycle = new ArrayDeque<>();
        Relation step = cameBy.get(start);
        while (step != null) {
            cycle.addFirst(step);
            step = step.from().equals(start) ? null : cameBy.get(step.from());
        }
        return List.copyOf(cycle);
    }

    private static List<Relation> required(Model model, String entity) {
        return model.relationsFrom(entity).stream()
                .filter(relation -> relation.isToOne() && relation.required() && !relation.targetsUsers())
                .toList();
    }
}
