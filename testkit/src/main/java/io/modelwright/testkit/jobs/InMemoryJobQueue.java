package io.modelwright.testkit.jobs;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLease;
import io.modelwright.core.jobs.JobRequest;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.testkit.atomic.Rewindable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The job queue as a map under one lock: forgets everything when it goes. */
public final class InMemoryJobQueue implements JobQueue, Rewindable {

    /** How long a wait goes on before it looks at the clock again, which may be one that a test moves. */
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Job> jobs = new TreeMap<>();
    private final InstantSource clock;
    private final IdSource tokens;

    public InMemoryJobQueue(InstantSource clock, IdSource tokens) {
        this.clock = clock;
        this.tokens = tokens;
    }

    @Override
    public Runnable mark() {
        lock.lock();
        try {
            Map<String, Job> before = Map.copyOf(jobs);
            return () -> rewind(before);
        } finally {
            lock.unlock();
        }
    }

    private void rewind(Map<String, Job> before) {
        lock.lock();
        try {
            jobs.clear();
            jobs.putAll(before);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Job> enqueue(List<JobRequest> requests) {
        lock.lock();
        try {
            List<Job> queued = new ArrayList<>();
            for (JobRequest request : List.copyOf(requests)) {
                Job job = find(request.id())
                        .or(() -> unfinishedTwin(request))
                        .orElseGet(() -> Job.queued(request, now()));
                keep(job);
                queued.add(job);
            }
            changed.signalAll();
            return queued;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Job> unfinishedTwin(JobRequest request) {
        return request.dedupeKey()
                .flatMap(key -> jobs.values().stream()
                        .filter(job -> job.kind().equals(request.kind()))
                        .filter(job -> !job.state().isFinal())
                        .filter(job -> job.dedupeKey().equals(Optional.of(key)))
                        .findFirst());
    }

    @Override
    public List<Job> claim(Set<String> kinds, int limit, Duration lease, Duration wait) {
        lock.lock();
        try {
            long left = wait.toNanos();
            List<Job> claimed = takeDue(kinds, limit, lease);
            while (claimed.isEmpty() && left > 0) {
                long glance = Math.min(left, GLANCE_NANOS);
                left -= glance - Math.max(changed.awaitNanos(glance), 0);
                claimed = takeDue(kinds, limit, lease);
            }
            return claimed;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    private List<Job> takeDue(Set<String> kinds, int limit, Duration lease) {
        Instant now = now();
        List<Job> due = jobs.values().stream()
                .filter(job -> kinds.contains(job.kind()) && job.isClaimable(now))
                .sorted(Comparator.comparing(InMemoryJobQueue::dueAt))
                .toList();
        List<Job> claimed = new ArrayList<>();
        for (Job job : due) {
            if (claimed.size() == limit) {
                break;
            }
            Job ready = job.lease().isPresent() ? job.lapsed(now) : job;
            if (ready.isClaimable(now)) {
                ready = ready.claimed(new JobLease(tokens.next(), now.plus(lease)), now);
                claimed.add(ready);
            }
            keep(ready);
        }
        return claimed;
    }

    private static Instant dueAt(Job job) {
        return job.lease().map(JobLease::until).orElse(job.runAt());
    }

    @Override
    public List<Renewal> renew(List<Heartbeat> heartbeats, Duration lease) {
        lock.lock();
        try {
            List<Renewal> renewals = new ArrayList<>();
            for (Heartbeat heartbeat : heartbeats) {
                Optional<Job> held = held(heartbeat.hold());
                held.ifPresent(job -> keep(job.renewed(heartbeat.progress(), now().plus(lease))));
                renewals.add(held.map(Renewal::of).orElse(Renewal.LOST));
            }
            return renewals;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Job> end(Hold hold, JobEnd end) {
        lock.lock();
        try {
            Optional<Job> ended = held(hold).map(job -> job.ended(end, now()));
            ended.ifPresent(this::keep);
            changed.signalAll();
            return ended;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Job> held(Hold hold) {
        return find(hold.job()).filter(job -> job.isHeldUnder(hold.lease()));
    }

    @Override
    public Optional<Job> steer(JobId id, Steering steering) {
        lock.lock();
        try {
            Optional<Job> steered = find(id).map(job -> switch (steering) {
                case CANCEL -> job.cancelled(now());
                case RETRY -> retried(job);
            });
            steered.ifPresent(this::keep);
            changed.signalAll();
            return steered;
        } finally {
            lock.unlock();
        }
    }

    private Job retried(Job job) {
        boolean twin = job.dedupeKey().isPresent()
                && jobs.values().stream()
                        .anyMatch(other -> !other.id().equals(job.id())
                                && !other.state().isFinal()
                                && other.kind().equals(job.kind())
                                && other.dedupeKey().equals(job.dedupeKey()));
        return twin ? job : job.retried(now());
    }

    @Override
    public Optional<Job> find(JobId id) {
        lock.lock();
        try {
            return Optional.ofNullable(jobs.get(id.toString()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Listed list(Query query) {
        lock.lock();
        try {
            List<Job> all = jobs.values().stream()
                    .filter(job -> query.workspaces().contains(job.workspace()))
                    .filter(job -> query.states().isEmpty() || query.states().contains(job.state()))
                    .toList();
            List<Job> page = all.stream()
                    .filter(job -> query.before()
                            .map(before -> job.id().toString().compareTo(before.toString()) < 0)
                            .orElse(true))
                    .sorted(Comparator.comparing((Job job) -> job.id().toString())
                            .reversed())
                    .limit(query.limit())
                    .toList();
            return new Listed(page, query.count() ? OptionalLong.of(all.size()) : OptionalLong.empty());
        } finally {
            lock.unlock();
        }
    }

    private void keep(Job job) {
        jobs.put(job.id().toString(), job);
    }

    private Instant now() {
        return clock.instant();
    }
}
