package io.modelwright.core.jobs;

import io.modelwright.core.limits.TokenBucket;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may still start during one claim. Counted anew for each claim from the jobs that run, so that no counter can drift from
 * what it counts. For one thread, which keeps other claims of the same limits away meanwhile.
 */
public final class JobSlots {

    private final JobLimits limits;
    private final Map<String, Integer> kinds;
    private final Map<String, Integer> groups;
    private final Map<String, TokenBucket> buckets;
    private final Instant now;

    /**
     * @param kinds how many jobs of each limited kind run now
     * @param groups how many jobs of each group run now, of the groups that may be asked for
     * @param buckets what is known of the kinds with a rate; of those that are missing none started lately
     */
    public JobSlots(
            JobLimits limits,
            Map<String, Integer> kinds,
            Map<String, Integer> groups,
            Map<String, TokenBucket> buckets,
            Instant now) {
        this.limits = limits;
        this.kinds = new HashMap<>(kinds);
        this.groups = new HashMap<>(groups);
        this.buckets = new HashMap<>(buckets);
        this.now = now;
    }

    /** Whether this job may start; then it counts from now on. */
    public boolean take(Job job) {
        JobLimits.Limit limit = limits.of(job.kind());
        int ofKind = kinds.getOrDefault(job.kind(), 0);
        if (limit.running().isPresent() && ofKind >= limit.running().getAsInt()) {
            return false;
        }
        int ofGroup = job.terms()
                .group()
                .map(group -> groups.getOrDefault(group.key(), 0))
                .orElse(0);
        if (job.terms().group().filter(group -> ofGroup >= group.limit()).isPresent()) {
            return false;
        }
        if (!limit.rate().map(rate -> mayStart(job.kind(), rate)).orElse(true)) {
            return false;
        }
        kinds.put(job.kind(), ofKind + 1);
        job.terms().group().ifPresent(group -> groups.put(group.key(), ofGroup + 1));
        return true;
    }

    private boolean mayStart(String kind, JobLimits.Rate rate) {
        TokenBucket.Taken taken = bucket(kind, rate).take(rate.shape(), now.toEpochMilli());
        buckets.put(kind, taken.bucket());
        return taken.permitted();
    }

    private TokenBucket bucket(String kind, JobLimits.Rate rate) {
        TokenBucket known = buckets.get(kind);
        return known == null ? TokenBucket.full(rate.shape(), now.toEpochMilli()) : known;
    }

    /** Those of the kinds of which none may start now, whatever their groups. */
    public Set<String> full(Set<String> asked) {
        Set<String> full = new TreeSet<>();
        for (String kind : asked) {
            JobLimits.Limit limit = limits.of(kind);
            boolean crowded = limit.running().isPresent()
                    && kinds.getOrDefault(kind, 0) >= limit.running().getAsInt();
            boolean hurried = limit.rate()
                    .map(rate -> !bucket(kind, rate)
                            .take(rate.shape(), now.toEpochMilli())
                            .permitted())
                    .orElse(false);
            if (crowded || hurried) {
                full.add(kind);
            }
        }
        return full;
    }

    /** When the next job of these kinds may start that only waits for its rate; none where no rate is used up. */
    public Optional<Instant> nextStart(Set<String> asked) {
        return asked.stream()
                .flatMap(kind -> limits.of(kind).rate().stream().map(rate -> nextStart(kind, rate)))
                .filter(next -> next.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    private Instant nextStart(String kind, JobLimits.Rate rate) {
        TokenBucket.Taken taken = bucket(kind, rate).take(rate.shape(), now.toEpochMilli());
        return taken.permitted()
                ? now
                : now.plusMillis(rate.shape().millisToToken(taken.bucket().credits()));
    }

    /** What to remember of the rates. */
    public Map<String, TokenBucket> buckets() {
        return Map.copyOf(buckets);
    }
}
