package io.modelwright.core.deploy;

import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import java.time.Instant;
import java.util.Optional;

/**
 * A place where an app runs: an environment with data of its own. Every change of it is one of these methods; stores keep what
 * they return.
 *
 * @param target what all its releases are generated for: its database belongs to that
 * @param desired what its people want of it
 * @param port of 127.0.0.1, where it is found as long as it exists, whatever release serves
 * @param data what it begins with
 * @param filled whether that was done
 * @param current the release that serves
 * @param former the one before
 * @param next the release on its way; there is one at a time
 * @param heldUntil until when requests wait, while the schema changes beneath them
 * @param createdAt whole microseconds
 * @param revision grows with each change
 */
public record Deployment(
        DeploymentId id,
        AppId app,
        EnvironmentName environment,
        Target target,
        Desired desired,
        int port,
        Origin data,
        boolean filled,
        Optional<ReleaseId> current,
        Optional<ReleaseId> former,
        Optional<ReleaseId> next,
        Optional<Instant> heldUntil,
        AccountId author,
        Instant createdAt,
        int revision) {

    /** What people want of a deployment. */
    public enum Desired {
        RUNNING,
        STOPPED,
        DELETED
    }

    /** What a database begins with. Lower case on the wire. */
    public enum Origin {
        /** Tables alone. */
        EMPTY,
        /** Records to look at. */
        SEED,
        /** What the studio had at that moment. */
        COPY
    }

    /** One that waits for its first release. */
    public static Deployment fresh(
            DeploymentId id,
            AppId app,
            EnvironmentName environment,
            Target target,
            int port,
            Origin data,
            AccountId author,
            Instant now) {
        return new Deployment(
                id,
                app,
                environment,
                target,
                Desired.RUNNING,
                port,
                data,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                author,
                now,
                0);
    }

    public DeploymentState state() {
        if (desired == Desired.DELETED) {
            return DeploymentState.DELETING;
        }
        if (next.isPresent() && !next.equals(current)) {
            return DeploymentState.DEPLOYING;
        }
        if (current.isEmpty()) {
            return DeploymentState.FAILED;
        }
        return desired == Desired.STOPPED ? DeploymentState.STOPPED : DeploymentState.RUNNING;
    }

    /** With a release on its way, which is to run then. */
    public Deployment releasing(ReleaseId release) {
        return changed(Desired.RUNNING, filled, current, former, Optional.of(release), heldUntil);
    }

    /** With that release serving; it stays on its way until what served before is gone. */
    public Deployment serving(ReleaseId release) {
        Optional<ReleaseId> before = current.filter(known -> !known.equals(release));
        return changed(desired, filled, Optional.of(release), before.or(() -> former), next, Optional.empty());
    }

    /** Without that release on its way: it has come to its end, good or bad. */
    public Deployment without(ReleaseId release) {
        return changed(
                desired, filled, current, former, next.filter(known -> !known.equals(release)), Optional.empty());
    }

    public Deployment wanted(Desired wish) {
        return changed(wish, filled, current, former, next, heldUntil);
    }

    public Deployment withData() {
        return changed(desired, true, current, former, next, heldUntil);
    }

    /** With requests waiting until then, or going on. */
    public Deployment held(Optional<Instant> until) {
        return changed(desired, filled, current, former, next, until);
    }

    private Deployment changed(
            Desired wish,
            boolean hasData,
            Optional<ReleaseId> serves,
            Optional<ReleaseId> served,
            Optional<ReleaseId> comes,
            Optional<Instant> waits) {
        return new Deployment(
                id,
                app,
                environment,
                target,
                wish,
                port,
                data,
                hasData,
                serves,
                served,
                comes,
                waits,
                author,
                createdAt,
                revision + 1);
    }
}
