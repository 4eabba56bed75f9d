package io.modelwright.rest.jobs;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.live.Feed;
import io.modelwright.rest.live.LiveEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A job each time that it has changed, until it has ended or cannot be seen any more. The id of an event follows from what it
 * tells, so that a client which has seen the job as it is now is not told again.
 */
final class JobFeed implements Feed {

    /** How soon a change is noticed: nobody rings for the progress of a job. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final int ID_BYTES = 12;

    private final Supplier<Outcome<Job>> job;
    private String seen;
    private boolean over;

    JobFeed(Supplier<Outcome<Job>> job, Optional<String> seen) {
        this.job = job;
        this.seen = seen.orElse("");
    }

    @Override
    public List<LiveEvent> next(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!over) {
            Optional<LiveEvent> event = look();
            if (event.isPresent()) {
                return List.of(event.get());
            }
            if (over || System.nanoTime() >= deadline || isInterruptedWhilePausing()) {
                break;
            }
        }
        return List.of();
    }

    private Optional<LiveEvent> look() {
        return switch (job.get()) {
            case Outcome.Refused<Job> gone -> {
                over = true;
                yield Optional.empty();
            }
            case Outcome.Done<Job>(Job now) -> {
                over = now.state().isFinal();
                Json document = JobJson.of(now);
                String id = id(document);
                boolean known = id.equals(seen);
                seen = id;
                yield known ? Optional.empty() : Optional.of(new LiveEvent(id, "job", document));
            }
        };
    }

    private static boolean isInterruptedWhilePausing() {
        try {
            Thread.sleep(PAUSE);
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String id(Json document) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(JsonBodies.bytes(document));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        over = true;
    }
}
