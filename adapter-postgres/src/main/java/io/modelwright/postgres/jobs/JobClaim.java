package io.modelwright.postgres.jobs;

import static io.modelwright.postgres.jobs.JobColumns.timestamp;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobGroup;
import io.modelwright.core.jobs.JobLease;
import io.modelwright.core.jobs.JobLimits;
import io.modelwright.core.jobs.JobSlots;
import io.modelwright.core.limits.TokenBucket;
import io.modelwright.core.shared.IdSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One claim, in the transaction of its connection. Claims that meet a limit wait for each other at one lock and count what runs; all
 * others pass by. For one thread.
 */
final class JobClaim {

    /** Held until the end of the transaction by whoever counts: what he counted stays true until he has added to it. */
    private static final long COUNTING = 0x6d77_6a6f_6273L;

    /** More looks than any sensible mixture of limits needs; what is left then is found by the next claim. */
    private static final int MAX_LOOKS = 16;

    private final Connection connection;
    private final JobLimits limits;
    private final IdSource tokens;
    private final Instant now;
    private final Duration lease;
    private final List<Job> claimed = new ArrayList<>();
    private final List<Job> ended = new ArrayList<>();
    private Optional<Instant> nextStart = Optional.empty();
    private boolean quick;

    JobClaim(Connection connection, JobLimits limits, IdSource tokens, Instant now, Duration lease) {
        this.connection = connection;
        this.limits = limits;
        this.tokens = tokens;
        this.now = now;
        this.lease = lease;
    }

    /**
     * What came of it.
     *
     * @param ended jobs that crashed too often, or were cancelled while their worker was gone
     * @param nextStart when a job may start whose rate is used up now
     */
    record Taken(List<Job> claimed, List<Job> ended, Optional<Instant> nextStart) {}

    Taken take(Set<String> kinds, int limit) throws SQLException {
        Set<String> limited = new TreeSet<>(kinds);
        limited.retainAll(limits.kinds().keySet());
        for (int look = 0; look < MAX_LOOKS && claimed.size() < limit; look++) {
            Set<String> open = open(kinds, limited);
            int asked = limit - claimed.size();
            List<Job> due = open.isEmpty() ? List.of() : JobRows.lockDue(connection, open, now, asked);
            start(due, limited);
            if (due.size() < asked) {
                break;
            }
        }
        return new Taken(List.copyOf(claimed), List.copyOf(ended), nextStart);
    }

    private Set<String> open(Set<String> kinds, Set<String> limited) throws SQLException {
        if (limited.isEmpty()) {
            return kinds;
        }
        JobSlots slots = slots(limited, Set.of());
        nextStart = slots.nextStart(limited);
        Set<String> open = new TreeSet<>(kinds);
        open.removeAll(slots.full(limited));
        return open;
    }

    private void start(List<Job> due, Set<String> limited) throws SQLException {
        if (due.isEmpty()) {
            return;
        }
        doQuickly();
        List<Job> changed = new ArrayList<>();
        List<Job> ready = new ArrayList<>();
        for (Job job : due) {
            Job next = job.lease().isPresent() ? job.lapsed(now) : job;
            if (next.isClaimable(now)) {
                ready.add(next);
            } else {
                changed.add(next);
            }
            if (next.state().isFinal()) {
                ended.add(next);
            }
        }
        List<Job> started = new ArrayList<>();
        for (Job job : admitted(ready, limited)) {
            started.add(job.claimed(new JobLease(tokens.next(), now.plus(lease)), now));
        }
        changed.addAll(started);
        JobRows.update(connection, changed);
        claimed.addAll(started);
    }

    private List<Job> admitted(List<Job> ready, Set<String> limited) throws SQLException {
        Set<String> groups = ready.stream()
                .flatMap(job -> job.terms().group().map(JobGroup::key).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (limited.isEmpty() && groups.isEmpty()) {
            return ready;
        }
        JobSlots slots = slots(limited, groups);
        List<Job> admitted = ready.stream().filter(slots::take).toList();
        keep(slots.buckets());
        return admitted;
    }

    /** What a crash of the server forgets of a claim is claimed again: nobody has to wait for its disk. */
    private void doQuickly() throws SQLException {
        if (!quick) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL synchronous_commit = off");
            }
            quick = true;
        }
    }

    private JobSlots slots(Set<String> kinds, Set<String> groups) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            statement.setLong(1, COUNTING);
            statement.execute();
        }
        return new JobSlots(limits, running("kind", kinds), running("group_key", groups), buckets(kinds), now);
    }

    /** How many run under a lease that has not lapsed, by the value of that column. */
    private Map<String, Integer> running(String column, Collection<String> values) throws SQLException {
        Map<String, Integer> counts = new HashMap<>();
        if (values.isEmpty()) {
            return counts;
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + column
                + ", count(*) FROM modelwright.job WHERE " + column
                + " = ANY (?) AND state = 'running' AND lease_until > ? GROUP BY 1")) {
            statement.setArray(1, JobRows.array(connection, "text", values));
            statement.setObject(2, timestamp(now));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getInt(2));
                }
            }
        }
        return counts;
    }

    private Map<String, TokenBucket> buckets(Set<String> kinds) throws SQLException {
        Map<String, TokenBucket> buckets = new HashMap<>();
        if (kinds.stream().noneMatch(kind -> limits.of(kind).rate().isPresent())) {
            return buckets;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT kind, credits, at_ms FROM modelwright.job_rate WHERE kind = ANY (?)")) {
            statement.setArray(1, JobRows.array(connection, "text", kinds));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    buckets.put(rows.getString(1), new TokenBucket(rows.getLong(2), rows.getLong(3)));
                }
            }
        }
        return buckets;
    }

    private void keep(Map<String, TokenBucket> buckets) throws SQLException {
        if (buckets.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO modelwright.job_rate (kind, credits, at_ms) VALUES (?, ?, ?)
                ON CONFLICT (kind) DO UPDATE SET credits = excluded.credits, at_ms = excluded.at_ms""")) {
            for (Map.Entry<String, TokenBucket> bucket : buckets.entrySet()) {
                statement.setString(1, bucket.getKey());
                statement.setLong(2, bucket.getValue().credits());
                statement.setLong(3, bucket.getValue().at());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
