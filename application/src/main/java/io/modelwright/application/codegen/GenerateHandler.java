package io.modelwright.application.codegen;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.jobs.JobContext;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.core.apps.App;
import io.modelwright.core.codegen.GeneratedSource;
import io.modelwright.core.codegen.Generation;
import io.modelwright.core.codegen.GenerationId;
import io.modelwright.core.codegen.GenerationState;
import io.modelwright.core.codegen.MergeNote;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.jobs.JobProgress;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.apps.driven.AppRepository;
import io.modelwright.ports.codegen.driven.AppRepositories;
import io.modelwright.ports.codegen.driven.AppRepositories.Committed;
import io.modelwright.ports.codegen.driven.AppRepositories.Merge;
import io.modelwright.ports.codegen.driven.GenerationRepository;
import io.modelwright.ports.failure.StoreUnavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders a version, commits it and merges it. A second attempt after a crash renders the same, finds the commit there and goes
 * on from where the first one ended.
 */
final class GenerateHandler implements JobHandler {

    static final String KIND = "codegen.generate";

    private static final Logger LOG = LoggerFactory.getLogger(GenerateHandler.class);
    private static final JobFailure UNWRITTEN = new JobFailure(
            "repository-unavailable",
            "The app's repository could not be written: the disk may be full, or away. What was generated before stands.");

    private final GenerationRepository generations;
    private final AppRepositories repositories;
    private final AppRepository apps;
    private final AppAccess access;
    private final Histories histories;
    private final Function<AccountId, Optional<Principal>> principals;
    private final GenerationSettings settings;
    private final InstantSource clock;

    GenerateHandler(
            GenerationsServices.Needs needs,
            GenerationRepository generations,
            Function<AccountId, Optional<Principal>> principals) {
        this.generations = generations;
        this.repositories = needs.repositories();
        this.apps = needs.apps();
        this.access = needs.access();
        this.histories = new Histories(needs.versions(), needs.accounts(), needs.targets());
        this.principals = principals;
        this.settings = needs.settings();
        this.clock = needs.clock();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobEnd run(Job job, JobContext context) {
        Optional<Generation> found = generations.find(new GenerationId(job.id().value()));
        if (found.isEmpty()) {
            return new JobEnd.Failed(failure(Refusal.NotFound.of("generation")));
        }
        Generation generation = found.get();
        if (generation.state() == GenerationState.SUCCEEDED) {
            return new JobEnd.Succeeded(GenerationJobs.result(generation));
        }
        try {
            return made(job, generation, context);
        } catch (RepositoryFault fault) {
            LOG.warn("generation {} cannot be kept", generation.id(), fault);
            return new JobEnd.Retryable(UNWRITTEN);
        }
    }

    private JobEnd made(Job job, Generation generation, JobContext context) {
        Outcome<JobEnd> ended = principals
                .apply(job.owner())
                .<Outcome<Principal>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("account")))
                .flatMap(principal -> access.resolve(principal, generation.app().toString(), WorkspaceRole.BUILDER))
                .flatMap(app -> make(app, generation, context));
        return switch (ended) {
            case Outcome.Done<JobEnd>(JobEnd end) -> end;
            case Outcome.Refused<JobEnd>(Refusal refusal) -> {
                generations.end(generation.failed(failure(refusal), now()));
                yield new JobEnd.Failed(failure(refusal));
            }
        };
    }

    private Outcome<JobEnd> make(App app, Generation generation, JobContext context) {
        context.progress(new JobProgress(10, "rendering"));
        return histories
                .render(app, generation.version(), generation.target(), generation.options())
                .flatMap(source -> room(app, source))
                .flatMap(source -> {
                    if (context.shouldStop()) {
                        return Outcome.done(new JobEnd.Cancelled());
                    }
                    context.progress(new JobProgress(50, "committing"));
                    return keep(app, generation, source, context);
                });
    }

    private Outcome<GeneratedSource> room(App app, GeneratedSource source) {
        long max = settings.limits().repositoryMax();
        return kept(() -> repositories.size(app.id())) + source.tree().size() > max
                ? Outcome.refused(new Refusal.Conflict(
                        "repository-full",
                        "The app's repository has no room for another generation; it may have " + max + " bytes.",
                        Map.of()))
                : Outcome.done(source);
    }

    private Outcome<JobEnd> keep(App app, Generation generation, GeneratedSource source, JobContext context) {
        Committed committed = kept(() -> repositories.commit(app.id(), source));
        context.progress(new JobProgress(80, "merging"));
        MergeNote merge = committed.apart()
                ? new MergeNote(MergeNote.State.APART, Optional.empty(), Optional.empty(), 0)
                : note(
                        generation,
                        kept(() -> repositories.merge(app.id(), clock.instant()))
                                .orElseThrow());
        Generation made = generation.succeeded(
                new Generation.Result(
                        committed.commit(),
                        source.tree().files().size(),
                        source.tree().size(),
                        merge),
                now());
        generations.end(made);
        // where the app was deleted while this was made, nothing of it stays
        if (apps.find(app.id()).isEmpty()) {
            repositories.delete(app.id());
            return Outcome.refused(Refusal.NotFound.of("app"));
        }
        return Outcome.done(new JobEnd.Succeeded(GenerationJobs.result(made)));
    }

    /** That the repositories cannot be written, told from a database that is away. */
    private static final class RepositoryFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private RepositoryFault(StoreUnavailable cause) {
            super(cause);
        }
    }

    private static <T> T kept(Supplier<T> step) {
        try {
            return step.get();
        } catch (StoreUnavailable fault) {
            throw new RepositoryFault(fault);
        }
    }

    private static MergeNote note(Generation generation, Merge merge) {
        int conflicts = merge.conflicts().getOrDefault(generation.target(), 0);
        return conflicts == 0
                ? new MergeNote(MergeNote.State.MERGED, Optional.empty(), Optional.of(merge.main()), 0)
                : new MergeNote(MergeNote.State.CONFLICTED, merge.branch(), Optional.of(merge.main()), conflicts);
    }

    /** Where the last attempt did not end it, the generation has failed as its job has. */
    @Override
    public void recorded(Job ended) {
        generations
                .find(new GenerationId(ended.id().value()))
                .flatMap(generation -> GenerationJobs.failed(generation, Optional.of(ended), now()))
                .ifPresent(generations::end);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static JobFailure failure(Refusal refusal) {
        return new JobFailure(refusal.code(), refusal.detail());
    }
}
