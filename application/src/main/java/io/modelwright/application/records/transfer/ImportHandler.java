package io.modelwright.application.records.transfer;

import io.modelwright.application.jobs.JobContext;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.Standing;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.jobs.JobProgress;
import io.modelwright.core.jobs.JobState;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.records.driven.UploadedRows;
import io.modelwright.ports.records.driven.UploadedRows.RowReader;
import io.modelwright.ports.records.driving.RecordTransfer.ImportReport;
import java.util.Optional;
import java.util.function.Function;

/** Imports a kept upload. A second attempt reads it from the start and skips, by their ids, the records that are there. */
final class ImportHandler implements JobHandler {

    static final String KIND = "records.import";

    private static final int PROGRESS_LINES = 1_000;

    private final Importer importer;
    private final RecordAccess access;
    private final UploadedRows uploads;
    private final Function<AccountId, Optional<Principal>> principals;

    ImportHandler(
            Importer importer,
            RecordAccess access,
            UploadedRows uploads,
            Function<AccountId, Optional<Principal>> principals) {
        this.importer = importer;
        this.access = access;
        this.uploads = uploads;
        this.principals = principals;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobEnd run(Job job, JobContext context) {
        Optional<Principal> principal = principals.apply(job.owner());
        if (principal.isEmpty()) {
            return failed(Refusal.NotFound.of("account"));
        }
        return switch (access.freshStanding(principal.get(), text(job, "app"))) {
            case Outcome.Refused<Standing>(Refusal refusal) -> failed(refusal);
            case Outcome.Done<Standing>(Standing standing) -> {
                Optional<EntityPlan> entity = standing.live().find(text(job, "entity"));
                yield entity.isEmpty()
                        ? failed(Refusal.NotFound.of("entity"))
                        : read(job, context, principal.get(), standing, entity.get());
            }
        };
    }

    private JobEnd read(Job job, JobContext context, Principal principal, Standing standing, EntityPlan entity) {
        Optional<RowReader> opened = uploads.open(text(job, "upload"), RecordColumns.of(standing.rights(), entity));
        if (opened.isEmpty()) {
            // Another node may have it, or a shared folder may come back.
            return new JobEnd.Retryable(new JobFailure("upload-missing", "The upload is not to be found here."));
        }
        try (RowReader lines = opened.get()) {
            ImportRun run = importer.run(principal, standing, entity, job.id().value(), true);
            while (lines.hasNext()) {
                if (run.read() % PROGRESS_LINES == 0) {
                    if (context.shouldStop()) {
                        return new JobEnd.Cancelled();
                    }
                    context.progress(new JobProgress(lines.percent(), run.read() + " lines read"));
                }
                Optional<Refusal> refusal = run.add(lines.next());
                if (refusal.isPresent()) {
                    return failed(refusal.get());
                }
            }
            return ended(run.finish());
        }
    }

    private static JobEnd ended(Outcome<ImportReport> outcome) {
        return switch (outcome) {
            case Outcome.Done<ImportReport>(ImportReport report) -> new JobEnd.Succeeded(report.toJson());
            case Outcome.Refused<ImportReport>(Refusal refusal) -> failed(refusal);
        };
    }

    private static JobEnd failed(Refusal refusal) {
        return new JobEnd.Failed(new JobFailure(refusal.code(), refusal.detail()));
    }

    /** What failed may be tried again by people, and needs its upload. */
    @Override
    public void recorded(Job ended) {
        if (ended.state() == JobState.SUCCEEDED) {
            uploads.discard(text(ended, "upload"));
        }
    }

    private static String text(Job job, String member) {
        if (job.payload() instanceof Json.JsonObject payload
                && payload.find(member).orElse(Json.JsonNull.NULL) instanceof Json.JsonString(String value)) {
            return value;
        }
        throw new IllegalStateException("job " + job.id() + " has no " + member);
    }
}
