package io.modelwright.postgres.jobs;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLease;
import io.modelwright.core.jobs.JobRequest;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.postgres.Transactions;
import io.modelwright.postgres.notify.Doorbell;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The job queue in PostgreSQL alone. Every change locks the row, lets {@link Job} decide and stores what it says, in one
 * transaction. A claim skips rows that others hold locked, so that workers never wait for each other; a waiting claim sleeps
 * at a doorbell that {@code NOTIFY} rings, and looks by itself when the next job falls due, at least once a second.
 */
public final class PostgresJobQueue implements JobQueue {

    /** The channel that is notified when a job is queued; a {@code NotificationListener} rings the bell for it. */
    public static final String CHANNEL = "modelwright_jobs";

    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);
    private static final Duration SHORTEST_NAP = Duration.ofMillis(5);

    private final Transactions transactions;
    private final InstantSource clock;
    private final IdSource tokens;
    private final Doorbell bell;

    /**
     * @param clock leases are measured by it: clocks of nodes should differ by less than a lease lasts; a larger difference
     *     costs a double attempt, never a double result
     * @param bell rung on {@link #CHANNEL}
     */
    public PostgresJobQueue(DataSource dataSource, InstantSource clock, IdSource tokens, Doorbell bell) {
        this.transactions = new Transactions(dataSource);
        this.clock = clock;
        this.tokens = tokens;
        this.bell = bell;
    }

    @Override
    public List<Job> enqueue(List<JobRequest> requests) {
        List<Job> queued = transactions.write(connection -> {
            List<Job> jobs = new ArrayList<>();
            for (JobRequest request : requests) {
                jobs.add(put(connection, request));
            }
            notifyWorkers(connection);
            return jobs;
        });
        bell.ring();
        return queued;
    }

    private Job put(Connection connection, JobRequest request) throws SQLException {
        Job job = Job.queued(request, now());
        // Another transaction may end the twin between the refused insert and the look for it: then the insert is due
        // again.
        while (true) {
            if (JobRows.insert(connection, job)) {
                return job;
            }
            Optional<Job> known = JobRows.find(connection, request.id(), false);
            if (known.isEmpty() && request.dedupeKey().isPresent()) {
                known = JobRows.findUnfinished(
                        connection, request.kind(), request.dedupeKey().get());
            }
            if (known.isPresent()) {
                return known.get();
            }
        }
    }

    @Override
    public List<Job> claim(Set<String> kinds, int limit, Duration lease, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            long seen = bell.rings();
            List<Job> claimed = takeDue(kinds, limit, lease);
            long left = deadline - System.nanoTime();
            if (!claimed.isEmpty() || left <= 0) {
                return claimed;
            }
            try {
                bell.await(seen, nap(kinds, Duration.ofNanos(left)));
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                return List.of();
            }
        }
    }

    private Duration nap(Set<String> kinds, Duration left) {
        Instant now = now();
        Duration untilDue = transactions
                .read(connection -> JobRows.nextDue(connection, kinds))
                .map(due -> Duration.between(now, due))
                .orElse(LONGEST_NAP);
        Duration nap = untilDue.compareTo(SHORTEST_NAP) < 0 ? SHORTEST_NAP : untilDue;
        return List.of(nap, left, LONGEST_NAP).stream()
                .min(Comparator.naturalOrder())
                .orElse(nap);
    }

    private List<Job> takeDue(Set<String> kinds, int limit, Duration lease) {
        return transactions.write(connection -> {
            List<Job> claimed = new ArrayList<>();
            int asked;
            int found;
            do {
                Instant now = now();
                asked = limit - claimed.size();
                List<Job> due = JobRows.lockDue(connection, kinds, now, asked);
                found = due.size();
                List<Job> changed = new ArrayList<>();
                for (Job job : due) {
                    Job ready = job.lease().isPresent() ? job.lapsed(now) : job;
                    if (ready.isClaimable(now)) {
                        ready = ready.claimed(new JobLease(tokens.next(), now.plus(lease)), now);
                        claimed.add(ready);
                    }
                    changed.add(ready);
                }
                JobRows.update(connection, changed);
            } while (found == asked && claimed.size() < limit);
            return claimed;
        });
    }

    @Override
    public List<Renewal> renew(List<Heartbeat> heartbeats, Duration lease) {
        return transactions.write(connection -> {
            Map<JobId, Job> jobs = new HashMap<>();
            for (Job job : JobRows.lock(
                    connection,
                    heartbeats.stream().map(beat -> beat.hold().job()).toList())) {
                jobs.put(job.id(), job);
            }
            Instant until = now().plus(lease);
            List<Job> kept = new ArrayList<>();
            List<Renewal> renewals = new ArrayList<>();
            for (Heartbeat beat : heartbeats) {
                Optional<Job> held = Optional.ofNullable(jobs.get(beat.hold().job()))
                        .filter(job -> job.isHeldUnder(beat.hold().lease()));
                held.ifPresent(job -> kept.add(job.renewed(beat.progress(), until)));
                renewals.add(held.map(Renewal::of).orElse(Renewal.LOST));
            }
            JobRows.update(connection, kept);
            return renewals;
        });
    }

    @Override
    public Optional<Job> end(Hold hold, JobEnd end) {
        Optional<Job> ended = transactions.write(connection -> {
            Optional<Job> next = JobRows.find(connection, hold.job(), true)
                    .filter(job -> job.isHeldUnder(hold.lease()))
                    .map(job -> job.ended(end, now()));
            if (next.isPresent()) {
                JobRows.update(connection, List.of(next.get()));
            }
            return next;
        });
        bell.ring();
        return ended;
    }

    @Override
    public Optional<Job> steer(JobId id, Steering steering) {
        Optional<Job> steered = transactions.write(connection -> {
            Optional<Job> before = JobRows.find(connection, id, true);
            if (before.isEmpty()) {
                return before;
            }
            Job after = switch (steering) {
                case CANCEL -> before.get().cancelled(now());
                case RETRY -> before.get().retried(now());
            };
            if (after.equals(before.get()) || !JobRows.updateUnlessTwin(connection, after)) {
                return before;
            }
            notifyWorkers(connection);
            return Optional.of(after);
        });
        bell.ring();
        return steered;
    }

    @Override
    public Optional<Job> find(JobId id) {
        return transactions.read(connection -> JobRows.find(connection, id, false));
    }

    @Override
    public Listed list(Query query) {
        return transactions.read(connection -> new Listed(
                JobRows.list(connection, query),
                query.count() ? OptionalLong.of(JobRows.count(connection, query)) : OptionalLong.empty()));
    }

    private static void notifyWorkers(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("NOTIFY " + CHANNEL)) {
            statement.execute();
        }
    }

    /** What PostgreSQL can hold: microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
