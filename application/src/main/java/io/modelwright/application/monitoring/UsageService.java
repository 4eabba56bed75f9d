package io.modelwright.application.monitoring;

import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.Deployment.Desired;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.monitoring.Chart.Kept;
import io.modelwright.core.monitoring.Resolution;
import io.modelwright.core.monitoring.UsageDay;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.failure.EngineUnavailable;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.monitoring.driven.DataUse.Use;
import io.modelwright.ports.monitoring.driving.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures how much apps are used, and shows it. */
final class UsageService implements Usage {

    private static final Logger LOG = LoggerFactory.getLogger(UsageService.class);
    private static final String WORK = "usage";
    private static final Duration TURN = Duration.ofMinutes(10);
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 400;
    private static final int FIRST_YEAR = 2_000;
    private static final int LAST_YEAR = 9_999;

    private final UsageNeeds needs;
    private final UUID node;

    UsageService(UsageNeeds needs) {
        this.needs = needs;
        this.node = needs.ids().next();
    }

    @Override
    public Outcome<List<UsageDay>> usage(
            Principal principal, String app, Optional<LocalDate> from, Optional<LocalDate> to) {
        return needs.access().resolve(principal, app, WorkspaceRole.VIEWER).flatMap(found -> {
            if (from.filter(UsageService::isFar).isPresent()
                    || to.filter(UsageService::isFar).isPresent()) {
                return invalid("Days are of the years 2000 to 9999.");
            }
            LocalDate end = to.orElseGet(() -> VisitCounter.today(needs.clock()));
            LocalDate begin = from.orElseGet(() -> end.minusDays(USUAL_DAYS - 1L));
            if (begin.isAfter(end)) {
                return invalid("The range ends before it begins.");
            }
            if (ChronoUnit.DAYS.between(begin, end) >= MOST_DAYS) {
                return invalid("A range has at most " + MOST_DAYS + " days.");
            }
            return Outcome.done(needs.usage().list(found.id(), begin, end));
        });
    }

    private static boolean isFar(LocalDate day) {
        return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR;
    }

    private static Outcome<List<UsageDay>> invalid(String detail) {
        return Outcome.refused(new Refusal.Invalid(
                "invalid-range",
                detail,
                List.of(Finding.error("invalid-range", JsonPointer.ROOT.member("from"), detail))));
    }

    /** Measures everything, on one of the nodes. Can be done twice. */
    void measure() {
        if (!needs.turns().take(WORK, node, TURN)) {
            return;
        }
        LocalDate today = VisitCounter.today(needs.clock());
        needs.data()
                .studios()
                .forEach((app, use) -> needs.usage()
                        .measure(
                                app, day(today, app.value(), UsageDay.STUDIO, OptionalLong.empty(), Optional.of(use))));
        for (Deployment deployment : needs.deployments().all()) {
            if (deployment.desired() != Desired.DELETED) {
                // what came to yesterday after it was measured last
                measure(deployment, today.minusDays(1), Optional.empty());
                measure(deployment, today, use(deployment, today));
            }
        }
        needs.usage().forget(today.minusDays(MOST_DAYS));
    }

    private void measure(Deployment deployment, LocalDate day, Optional<Use> use) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        List<Kept> kept =
                needs.metrics().samples(deployment.id(), Resolution.DAY, start, start.plus(Resolution.DAY.step()));
        if (!kept.isEmpty() || use.isPresent()) {
            OptionalLong requests = kept.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(kept.getFirst().sample().requests());
            needs.usage()
                    .measure(
                            deployment.app(),
                            day(
                                    day,
                                    deployment.id().value(),
                                    deployment.environment().value(),
                                    requests,
                                    use));
        }
    }

    private Optional<Use> use(Deployment deployment, LocalDate today) {
        try {
            return needs.data()
                    .deployment(
                            DeploymentNames.database(deployment.id()),
                            today.atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (StoreUnavailable | EngineUnavailable away) {
            LOG.debug("the data of deployment {} cannot be measured now", deployment.id(), away);
            return Optional.empty();
        }
    }

    private static UsageDay day(
            LocalDate day, UUID place, String environment, OptionalLong requests, Optional<Use> use) {
        return new UsageDay(
                day,
                place,
                environment,
                use.map(Use::activeUsers).orElse(OptionalLong.empty()),
                requests,
                use.map(known -> OptionalLong.of(known.records())).orElse(OptionalLong.empty()),
                use.map(known -> OptionalLong.of(known.bytes())).orElse(OptionalLong.empty()));
    }
}
