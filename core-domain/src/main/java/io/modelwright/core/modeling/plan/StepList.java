package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.ElementId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Collects the statements of one migration in any order and gives them in the order of their ranks; for one thread. */
final class StepList {

    private record Ranked(Rank rank, Step step) {}

    private final Attribution attribution;
    private final List<Ranked> steps = new ArrayList<>();
    private final Set<String> touched = new TreeSet<>();

    StepList(Attribution attribution) {
        this.attribution = attribution;
    }

    /** Adds a statement that serves that element of that entity; see {@link Attribution#of}. */
    void add(Rank rank, ElementId subject, ElementId entity, String sql, String... kinds) {
        steps.add(new Ranked(
                rank, new Step(attribution.of(subject, entity, kinds), Step.Kind.STATEMENT, sql, List.of())));
    }

    void add(Rank rank, List<String> changes, Step.Kind kind, String sql) {
        steps.add(new Ranked(rank, new Step(changes, kind, sql, List.of())));
    }

    /** Notes a table that exists and that the migration changes, or refers to anew. */
    void touch(String table) {
        touched.add(table);
    }

    List<String> touched() {
        return List.copyOf(touched);
    }

    List<Step> inOrder() {
        return steps.stream()
                .sorted(Comparator.comparing(Ranked::rank))
                .map(Ranked::step)
                .toList();
    }

    /** The changes of several elements that one statement serves. */
    List<String> changes(List<ElementId> subjects, ElementId entity, String... kinds) {
        Set<String> result = new LinkedHashSet<>();
        subjects.forEach(subject -> result.addAll(attribution.of(subject, entity, kinds)));
        return List.copyOf(result);
    }
}
