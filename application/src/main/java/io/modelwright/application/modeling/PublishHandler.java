package io.modelwright.application.modeling;

import io.modelwright.application.jobs.JobContext;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.modeling.driving.Publishing;
import io.modelwright.ports.modeling.driving.Publishing.Publish;
import io.modelwright.ports.modeling.driving.Publishing.Published;
import io.modelwright.ports.modeling.driving.Publishing.Version;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Publishes what needs a long preparation. A second attempt resumes it, or finds that the version is there already. */
final class PublishHandler implements JobHandler {

    private final Publishing publishing;
    private final Function<AccountId, Optional<Principal>> principals;

    /** @param publishing that publishes at once */
    PublishHandler(Publishing publishing, Function<AccountId, Optional<Principal>> principals) {
        this.publishing = publishing;
        this.principals = principals;
    }

    @Override
    public String kind() {
        return PublishJobs.KIND;
    }

    @Override
    public JobEnd run(Job job, JobContext context) {
        Optional<Principal> principal = principals.apply(job.owner());
        if (principal.isEmpty()) {
            return failed(Refusal.NotFound.of("account"));
        }
        String app = PublishJobs.app(job);
        Publish command = PublishJobs.command(job);
        // An attempt that lost its lease, or whose node died, may have come as far as this.
        Outcome<Version> made = publishing.load(principal.get(), app, PublishJobs.version(job));
        if (made instanceof Outcome.Done<Version>(Version version)) {
            boolean ours =
                    version.author().equals(job.owner()) && version.message().equals(command.message());
            return ours
                    ? succeeded(version)
                    : failed(new Refusal.Conflict(
                            "publish-conflict", "Somebody else has published meanwhile.", Map.of()));
        }
        if (context.shouldStop()) {
            return new JobEnd.Cancelled();
        }
        return switch (publishing.publish(principal.get(), app, command)) {
            case Outcome.Done<Published>(Published.Now(Version version)) -> succeeded(version);
            case Outcome.Done<Published>(Published.Later later) ->
                throw new IllegalStateException("a job must publish by itself");
            case Outcome.Refused<Published>(Refusal refusal) ->
                mayPass(refusal)
                        ? new JobEnd.Retryable(new JobFailure(refusal.code(), refusal.detail()))
                        : failed(refusal);
        };
    }

    /** Whoever holds the lock of the app may be the session of a dead node: if it was somebody else's, their version shows. */
    private static boolean mayPass(Refusal refusal) {
        return refusal.code().equals("publish-blocked") || refusal.code().equals("publish-conflict");
    }

    private static JobEnd succeeded(Version version) {
        return new JobEnd.Succeeded(
                Json.object().put("version", version.number()).build());
    }

    private static JobEnd failed(Refusal refusal) {
        return new JobEnd.Failed(new JobFailure(refusal.code(), refusal.detail()));
    }
}
