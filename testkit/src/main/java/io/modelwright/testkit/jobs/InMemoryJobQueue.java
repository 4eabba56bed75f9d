package io.modelwright.testkit.jobs;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLease;
import io.modelwright.core.jobs.JobLimits;
import io.modelwright.core.jobs.JobRequest;
import io.modelwright.core.jobs.JobSlots;
import io.modelwright.core.jobs.JobState;
import io.modelwright.core.limits.TokenBucket;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.jobs.driven.JobHistory;
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
public final class InMemoryJobQueue implements JobQueue, JobHistory, Rewindable {

    /** How long a wait goes on before it looks at the clock again, which may be one that a test moves. */
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ReentrantLock lock;
    private final Condition changed;
    private final Map<String, Job> jobs;
    private final Map<String, TokenBucket> buckets;
    private final InstantSource clock;
    private final IdSource tokens;
    private final JobLimits limits;

    /** One whose kinds are not limited. */
    public InMemoryJobQueue(InstantSource clock, IdSource tokens) {
        this.lock = new ReentrantLock();
        this.changed = lock.newCondition();
        this.jobs = new TreeMap<>();
        this.buckets = new TreeMap<>();
        this.clock = clock;
        this.tokens = tokens;
        this.limits = JobLimits.NONE;
    }

    private InMemoryJobQueue(InMemoryJobQueue same, JobLimits limits) {
        this.lock = same.lock;
        this.changed = same.changed;
        this.jobs = same.jobs;
        this.buckets = same.buckets;
        this.clock = same.clock;
        this.tokens = same.tokens;
        this.limits = limits;
    }

    /** The same jobs, of which those that are claimed here keep these limits. */
    public InMemoryJobQueue limited(JobLimits next) {
        return new InMemoryJobQueue(this, next);
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
                .sorted(Comparator.comparing((Job job) -> job.terms().priority())
                        .reversed()
                        .thenComparing(InMemoryJobQueue::dueAt))
                .toList();
        JobSlots slots = slots(now);
        List<Job> claimed = new ArrayList<>();
        for (Job job : due) {
            if (claimed.size() == limit) {
                break;
            }
            Job ready = job.lease().isPresent() ? job.lapsed(now) : job;
            if (ready.isClaimable(now) && slots.take(ready)) {
                ready = ready.claimed(new JobLease(tokens.next(), now.plus(lease)), now);
                claimed.add(ready);
            }
            keep(ready);
            settle(ready);
        }
        buckets.putAll(slots.buckets());
        return claimed;
    }

    private JobSlots slots(Instant now) {
        List<Job> running = jobs.values().stream()
                .filter(job -> job.state() == JobState.RUNNING && !job.isClaimable(now))
                .toList();
        Map<String, Integer> kinds = new TreeMap<>();
        Map<String, Integer> groups = new TreeMap<>();
        for (Job job : running) {
            kinds.merge(job.kind(), 1, Integer::sum);
            job.terms().group().ifPresent(group -> groups.merge(group.key(), 1, Integer::sum));
        }
        return new JobSlots(limits, kinds, groups, buckets, now);
    }

    /** Lets the parent of a job that has ended run again where it only waited for its children. */
    private void settle(Job job) {
        if (job.state().isFinal()) {
            job.terms()
                    .parent()
                    .flatMap(this::find)
                    .filter(parent -> !hasUnfinishedChildren(parent.id()))
                    .ifPresent(parent -> keep(parent.childrenEnded(now())));
        }
    }

    private boolean hasUnfinishedChildren(JobId parent) {
        return children(parent).stream().anyMatch(child -> !child.state().isFinal());
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
    public List<Optional<Job>> end(List<Report> reports) {
        lock.lock();
        try {
            List<Optional<Job>> ended = new ArrayList<>();
            for (Report report : reports) {
                Optional<Job> after = held(report.hold()).map(job -> ended(job, report.end()));
                after.ifPresent(this::keep);
                after.ifPresent(this::settle);
                ended.add(after);
            }
            changed.signalAll();
            return ended;
        } finally {
            lock.unlock();
        }
    }

    private Job ended(Job job, JobEnd end) {
        Job after = job.ended(end, now());
        return hasUnfinishedChildren(job.id()) ? after : after.childrenEnded(now());
    }

    private Optional<Job> held(Hold hold) {
        return find(hold.job()).filter(job -> job.isHeldUnder(hold.lease()));
    }

    @Override
    public Optional<Job> steer(JobId id, Steering steering) {
        lock.lock();
        try {
            Optional<Job> steered = find(id).map(job -> switch (steering) {
                case CANCEL -> cancelled(job);
                case RETRY -> retried(job);
            });
            steered.ifPresent(this::keep);
            steered.ifPresent(this::settle);
            changed.signalAll();
            return steered;
        } finally {
            lock.unlock();
        }
    }

    private Job cancelled(Job job) {
        for (Job child : children(job.id())) {
            keep(cancelled(child));
        }
        return job.cancelled(now());
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

    @Override
    public List<Job> children(JobId parent) {
        lock.lock();
        try {
            return jobs.values().stream()
                    .filter(job -> job.terms().parent().equals(Optional.of(parent)))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Map<String, Backlog> backlog(Instant now) {
        lock.lock();
        try {
            Map<String, Backlog> backlogs = new TreeMap<>();
            for (Job job : jobs.values()) {
                if (!job.state().isFinal()) {
                    Backlog before = backlogs.getOrDefault(job.kind(), new Backlog(0, 0, 0, now));
                    backlogs.put(job.kind(), with(before, job, now));
                }
            }
            return backlogs;
        } finally {
            lock.unlock();
        }
    }

    private static Backlog with(Backlog before, Job job, Instant now) {
        if (job.state() == JobState.RUNNING) {
            return new Backlog(before.due(), before.later(), before.running() + 1, before.oldest());
        }
        if (job.runAt().isAfter(now)) {
            return new Backlog(before.due(), before.later() + 1, before.running(), before.oldest());
        }
        Instant oldest = job.runAt().isBefore(before.oldest()) ? job.runAt() : before.oldest();
        return new Backlog(before.due() + 1, before.later(), before.running(), oldest);
    }

    @Override
    public int forget(List<JobState> states, Instant endedBefore, int limit) {
        lock.lock();
        try {
            List<Job> old = jobs.values().stream()
                    .filter(job -> states.contains(job.state()))
                    .filter(job -> job.finishedAt().orElseThrow().isBefore(endedBefore))
                    .filter(job -> job.terms().parent().flatMap(this::find).isEmpty())
                    .limit(limit)
                    .toList();
            old.forEach(job -> jobs.remove(job.id().toString()));
            return old.size();
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
