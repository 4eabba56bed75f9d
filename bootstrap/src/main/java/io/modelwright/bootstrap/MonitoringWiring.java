package io.modelwright.bootstrap;

import io.modelwright.application.deploy.DeploymentNeeds;
import io.modelwright.application.monitoring.MonitoringNeeds;
import io.modelwright.application.monitoring.MonitoringServices;
import io.modelwright.application.monitoring.MonitoringServices.Work;
import io.modelwright.application.monitoring.UsageNeeds;
import io.modelwright.application.monitoring.UsageServices;
import io.modelwright.bootstrap.metrics.CollectorMetrics;
import io.modelwright.ports.monitoring.driving.Monitoring;
import io.modelwright.postgres.Databases.Purpose;
import io.modelwright.postgres.deploy.PostgresDataUse;
import io.modelwright.postgres.monitoring.PostgresAlerts;
import io.modelwright.postgres.monitoring.PostgresHealthHistory;
import io.modelwright.postgres.monitoring.PostgresMetricStore;
import io.modelwright.postgres.monitoring.PostgresNodeTurns;
import io.modelwright.postgres.monitoring.PostgresUsage;
import io.modelwright.proxy.HttpMetricScrape;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands behind the looks at deployments. */
final class MonitoringWiring implements AutoCloseable {

    /** Shorter than a slot: who comes again within one does nothing. */
    private static final Duration COLLECTING_PAUSE = Duration.ofSeconds(1);

    private static final Duration FORGETTING_PAUSE = Duration.ofMinutes(10);
    private static final Duration KEEPING_PAUSE = Duration.ofSeconds(10);
    private static final Duration MEASURING_PAUSE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(MonitoringWiring.class);

    private final HttpMetricScrape scrape = new HttpMetricScrape();
    private final DeployWiring deploy;
    private final Monitoring monitoring;
    private final Work work;
    private final UsageServices usage;

    MonitoringWiring(Parts parts, DeployWiring deploy) {
        this.deploy = deploy;
        CollectorMetrics figures = new CollectorMetrics(parts.metrics());
        this.monitoring = MonitoringServices.monitoring(needs(parts, Purpose.REQUESTS, deploy.asked(), figures));
        this.usage = UsageServices.of(usageNeeds(parts, deploy));
        this.work = MonitoringServices.work(needs(parts, Purpose.JOBS, deploy.working(), figures));
    }

    private MonitoringNeeds needs(Parts parts, Purpose purpose, DeploymentNeeds deployments, CollectorMetrics figures) {
        DataSource source = parts.databases().of(purpose);
        return new MonitoringNeeds(
                new MonitoringNeeds.Stores(
                        deployments.stores().deployments(),
                        deployments.stores().releases(),
                        new PostgresMetricStore(source),
                        new PostgresHealthHistory(source),
                        new PostgresAlerts(source),
                        new PostgresNodeTurns(source),
                        deployments.stores().atomic()),
                new MonitoringNeeds.Sources(deployments.engine(), deployments.probe(), scrape),
                deployments.access(),
                figures,
                parts.ids(),
                parts.clock(),
                MonitoringNeeds.Settings.standard(deployments.settings().owner()));
    }

    private static UsageNeeds usageNeeds(Parts parts, DeployWiring deploy) {
        DeploymentNeeds deployments = deploy.working();
        DataSource source = parts.databases().of(Purpose.JOBS);
        return new UsageNeeds(
                new PostgresUsage(source),
                new PostgresDataUse(deploy.server(), source),
                deployments.stores().deployments(),
                new PostgresMetricStore(source),
                new PostgresNodeTurns(source),
                deployments.access(),
                parts.ids(),
                parts.clock());
    }

    UsageServices usage() {
        return usage;
    }

    Monitoring monitoring() {
        return monitoring;
    }

    /** Nothing is collected where there is no engine. */
    List<Upkeep> upkeep() {
        return List.of(
                new Upkeep("forgetting old measurements", work.forgetting(), FORGETTING_PAUSE),
                new Upkeep("keeping who used which app", usage.keeping(), KEEPING_PAUSE),
                new Upkeep("measuring how much data apps have", usage.measuring(), MEASURING_PAUSE));
    }

    /** Nothing where there is no engine. */
    List<Upkeep> looking() {
        return deploy.hasEngine()
                ? List.of(new Upkeep("looking at deployments", work.collecting(), COLLECTING_PAUSE))
                : List.of();
    }

    @Override
    public void close() {
        try {
            usage.keeping().run();
        } catch (RuntimeException fault) {
            // a platform that never came to its database ends too
            LOG.warn("who used which app in the last seconds is not kept", fault);
        }
        scrape.close();
    }
}
