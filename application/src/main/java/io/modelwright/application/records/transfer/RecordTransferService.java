package io.modelwright.application.records.transfer;

import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.Standing;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.audit.AppEvents;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobRequest;
import io.modelwright.core.jobs.RetryPolicy;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.shared.IdSource;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.ports.records.driving.RecordTransfer;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides who may move records and hands the work on. Columns and refusals are settled before a statement looks at the fence, so
 * that what is remembered of an app does not do here.
 */
final class RecordTransferService implements RecordTransfer {

    private final RecordAccess access;
    private final RecordStore records;
    private final Importer importer;
    private final JobQueue jobs;
    private final AuditTrail trail;
    private final InstantSource clock;
    private final IdSource ids;

    RecordTransferService(
            RecordAccess access,
            RecordStore records,
            Importer importer,
            JobQueue jobs,
            AuditTrail trail,
            InstantSource clock,
            IdSource ids) {
        this.access = access;
        this.records = records;
        this.importer = importer;
        this.jobs = jobs;
        this.trail = trail;
        this.clock = clock;
        this.ids = ids;
    }

    /** An entity as somebody stands to it; at least one of reading and creating is theirs. */
    private record Target(Standing standing, EntityPlan entity) {
        boolean may(Action action) {
            return !standing.rights().of(entity).access(action).isNone();
        }
    }

    private static Outcome<Target> target(Standing standing, String entity) {
        return standing.live()
                .find(entity)
                .map(plan -> new Target(standing, plan))
                .filter(target -> target.may(Action.READ) || target.may(Action.CREATE))
                .<Outcome<Target>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("entity")));
    }

    private static Outcome<Target> target(Standing standing, String entity, Action action) {
        return target(standing, entity)
                .flatMap(target -> target.may(action)
                        ? Outcome.done(target)
                        : Outcome.refused(new Refusal.Forbidden(
                                "forbidden", "Your roles do not allow this for the records of " + entity + ".")));
    }

    @Override
    public Outcome<List<Column>> columns(Principal principal, String app, String entity) {
        return access.freshStanding(principal, app)
                .flatMap(standing -> target(standing, entity))
                .map(target -> RecordColumns.of(target.standing().rights(), target.entity()));
    }

    @Override
    public Outcome<Export> export(Principal principal, String app, String entity, Optional<String> filter) {
        return access.freshStanding(principal, app)
                .flatMap(standing -> target(standing, entity, Action.READ))
                .flatMap(target -> RecordExport.prepare(
                                access, records, clock, principal, target.standing(), target.entity(), filter)
                        .map(export -> {
                            // before the first record leaves: where it cannot be noted, none does
                            trail.note(
                                    Actor.of(principal),
                                    AppEvents.exported(target.standing().app(), entity, filter.isPresent()));
                            return export;
                        }));
    }

    @Override
    public Outcome<ImportReport> importNow(
            Principal principal, String app, String entity, Iterator<? extends Line> lines) {
        return access.freshStanding(principal, app)
                .flatMap(standing -> target(standing, entity, Action.CREATE))
                .flatMap(target -> {
                    ImportRun run = importer.run(principal, target.standing(), target.entity(), ids.next(), false);
                    while (lines.hasNext()) {
                        Optional<Refusal> refusal = run.add(lines.next());
                        if (refusal.isPresent()) {
                            return Outcome.refused(refusal.get());
                        }
                    }
                    return run.finish();
                });
    }

    @Override
    public Outcome<Job> importLater(Principal principal, String app, String entity, String upload) {
        return access.freshStanding(principal, app)
                .flatMap(standing -> target(standing, entity, Action.CREATE))
                .map(target -> {
                    UUID id = ids.next();
                    Json payload = Json.object()
                            .put("app", target.standing().app().id().toString())
                            .put("entity", target.entity().id().toString())
                            .put("upload", upload)
                            .build();
                    JobRequest request = new JobRequest(
                            new JobId(id),
                            ImportHandler.KIND,
                            target.standing().app().workspace(),
                            principal.account(),
                            payload,
                            Optional.of(upload),
                            RetryPolicy.STANDARD,
                            clock.instant());
                    return jobs.enqueue(List.of(request)).getFirst();
                });
    }
}
