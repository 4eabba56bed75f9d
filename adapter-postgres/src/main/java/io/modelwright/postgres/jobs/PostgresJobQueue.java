package io.modelwright.postgres.jobs;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobGroup;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLimits;
import io.modelwright.core.jobs.JobRequest;
import io.modelwright.core.jobs.JobState;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.jobs.driven.JobBell;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.postgres.Lease;
import io.modelwright.postgres.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The job queue in PostgreSQL: all that is known of jobs is here, and what is here is true. Every change locks the row, lets
 * {@link Job} decide and stores what it says, in one transaction. A claim skips rows that others hold locked, so that workers never
 * wait for each other; one that finds nothing waits for the bell, and looks by itself when the next job falls due or the next lease
 * lapses, at least once a second, so that a ring which got lost costs no more.
 */
public final class PostgresJobQueue implements JobQueue {

    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);
    private static final Duration SHORTEST_NAP = Duration.ofMillis(5);

    /** As many as one statement puts in: more would only hold their arrays in memory for longer. */
    private static final int CHUNK = 1_000;

    private final DataSource dataSource;
    private final Transactions transactions;
    private final InstantSource clock;
    private final IdSource tokens;
    private final JobBell bell;
    private final JobLimits limits;

    /**
     * @param clock leases are measured by it: clocks of nodes should differ by less than a lease lasts; a larger difference
     *     costs a double attempt, never a double result
     * @param limits the same on all nodes
     */
    public PostgresJobQueue(
            DataSource dataSource, InstantSource clock, IdSource tokens, JobBell bell, JobLimits limits) {
        this.dataSource = dataSource;
        this.transactions = new Transactions(dataSource);
        this.clock = clock;
        this.tokens = tokens;
        this.bell = bell;
        this.limits = limits;
    }

    @Override
    public List<Job> enqueue(List<JobRequest> requests) {
        List<JobRequest> all = List.copyOf(requests);
        if (all.isEmpty()) {
            return List.of();
        }
        Instant now = now();
        List<Job> queued = transactions.write(connection -> {
            List<Job> jobs = new ArrayList<>(all.size());
            for (int from = 0; from < all.size(); from += CHUNK) {
                List<Job> some = all.subList(from, Math.min(all.size(), from + CHUNK)).stream()
                        .map(request -> Job.queued(request, now))
                        .toList();
                Set<UUID> inserted = JobRows.insert(connection, some);
                for (Job job : some) {
                    // An id that is asked for twice was inserted once.
                    jobs.add(inserted.remove(job.id().value()) ? job : put(connection, job));
                }
            }
            return jobs;
        });
        wake(queued);
        return queued;
    }

    private Job put(Connection connection, Job job) throws SQLException {
        // Another transaction may end the twin between the refused insert and the look for it: then the insert is due
        // again.
        while (true) {
            Optional<Job> known = JobRows.find(connection, job.id(), false);
            if (known.isEmpty() && job.dedupeKey().isPresent()) {
                known = JobRows.findUnfinished(
                        connection, job.kind(), job.dedupeKey().get());
            }
            if (known.isPresent()) {
                return known.get();
            }
            if (!JobRows.insert(connection, List.of(job)).isEmpty()) {
                return job;
            }
        }
    }

    /** Rings for those of the jobs that may start before workers look by themselves. */
    private void wake(Collection<Job> jobs) {
        Instant soon = now().plus(LONGEST_NAP);
        Set<String> kinds = jobs.stream()
                .filter(job -> job.state() == JobState.QUEUED && !job.runAt().isAfter(soon))
                .map(Job::kind)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!kinds.isEmpty()) {
            Lease.afterwards(dataSource, () -> bell.ring(kinds));
        }
    }

    @Override
    public List<Job> claim(Set<String> kinds, int limit, Duration lease, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            JobClaim.Taken taken = transactions.write(
                    connection -> new JobClaim(connection, limits, tokens, now(), lease).take(kinds, limit));
            List<Job> claimed = taken.claimed();
            settle(taken.ended());
            if (claimed.size() == limit) {
                // There may be more, and others who have time for it.
                bell.ring(claimed.stream().map(Job::kind).collect(Collectors.toSet()));
            }
            long left = deadline - System.nanoTime();
            if (!claimed.isEmpty() || left <= 0) {
                return claimed;
            }
            try {
                bell.await(kinds, nap(kinds, taken.nextStart(), Duration.ofNanos(left)));
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                return List.of();
            }
        }
    }

    private Duration nap(Set<String> kinds, Optional<Instant> nextStart, Duration left) {
        Instant now = now();
        Optional<Instant> nextDue = transactions.read(connection -> JobRows.nextDue(connection, kinds, now));
        Duration nap = Stream.of(nextDue, nextStart)
                .flatMap(Optional::stream)
                .map(next -> Duration.between(now, next))
                .min(Comparator.naturalOrder())
                .orElse(LONGEST_NAP);
        return Stream.of(nap.compareTo(SHORTEST_NAP) < 0 ? SHORTEST_NAP : nap, left, LONGEST_NAP)
                .min(Comparator.naturalOrder())
                .orElse(LONGEST_NAP);
    }

    @Override
    public List<Renewal> renew(List<Heartbeat> heartbeats, Duration lease) {
        return transactions.write(connection -> {
            Map<JobId, Job> jobs = locked(
                    connection,
                    heartbeats.stream().map(beat -> beat.hold().job()).toList());
            Instant until = now().plus(lease);
            Map<JobId, Job> kept = new LinkedHashMap<>();
            List<Renewal> renewals = new ArrayList<>();
            for (Heartbeat beat : heartbeats) {
                Optional<Job> held = Optional.ofNullable(jobs.get(beat.hold().job()))
                        .filter(job -> job.isHeldUnder(beat.hold().lease()));
                held.ifPresent(job -> kept.put(job.id(), job.renewed(beat.progress(), until)));
                renewals.add(held.map(Renewal::of).orElse(Renewal.LOST));
            }
            JobRows.update(connection, kept.values());
            return renewals;
        });
    }

    private static Map<JobId, Job> locked(Connection connection, List<JobId> ids) throws SQLException {
        Map<JobId, Job> jobs = new HashMap<>();
        for (Job job : JobRows.lock(connection, ids)) {
            jobs.put(job.id(), job);
        }
        return jobs;
    }

    @Override
    public List<Optional<Job>> end(List<Report> reports) {
        List<Optional<Job>> ended = transactions.write(connection -> {
            Map<JobId, Job> jobs = locked(
                    connection,
                    reports.stream().map(report -> report.hold().job()).toList());
            Map<JobId, Job> kept = new LinkedHashMap<>();
            List<Optional<Job>> results = new ArrayList<>();
            for (Report report : reports) {
                JobId id = report.hold().job();
                Job before = jobs.get(id);
                if (before == null || !before.isHeldUnder(report.hold().lease())) {
                    results.add(Optional.empty());
                    continue;
                }
                Job after = ended(connection, before, report.end());
                jobs.put(id, after);
                kept.put(id, after);
                results.add(Optional.of(after));
            }
            JobRows.update(connection, kept.values());
            return results;
        });
        List<Job> changed = ended.stream().flatMap(Optional::stream).toList();
        wake(changed);
        makeRoom(changed);
        settle(changed);
        return ended;
    }

    private Job ended(Connection connection, Job job, JobEnd end) throws SQLException {
        Job after = job.ended(end, now());
        return after.awaitsChildren() && !JobRows.hasUnfinishedChildren(connection, job.id())
                ? after.childrenEnded(now())
                : after;
    }

    /** Rings for what had to wait for these, which run no more. */
    private void makeRoom(List<Job> ended) {
        Set<String> kinds = new TreeSet<>();
        ended.stream()
                .map(Job::kind)
                .filter(kind -> limits.of(kind).running().isPresent())
                .forEach(kinds::add);
        Set<String> groups = ended.stream()
                .flatMap(job -> job.terms().group().map(JobGroup::key).stream())
                .collect(Collectors.toSet());
        if (!groups.isEmpty()) {
            kinds.addAll(transactions.read(connection -> JobRows.waitingKinds(connection, groups)));
        }
        if (!kinds.isEmpty()) {
            Lease.afterwards(dataSource, () -> bell.ring(kinds));
        }
    }

    /**
     * Lets the parents of these run again that only waited for them. In a transaction for each, after the one that ended the children:
     * where a crash comes between, a parent looks by itself a little later.
     */
    private void settle(Collection<Job> jobs) {
        Set<JobId> parents = jobs.stream()
                .filter(job -> job.state().isFinal())
                .flatMap(job -> job.terms().parent().stream())
                .collect(Collectors.toSet());
        for (JobId parent : parents) {
            Optional<Job> woken = transactions.write(connection -> {
                Optional<Job> before = JobRows.find(connection, parent, true).filter(Job::awaitsChildren);
                if (before.isEmpty() || JobRows.hasUnfinishedChildren(connection, parent)) {
                    return Optional.empty();
                }
                Optional<Job> ready = before.map(job -> job.childrenEnded(now()));
                JobRows.update(connection, ready.stream().toList());
                return ready;
            });
            wake(woken.stream().toList());
        }
    }

    @Override
    public Optional<Job> steer(JobId id, Steering steering) {
        List<Job> changed = transactions.write(connection -> switch (steering) {
            case CANCEL -> cancel(connection, id);
            case RETRY -> retry(connection, id);
        });
        wake(changed);
        settle(changed);
        return changed.stream().filter(job -> job.id().equals(id)).findFirst();
    }

    /** The job and those under it, as they are now. */
    private List<Job> cancel(Connection connection, JobId id) throws SQLException {
        Instant now = now();
        List<Job> cancelled = JobRows.lockFamily(connection, id).stream()
                .map(job -> job.cancelled(now))
                .toList();
        JobRows.update(connection, cancelled);
        return cancelled;
    }

    private List<Job> retry(Connection connection, JobId id) throws SQLException {
        Optional<Job> before = JobRows.find(connection, id, true);
        Optional<Job> after = before.map(job -> job.retried(now()));
        boolean stays = after.equals(before) || !JobRows.updateUnlessTwin(connection, after.orElseThrow());
        return (stays ? before : after).stream().toList();
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

    /** What PostgreSQL can hold: microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
