package io.modelwright.postgres.modeling;

import io.modelwright.core.apps.App;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.modeling.plan.Plan.Verdict;
import io.modelwright.core.modeling.plan.PlanDocument;
import io.modelwright.core.modeling.plan.PlannedChange;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.modeling.driven.SchemaMigrator;
import io.modelwright.ports.modeling.driven.SchemaMigrator.Ended;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** An app in a data database, published as a test wants it; for one thread. */
final class StudioApp {

    static final AccountId AUTHOR = new AccountId(new UUID(7, 7));

    final App app;
    private final SchemaMigrator migrator;
    private Design live = Design.EMPTY;
    private Retired retired = Retired.NOTHING;
    private int version;
    private String lastScript = "";

    StudioApp(SchemaMigrator migrator, UUID id) {
        this.migrator = migrator;
        String schema = "app_" + id.toString().replace("-", "");
        this.app = new App(
                new AppId(id),
                new WorkspaceId(id),
                "app",
                "App",
                "default",
                schema,
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    int version() {
        return version;
    }

    Design live() {
        return live;
    }

    Retired retired() {
        return retired;
    }

    /** Of the last publish. */
    String lastScript() {
        return lastScript;
    }

    Plan plan(Design after) {
        return plan(after, Set.of());
    }

    Plan plan(Design after, Set<ElementId> purge) {
        return Plan.between(live, after, retired, version + 1, app.schema(), purge);
    }

    SchemaMigrator.Survey survey(Plan plan) {
        return migrator.survey(app, plan).orElseThrow();
    }

    /** Publishes with every loss accepted; the version, or why there is none. */
    Optional<StoredVersion> tryPublish(Design after) {
        Plan plan = plan(after);
        return decide(plan, all(plan), Map.of()) instanceof Verdict.Ready ready
                ? Optional.ofNullable(
                        publish(after, plan, ready) instanceof Ended.Switched(StoredVersion done) ? done : null)
                : Optional.empty();
    }

    StoredVersion publish(Design after) {
        return publish(after, Map.of());
    }

    /** Publishes with every loss accepted and these fills, by the kind of the change. */
    StoredVersion publish(Design after, Map<String, String> fillsByKind) {
        return publish(after, fillsByKind, Set.of());
    }

    StoredVersion publish(Design after, Map<String, String> fillsByKind, Set<ElementId> purge) {
        Plan plan = plan(after, purge);
        Verdict verdict = decide(plan, all(plan), fills(plan, fillsByKind));
        if (!(verdict instanceof Verdict.Ready ready)) {
            throw new AssertionError("not ready: " + verdict + " of " + summary(plan));
        }
        Ended ended = publish(after, plan, ready);
        if (ended instanceof Ended.Switched(StoredVersion done)) {
            return done;
        }
        String unfit = ended instanceof Ended.Unfit(Set<String> changes)
                ? plan.changes().stream()
                        .filter(change -> changes.contains(change.id()))
                        .map(change -> change.change().name() + " " + change.description() + change.sql())
                        .collect(Collectors.joining("\n"))
                : ended.toString();
        throw new AssertionError(unfit + "\nof " + summary(plan));
    }

    Verdict decide(Plan plan, Set<String> acknowledge, Map<String, String> fills) {
        SchemaMigrator.Survey survey = survey(plan);
        return plan.decide(survey.counts(), acknowledge, fills, survey.largeTables());
    }

    /** Fills by the kind of their change as fills by its id. */
    Map<String, String> fills(Plan plan, Map<String, String> fillsByKind) {
        Map<String, String> fills = new HashMap<>();
        for (PlannedChange change : plan.changes()) {
            String fill = fillsByKind.get(change.change().kind());
            if (fill != null) {
                fills.put(change.id(), fill);
            }
        }
        return fills;
    }

    StoredVersion version(Design after, Plan plan, Verdict.Ready ready) {
        return new StoredVersion(
                app.id(),
                plan.version(),
                "version " + plan.version(),
                AUTHOR,
                Instant.parse("2026-02-01T12:00:00.123456Z"),
                after,
                PlanDocument.changes(plan),
                ready.script(),
                ready.retired());
    }

    Ended publish(Design after, Plan plan, Verdict.Ready ready) {
        Ended ended = migrator.publish(app, ready.migration(), version(after, plan, ready));
        if (ended instanceof Ended.Switched) {
            live = after;
            retired = ready.retired();
            version = plan.version();
            lastScript = ready.script();
        }
        return ended;
    }

    static Set<String> all(Plan plan) {
        return plan.changes().stream().map(PlannedChange::id).collect(Collectors.toSet());
    }

    static List<String> summary(Plan plan) {
        return plan.changes().stream()
                .map(change -> change.change().kind() + " " + change.change().name())
                .toList();
    }
}
