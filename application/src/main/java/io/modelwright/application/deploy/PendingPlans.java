package io.modelwright.application.deploy;

import io.modelwright.core.deploy.Compatibility;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.plan.Impact;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.modeling.plan.PlannedChange;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The plans between versions of an app, as they meet a deployed database. */
final class PendingPlans {

    /** Where generated applications have their tables. */
    private static final String SCHEMA = "public";

    private final VersionRepository versions;

    PendingPlans(VersionRepository versions) {
        this.versions = versions;
    }

    /** What stands against the release before, by version, of all those after {@code from} up to {@code to}. */
    NavigableMap<Integer, List<String>> breaking(AppId app, int from, int to) {
        NavigableMap<Integer, List<String>> breaking = new TreeMap<>();
        for (int number = from + 1; number <= to; number++) {
            breaking.put(number, Compatibility.breaking(plan(app, number - 1, number)));
        }
        return breaking;
    }

    /** What stands against running a version on the database of a newer one. */
    Optional<Refusal> against(AppId app, int version, int schema) {
        return breaking(app, version, schema).entrySet().stream()
                .filter(plan -> !plan.getValue().isEmpty())
                .findFirst()
                .map(plan -> new Refusal.Conflict(
                        "rollback-breaks",
                        "Version " + plan.getKey() + " changed the database so that version " + version
                                + " does not work on it: " + plan.getValue().getFirst(),
                        Map.of()));
    }

    /** What a change means for some records. */
    record Effect(PlannedChange change, long count) {

        Impact impact() {
            return change.impact(count);
        }

        Json json() {
            return Json.object()
                    .put("change", change.id())
                    .put("impact", impact().keyword())
                    .put("description", change.description())
                    .put("count", count)
                    .put("meaning", change.question().orElseThrow().meaning(count))
                    .build();
        }
    }

    /**
     * What all that comes means for the records that are there; what concerns no record is left out.
     *
     * @param count answers queries by their keys
     */
    List<Effect> effects(AppId app, int from, int to, Function<Map<String, String>, Map<String, Long>> count) {
        if (from == 0 || from >= to) {
            return List.of();
        }
        Plan plan = plan(app, from, to);
        Map<String, String> questions = new HashMap<>();
        plan.changes()
                .forEach(change -> change.question().ifPresent(question -> questions.put(change.id(), question.sql())));
        Map<String, Long> counts = questions.isEmpty() ? Map.of() : count.apply(questions);
        List<Effect> effects = new ArrayList<>();
        for (PlannedChange change : plan.changes()) {
            long affected = counts.getOrDefault(change.id(), 0L);
            if (affected > 0) {
                effects.add(new Effect(change, affected));
            }
        }
        return effects;
    }

    private Plan plan(AppId app, int from, int to) {
        Optional<StoredVersion> before = from == 0 ? Optional.empty() : Optional.of(version(app, from));
        return Plan.between(
                before.map(StoredVersion::design).orElse(Design.EMPTY),
                version(app, to).design(),
                before.map(StoredVersion::retired).orElse(Retired.NOTHING),
                to,
                SCHEMA,
                Set.of());
    }

    private StoredVersion version(AppId app, int number) {
        return versions.find(app, number)
                .orElseThrow(() -> new IllegalStateException("app " + app + " has no version " + number));
    }
}
