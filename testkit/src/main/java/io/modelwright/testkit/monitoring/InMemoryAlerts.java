package io.modelwright.testkit.monitoring;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.monitoring.Alert;
import io.modelwright.core.monitoring.AlertKind;
import io.modelwright.ports.monitoring.driven.AlertRepository;
import io.modelwright.testkit.atomic.Rewindable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Warnings and their events in memory. */
public final class InMemoryAlerts implements AlertRepository, Rewindable {

    private final List<Alert> alerts = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Predicate<DeploymentId> deployments;
    private long places;

    /** @param deployments which there are */
    public InMemoryAlerts(Predicate<DeploymentId> deployments) {
        this.deployments = deployments;
    }

    @Override
    public synchronized Runnable mark() {
        List<Alert> markedAlerts = List.copyOf(alerts);
        List<Event> markedEvents = List.copyOf(events);
        return () -> {
            synchronized (this) {
                alerts.clear();
                alerts.addAll(markedAlerts);
                events.clear();
                events.addAll(markedEvents);
            }
        };
    }

    private Optional<Alert> standing(DeploymentId deployment, AlertKind kind) {
        return alerts.stream()
                .filter(alert -> alert.deployment().equals(deployment)
                        && alert.kind() == kind
                        && alert.resolvedAt().isEmpty())
                .findFirst();
    }

    @Override
    public synchronized boolean raise(Alert alert) {
        if (!deployments.test(alert.deployment())
                || standing(alert.deployment(), alert.kind()).isPresent()) {
            return false;
        }
        alerts.add(alert);
        events.add(new Event(++places, true, alert));
        return true;
    }

    @Override
    public synchronized Optional<Alert> resolve(DeploymentId deployment, AlertKind kind, Instant at) {
        Optional<Alert> standing = standing(deployment, kind).filter(alert -> deployments.test(deployment));
        return standing.map(alert -> {
            Alert resolved = new Alert(
                    alert.id(),
                    alert.deployment(),
                    alert.app(),
                    alert.kind(),
                    alert.value(),
                    alert.raisedAt(),
                    Optional.of(at));
            alerts.set(alerts.indexOf(alert), resolved);
            events.add(new Event(++places, false, resolved));
            return resolved;
        });
    }

    private Stream<Alert> of(Of of, Optional<Boolean> open) {
        return alerts.stream()
                .filter(alert -> deployments.test(alert.deployment()))
                .filter(alert -> switch (of) {
                    case Of.OfDeployment(var id) -> alert.deployment().equals(id);
                    case Of.OfApp(var id) -> alert.app().equals(id);
                })
                .filter(alert ->
                        open.isEmpty() || open.get() == alert.resolvedAt().isEmpty());
    }

    @Override
    public synchronized List<Alert> list(Of of, Optional<Boolean> open, Optional<UUID> before, int limit) {
        return of(of, open)
                .filter(alert -> before.isEmpty()
                        || alert.id().toString().compareTo(before.get().toString()) < 0)
                .sorted(Comparator.comparing((Alert alert) -> alert.id().toString())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long count(Of of, Optional<Boolean> open) {
        return of(of, open).count();
    }

    @Override
    public synchronized List<Event> events(long after, int limit) {
        return events.stream()
                .filter(event -> event.place() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized int forget(Instant before) {
        int known = alerts.size() + events.size();
        alerts.removeIf(
                alert -> alert.resolvedAt().filter(at -> at.isBefore(before)).isPresent());
        events.removeIf(event ->
                event.alert().resolvedAt().orElse(event.alert().raisedAt()).isBefore(before));
        return known - alerts.size() - events.size();
    }
}
