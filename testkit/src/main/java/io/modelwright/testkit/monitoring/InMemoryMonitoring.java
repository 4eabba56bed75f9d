package io.modelwright.testkit.monitoring;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.monitoring.Chart.Kept;
import io.modelwright.core.monitoring.HealthChange;
import io.modelwright.core.monitoring.Observation;
import io.modelwright.core.monitoring.Resolution;
import io.modelwright.core.monitoring.Sample;
import io.modelwright.ports.monitoring.driven.HealthHistory;
import io.modelwright.ports.monitoring.driven.MetricStore;
import io.modelwright.testkit.atomic.Rewindable;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What was measured of deployments, and how they were, in memory. */
public final class InMemoryMonitoring implements MetricStore, HealthHistory, Rewindable {

    private record Slot(DeploymentId deployment, Instant at) {}

    private final Map<DeploymentId, Observation> observations = new HashMap<>();
    private final Map<Resolution, Map<Slot, Sample>> samples = new EnumMap<>(Resolution.class);
    private final Map<DeploymentId, TreeMap<Instant, HealthChange>> changes = new HashMap<>();
    private final Predicate<DeploymentId> deployments;

    /** @param deployments which there are */
    public InMemoryMonitoring(Predicate<DeploymentId> deployments) {
        this.deployments = deployments;
        for (Resolution resolution : Resolution.values()) {
            samples.put(resolution, new HashMap<>());
        }
    }

    @Override
    public synchronized Runnable mark() {
        Map<DeploymentId, Observation> markedObservations = Map.copyOf(observations);
        Map<Resolution, Map<Slot, Sample>> markedSamples = new EnumMap<>(Resolution.class);
        samples.forEach((resolution, kept) -> markedSamples.put(resolution, new HashMap<>(kept)));
        Map<DeploymentId, TreeMap<Instant, HealthChange>> markedChanges = new HashMap<>();
        changes.forEach((deployment, kept) -> markedChanges.put(deployment, new TreeMap<>(kept)));
        return () -> {
            synchronized (this) {
                observations.clear();
                observations.putAll(markedObservations);
                samples.putAll(markedSamples);
                changes.clear();
                changes.putAll(markedChanges);
            }
        };
    }

    @Override
    public synchronized Optional<Observation> last(DeploymentId deployment) {
        return Optional.ofNullable(observations.get(deployment)).filter(known -> deployments.test(deployment));
    }

    @Override
    public synchronized boolean add(DeploymentId deployment, Optional<Instant> before, Observation now, Sample sample) {
        boolean isNext = last(deployment).map(Observation::slot).equals(before)
                && before.filter(slot -> !now.slot().isAfter(slot)).isEmpty();
        if (!deployments.test(deployment) || !isNext) {
            return false;
        }
        observations.put(deployment, now);
        if (!sample.equals(Sample.NOTHING)) {
            samples.forEach((resolution, kept) ->
                    kept.merge(new Slot(deployment, resolution.slot(now.slot())), sample, Sample::plus));
        }
        return true;
    }

    @Override
    public synchronized List<Kept> samples(DeploymentId deployment, Resolution resolution, Instant from, Instant to) {
        return of(resolution).entrySet().stream()
                .filter(entry -> entry.getKey().deployment().equals(deployment)
                        && deployments.test(deployment)
                        && !entry.getKey().at().isBefore(from)
                        && entry.getKey().at().isBefore(to))
                .map(entry -> new Kept(entry.getKey().at(), entry.getValue()))
                .sorted(Comparator.comparing(Kept::at))
                .toList();
    }

    private Map<Slot, Sample> of(Resolution resolution) {
        return samples.getOrDefault(resolution, Map.of());
    }

    @Override
    public synchronized int forget(Resolution resolution, Instant before) {
        int known = of(resolution).size();
        of(resolution).keySet().removeIf(slot -> slot.at().isBefore(before));
        return known - of(resolution).size();
    }

    @Override
    public synchronized void add(DeploymentId deployment, HealthChange change) {
        if (deployments.test(deployment)) {
            changes.computeIfAbsent(deployment, fresh -> new TreeMap<>()).putIfAbsent(change.at(), change);
        }
    }

    @Override
    public synchronized List<HealthChange> list(DeploymentId deployment, Optional<Instant> before, int limit) {
        return all(deployment).descendingMap().values().stream()
                .filter(change ->
                        before.filter(limitOf -> !change.at().isBefore(limitOf)).isEmpty())
                .limit(limit)
                .toList();
    }

    private NavigableMap<Instant, HealthChange> all(DeploymentId deployment) {
        return deployments.test(deployment) ? changes.getOrDefault(deployment, new TreeMap<>()) : new TreeMap<>();
    }

    @Override
    public synchronized long count(DeploymentId deployment) {
        return all(deployment).size();
    }

    @Override
    public synchronized int forget(Instant before) {
        int forgotten = 0;
        for (TreeMap<Instant, HealthChange> kept : changes.values()) {
            Instant newest = kept.lastKey();
            int known = kept.size();
            kept.keySet().removeIf(at -> at.isBefore(before) && at.isBefore(newest));
            forgotten += known - kept.size();
        }
        return forgotten;
    }
}
