package io.modelwright.rest.jobs;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobLine;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.live.Feed;
import io.modelwright.rest.live.LiveEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A job each time that it has changed, and what it tells, until it has ended or cannot be seen any more. The id of an event says what
 * the client has seen with it: the job as it was, by a digest, and the last line. So one that has seen all is not told again.
 */
final class JobFeed implements Feed {

    /** Lines that are read at a time. */
    static final int LINES = 200;

    /** How soon a change is noticed: nobody rings for the progress of a job. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final int ID_BYTES = 12;
    private static final Pattern ID = Pattern.compile("([0-9a-f]{0,64})-([0-9]{1,18})");

    private final Supplier<Outcome<Job>> job;
    private final LongFunction<Outcome<List<JobLine>>> log;
    private String seen = "";
    private long line;
    private boolean over;

    /** @param log gives the lines behind the one of that number */
    JobFeed(Supplier<Outcome<Job>> job, LongFunction<Outcome<List<JobLine>>> log, Optional<String> seen) {
        this.job = job;
        this.log = log;
        Matcher id = ID.matcher(seen.orElse(""));
        if (id.matches()) {
            this.seen = id.group(1);
            this.line = Long.parseLong(id.group(2));
        }
    }

    @Override
    public List<LiveEvent> next(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!over) {
            List<LiveEvent> events = look();
            if (!events.isEmpty()) {
                return events;
            }
            if (over || System.nanoTime() >= deadline || isInterruptedWhilePausing()) {
                break;
            }
        }
        return List.of();
    }

    private List<LiveEvent> look() {
        return switch (job.get()) {
            case Outcome.Refused<Job> gone -> {
                over = true;
                yield List.of();
            }
            case Outcome.Done<Job>(Job now) -> {
                // The lines first: what a job told before it ended comes before its end.
                List<LiveEvent> events = new ArrayList<>(lines());
                boolean all = events.size() < LINES;
                if (all) {
                    change(now).ifPresent(events::add);
                    over = now.state().isFinal();
                }
                yield events;
            }
        };
    }

    private List<LiveEvent> lines() {
        return switch (log.apply(line)) {
            case Outcome.Refused<List<JobLine>> gone -> List.of();
            case Outcome.Done<List<JobLine>>(List<JobLine> next) ->
                next.stream()
                        .map(told -> {
                            line = told.number();
                            return new LiveEvent(seen + "-" + line, "log", JobJson.line(told));
                        })
                        .toList();
        };
    }

    private Optional<LiveEvent> change(Job now) {
        Json document = JobJson.of(now);
        String digest = digest(document);
        boolean known = digest.equals(seen);
        seen = digest;
        return known ? Optional.empty() : Optional.of(new LiveEvent(seen + "-" + line, "job", document));
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

    private static String digest(Json document) {
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
