package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.ElementId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Collects the statements of one migration in any order and gives them in the order of their ranks; for one thread. */
final class StepList {

    private record Ranked(Rank rank, Step step) {}

    private final Attribution attribution;
    private final List<Ranked> steps = new ArrayList<>();
    private final List<Step> prepare = new ArrayList<>();
    private final List<Step> finish = new ArrayList<>();
    private final Set<String> touched = new TreeSet<>();

    StepList(Attribution attribution) {
        this.attribution = attribution;
    }

    /** Adds a statement that serves that element of that entity; see {@link Attribution#of}. */
    void add(Rank rank, ElementId subject, ElementId entity, String sql, String... kinds) {
        steps.add(new Ranked(rank, Step.of(attribution.of(subject, entity, kinds), Step.Kind.STATEMENT, sql)));
    }

    void add(Rank rank, List<String> changes, Step.Kind kind, String sql) {
        steps.add(new Ranked(rank, Step.of(changes, kind, sql)));
    }

    /** Adds a step before the switch, in the order of the calls. */
    void prepare(List<String> changes, Step.Kind kind, String sql, String... undo) {
        prepare.add(new Step(changes, kind, sql, List.of(undo), Optional.empty()));
    }

    /** Adds an UPDATE that walks through a table before the switch; nothing takes it back but what takes its columns back. */
    void prepareBatch(List<String> changes, String table, String sql) {
        prepare.add(new Step(changes, Step.Kind.BATCH, sql, List.of(), Optional.of(table)));
    }

    /** Adds a step after the switch. */
    void finish(List<String> changes, String sql) {
        finish.add(Step.of(changes, Step.Kind.STATEMENT, sql));
    }

    List<Step> prepare() {
        return List.copyOf(prepare);
    }

    List<Step> finish() {
        return List.copyOf(finish);
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
