package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.Change;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Diff;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.plan.PlannedChange.Remedy;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.sql.PhysicalNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What leads from the live design of an app to another one: typed changes in order, each with its impact, and from them the
 * migration, once everything that needs a word has got one. Immutable.
 */
public final class Plan {

    private static final Set<String> GUARDED = Set.of("changeFieldType", "removeChoice", "changeRelationKind");

    private final Blueprint online;
    private final Blueprint script;
    private final List<PlannedChange> changes;

    private Plan(Blueprint online, Blueprint script, List<PlannedChange> changes) {
        this.online = online;
        this.script = script;
        this.changes = changes;
    }

    /**
     * Makes the plan.
     *
     * @param before the live design; {@link Design#EMPTY} before the first version
     * @param retired what the database keeps beside it
     * @param version the number of the version that comes, from 1
     * @param schema the PostgreSQL schema of the app
     * @param purge ids of retired elements to destroy
     */
    public static Plan between(
            Design before, Design after, Retired retired, int version, String schema, Set<ElementId> purge) {
        List<Change> changes = Diff.between(before, after, retired, purge);
        Blueprint online = Blueprint.of(before, after, retired, changes, version, Namer.qualified(schema));
        Blueprint script = Blueprint.of(before, after, retired, changes, version, Namer.bare());
        return new Plan(online, script, planned(online));
    }

    private static List<PlannedChange> planned(Blueprint blueprint) {
        Impacts impacts = new Impacts(blueprint);
        List<Step> steps = MigrationDraft.draw(blueprint, Decisions.NONE).steps();
        List<PlannedChange> planned = new ArrayList<>();
        for (Change change : blueprint.changes()) {
            Impacts.Judged judged = impacts.judge(change);
            String id = Attribution.id(change);
            List<String> sql = steps.stream()
                    .filter(step -> step.changes().contains(id))
                    .map(Step::sql)
                    .toList();
            planned.add(new PlannedChange(
                    id,
                    change,
                    judged.impact(),
                    judged.otherwise(),
                    judged.remedies(),
                    judged.description(),
                    judged.question(),
                    sql));
        }
        return List.copyOf(planned);
    }

    public List<PlannedChange> changes() {
        return changes;
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The number of the version that this plan makes. */
    public int version() {
        return online.version();
    }

    /** What stands against running a plan as its publisher wants it. */
    public sealed interface Verdict {

        /** Nothing: this is the migration, its script, and what is retired after it. */
        record Ready(Migration migration, String script, Retired retired) implements Verdict {}

        /** Changes that lose data were not acknowledged. */
        record Unacknowledged(Set<String> changes) implements Verdict {}

        /** Changes need a value, or other records, first. */
        record ValueNeeded(Set<String> changes) implements Verdict {}

        /** A fill is no expression of the type that its change needs, or its change takes none. */
        record BadFill(List<Finding> findings) implements Verdict {}
    }

    /**
     * Decides the plan.
     *
     * @param counts the answers to the questions of the changes, by change id
     * @param acknowledge ids of changes whose loss is accepted; others than those of this plan mean nothing
     * @param fills by change id, CEL over the old record
     * @param large the tables, by their names of now, whose changes are prepared online
     */
    public Verdict decide(
            Map<String, Long> counts, Set<String> acknowledge, Map<String, String> fills, Set<String> large) {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> onlineFills = new HashMap<>();
        Map<String, String> scriptFills = new HashMap<>();
        fills.forEach((id, source) -> {
            findings.addAll(Fills.compile(online, changes, id, source, onlineFills));
            Fills.compile(script, changes, id, source, scriptFills);
        });
        if (!findings.isEmpty()) {
            return new Verdict.BadFill(findings);
        }
        Set<String> unacknowledged = new HashSet<>();
        Set<String> needed = new HashSet<>();
        for (PlannedChange change : changes) {
            Impact impact = change.impact(counts.getOrDefault(change.id(), 0L));
            boolean said = (change.remedies().contains(Remedy.ACKNOWLEDGE) && acknowledge.contains(change.id()))
                    || (change.remedies().contains(Remedy.FILL) && fills.containsKey(change.id()));
            if (impact == Impact.LOSES_DATA && !said) {
                unacknowledged.add(change.id());
            } else if (impact == Impact.NEEDS_VALUE && !said) {
                needed.add(change.id());
            }
        }
        if (!unacknowledged.isEmpty()) {
            return new Verdict.Unacknowledged(unacknowledged);
        }
        return needed.isEmpty()
                ? ready(
                        new Decisions(acknowledge, onlineFills, large),
                        new Decisions(acknowledge, scriptFills, Set.of()))
                : new Verdict.ValueNeeded(needed);
    }

    private Verdict ready(Decisions decisions, Decisions scriptDecisions) {
        MigrationDraft.Drawn drawn = MigrationDraft.draw(online, decisions);
        List<Step> steps = new ArrayList<>();
        if (online.version() == 1) {
            String schema = PhysicalNames.quote(online.namer().schema().orElseThrow());
            steps.add(Step.of(List.of(), Step.Kind.STATEMENT, "CREATE SCHEMA " + schema));
        }
        steps.addAll(guards(changes, decisions));
        steps.addAll(drawn.steps());
        List<String> locks = drawn.touched().stream().map(online.namer()::of).toList();
        Migration migration = new Migration(drawn.prepare(), locks, steps, drawn.finish());
        List<Step> scripted = new ArrayList<>(guards(planned(script), scriptDecisions));
        scripted.addAll(MigrationDraft.draw(script, scriptDecisions).steps());
        return new Verdict.Ready(migration, Script.of(online.version(), changes, scripted), drawn.retired());
    }

    /** What nobody decided because no record needed it must still be so when it runs. */
    private static List<Step> guards(List<PlannedChange> changes, Decisions decisions) {
        return changes.stream()
                .filter(change -> GUARDED.contains(change.change().kind())
                        && change.impact() != change.otherwise()
                        && change.question().isPresent()
                        && change.impact().compareTo(Impact.NEEDS_VALUE) >= 0
                        && !decisions.acknowledged().contains(change.id())
                        && !decisions.fills().containsKey(change.id()))
                .map(change -> Step.of(
                        List.of(change.id()),
                        Step.Kind.GUARD,
                        change.question().orElseThrow().sql()))
                .toList();
    }
}
