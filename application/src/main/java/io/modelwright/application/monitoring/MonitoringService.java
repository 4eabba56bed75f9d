package io.modelwright.application.monitoring;

import io.modelwright.core.apps.App;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.monitoring.Alert;
import io.modelwright.core.monitoring.Chart;
import io.modelwright.core.monitoring.ChartRange;
import io.modelwright.core.monitoring.HealthChange;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.monitoring.driven.AlertRepository.Of;
import io.modelwright.ports.monitoring.driving.Monitoring;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Shows what was collected. */
final class MonitoringService implements Monitoring {

    private final MonitoringNeeds needs;

    MonitoringService(MonitoringNeeds needs) {
        this.needs = needs;
    }

    /** A deployment of an app that the caller cannot see is not found, and not told from one that is not there. */
    private Outcome<DeploymentId> visible(Principal principal, DeploymentId id) {
        Outcome<DeploymentId> none = Outcome.refused(Refusal.NotFound.of("deployment"));
        return needs.stores()
                .deployments()
                .find(id)
                .map(deployment -> switch (needs.access()
                        .resolve(principal, deployment.app().toString(), WorkspaceRole.VIEWER)) {
                    case Outcome.Done<App> seen -> Outcome.done(id);
                    case Outcome.Refused<App>(Refusal.NotFound secret) -> none;
                    case Outcome.Refused<App>(Refusal refusal) -> Outcome.<DeploymentId>refused(refusal);
                })
                .orElse(none);
    }

    @Override
    public Outcome<Chart> metrics(Principal principal, DeploymentId id, Range range) {
        return visible(principal, id)
                .flatMap(known -> ChartRange.of(
                        range.from(), range.to(), range.step(), needs.clock().instant()))
                .map(read -> Chart.of(
                        read, needs.stores().metrics().samples(id, read.resolution(), read.from(), read.to())));
    }

    @Override
    public Outcome<Page<HealthChange>> health(
            Principal principal, DeploymentId id, int limit, Optional<String> cursor) {
        return visible(principal, id)
                .flatMap(known -> cursor(cursor, MonitoringService::moment))
                .map(before -> page(
                        needs.stores().health().list(id, before, limit + 1),
                        limit,
                        change -> change.at().toString()));
    }

    @Override
    public Outcome<Long> countHealth(Principal principal, DeploymentId id) {
        return visible(principal, id).map(needs.stores().health()::count);
    }

    @Override
    public Outcome<Page<Alert>> alerts(
            Principal principal, DeploymentId id, Optional<Boolean> open, int limit, Optional<String> cursor) {
        return visible(principal, id).flatMap(known -> alerts(new Of.OfDeployment(id), open, limit, cursor));
    }

    @Override
    public Outcome<Long> countAlerts(Principal principal, DeploymentId id, Optional<Boolean> open) {
        return visible(principal, id).map(known -> needs.stores().alerts().count(new Of.OfDeployment(id), open));
    }

    @Override
    public Outcome<Page<Alert>> alertsOfApp(
            Principal principal, String app, Optional<Boolean> open, int limit, Optional<String> cursor) {
        return needs.access()
                .resolve(principal, app, WorkspaceRole.VIEWER)
                .flatMap(found -> alerts(new Of.OfApp(found.id()), open, limit, cursor));
    }

    @Override
    public Outcome<Long> countAlertsOfApp(Principal principal, String app, Optional<Boolean> open) {
        return needs.access()
                .resolve(principal, app, WorkspaceRole.VIEWER)
                .map(found -> needs.stores().alerts().count(new Of.OfApp(found.id()), open));
    }

    private Outcome<Page<Alert>> alerts(Of of, Optional<Boolean> open, int limit, Optional<String> cursor) {
        return cursor(cursor, Uuids::parse)
                .map(before -> page(
                        needs.stores().alerts().list(of, open, before, limit + 1),
                        limit,
                        alert -> alert.id().toString()));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text)).filter(at -> Math.abs(at.getEpochSecond()) < 100_000_000_000L);
        } catch (DateTimeParseException foreign) {
            return Optional.empty();
        }
    }

    private static <T> Outcome<Optional<T>> cursor(Optional<String> cursor, Function<String, Optional<T>> form) {
        Optional<T> read = cursor.flatMap(form);
        return cursor.isPresent() && read.isEmpty()
                ? Outcome.refused(
                        new Refusal.Malformed("malformed-cursor", "The cursor is not one of ours.", List.of()))
                : Outcome.done(read);
    }

    private static <T> Page<T> page(List<T> some, int limit, Function<T, String> cursor) {
        List<T> shown = some.size() > limit ? some.subList(0, limit) : some;
        return new Page<>(shown, some.size() > limit ? Optional.of(cursor.apply(shown.getLast())) : Optional.empty());
    }
}
