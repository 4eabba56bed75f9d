package io.modelwright.application.deploy;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.jobs.JobContext;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.core.apps.App;
import io.modelwright.core.deploy.Build;
import io.modelwright.core.deploy.BuildId;
import io.modelwright.core.deploy.BuildState;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.jobs.JobProgress;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driven.BuildRepository;
import io.modelwright.ports.failure.EngineUnavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the image of a build. A second attempt after a crash makes the same, from what the engine has kept of the first one; an
 * image that the first one ended is found by its content.
 */
final class BuildHandler implements JobHandler {

    static final String KIND = "deploy.build";

    private static final Logger LOG = LoggerFactory.getLogger(BuildHandler.class);
    static final JobFailure NO_ENGINE =
            new JobFailure("engine-unavailable", "The container engine does not answer: no image can be made.");
    private static final Map<String, Integer> PERCENT = Map.of("generate", 5, "compile", 30, "image", 70);

    private final BuildRepository builds;
    private final ImageBuilder builder;
    private final AppAccess access;
    private final Function<AccountId, Optional<Principal>> principals;
    private final InstantSource clock;

    BuildHandler(BuildsServices.Needs needs, Function<AccountId, Optional<Principal>> principals) {
        this.builds = needs.builds();
        this.builder = new ImageBuilder(needs);
        this.access = needs.access();
        this.principals = principals;
        this.clock = needs.clock();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobEnd run(Job job, JobContext context) {
        Optional<Build> found = builds.find(new BuildId(job.id().value()));
        if (found.isEmpty()) {
            return new JobEnd.Failed(failure(Refusal.NotFound.of("build")));
        }
        Build build = found.get();
        if (build.state() == BuildState.SUCCEEDED) {
            return new JobEnd.Succeeded(BuildJobs.result(build));
        }
        try {
            return made(job, build, context);
        } catch (EngineUnavailable fault) {
            LOG.warn("build {} cannot be made", build.id(), fault);
            return new JobEnd.Retryable(NO_ENGINE);
        }
    }

    private JobEnd made(Job job, Build build, JobContext context) {
        Outcome<App> app = principals
                .apply(job.owner())
                .<Outcome<Principal>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("account")))
                .flatMap(principal -> access.resolve(principal, build.app().toString(), WorkspaceRole.BUILDER));
        return switch (app) {
            case Outcome.Refused<App>(Refusal refusal) -> {
                builds.end(build.failed(failure(refusal), now()));
                yield new JobEnd.Failed(failure(refusal));
            }
            case Outcome.Done<App>(App resolved) -> made(resolved, build, context);
        };
    }

    private JobEnd made(App app, Build build, JobContext context) {
        ImageMaker.Wish wish = new ImageMaker.Wish(
                app,
                build.version(),
                build.target(),
                build.noCache(),
                stage -> context.progress(new JobProgress(PERCENT.getOrDefault(stage, 0), stage)),
                line -> {},
                context::shouldStop);
        return switch (builder.make(wish, build)) {
            case Outcome.Done<ImageMaker.Made> done ->
                builds.find(build.id())
                        .filter(ended -> ended.result().isPresent())
                        .<JobEnd>map(ended -> new JobEnd.Succeeded(BuildJobs.result(ended)))
                        // its app was deleted meanwhile
                        .orElseGet(() -> new JobEnd.Failed(failure(Refusal.NotFound.of("build"))));
            case Outcome.Refused<ImageMaker.Made>(Refusal refusal) ->
                context.shouldStop() ? new JobEnd.Cancelled() : new JobEnd.Failed(failure(refusal));
        };
    }

    /** Where the last attempt did not end it, the build has failed as its job has. */
    @Override
    public void recorded(Job ended) {
        builds.find(new BuildId(ended.id().value()))
                .flatMap(build -> BuildJobs.failed(build, Optional.of(ended), now()))
                .ifPresent(builds::end);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static JobFailure failure(Refusal refusal) {
        return new JobFailure(refusal.code(), refusal.detail());
    }
}
