package io.modelwright.application.deploy;

import io.modelwright.application.jobs.JobContext;
import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Waits until a container says that it is ready, or it is known that it never will. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LINE_MAX = 300;
    private static final int OUT_OF_MEMORY = 137;

    private final DeploymentNeeds needs;
    private final DeploymentChanges changes;
    private final Waiting waiting;

    Readiness(DeploymentNeeds needs, DeploymentChanges changes, Waiting waiting) {
        this.needs = needs;
        this.changes = changes;
        this.waiting = waiting;
    }

    Outcome<Container> await(DockerName name, JobContext context) {
        Duration patience = needs.settings().start();
        return waiting.until(patience, () -> look(name, context))
                .orElseGet(() -> refused(
                        "release-not-healthy",
                        "The application was not healthy within " + patience.toSeconds() + " seconds"
                                + lastLine(name)));
    }

    private Optional<Outcome<Container>> look(DockerName name, JobContext context) {
        if (context.shouldStop()) {
            return Optional.of(Outcome.refused(ReleaseRun.STOPPED));
        }
        Optional<Container> seen = needs.engine().find(name);
        if (seen.isEmpty()) {
            return Optional.of(refused("release-exited", "The container was removed before it was healthy."));
        }
        Container container = seen.get();
        if (container.outOfMemory()) {
            return Optional.of(refused(
                    "release-out-of-memory",
                    "The application took more memory than the "
                            + needs.settings().limits().memoryBytes() / 1_048_576 + " MiB that it may."));
        }
        if (container.state() == Container.State.STOPPED || container.restarts() > 0) {
            String code = container.exit().isPresent() && container.exit().getAsInt() != OUT_OF_MEMORY
                    ? " with exit code " + container.exit().getAsInt()
                    : "";
            return Optional.of(refused(
                    "release-exited", "The application ended" + code + " before it was healthy" + lastLine(name)));
        }
        return isReady(container) ? Optional.of(Outcome.done(container)) : Optional.empty();
    }

    /** Whether it says so now. */
    boolean isReady(Container container) {
        return container.state() == Container.State.RUNNING && needs.probe().isReady(container, PATIENCE);
    }

    private String lastLine(DockerName name) {
        List<String> lines =
                changes.lastLines(name).stream().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            return ".";
        }
        String last = lines.getLast().strip();
        int end = last.offsetByCodePoints(0, Math.min(last.codePointCount(0, last.length()), LINE_MAX));
        return "; its last line was: " + last.substring(0, end);
    }

    private static <T> Outcome<T> refused(String code, String detail) {
        return Outcome.refused(new Refusal.Conflict(code, detail, Map.of()));
    }
}
