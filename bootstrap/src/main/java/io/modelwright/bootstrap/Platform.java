package io.modelwright.bootstrap;

import com.codahale.metrics.MetricRegistry;
import com.zaxxer.hikari.metrics.dropwizard.CodahaleMetricsTrackerFactory;
import io.modelwright.bootstrap.Wired.Wiring;
import io.modelwright.bootstrap.config.Settings;
import io.modelwright.bootstrap.health.Health;
import io.modelwright.bootstrap.health.HealthCheck;
import io.modelwright.bootstrap.health.HealthCheck.Need;
import io.modelwright.bootstrap.http.HttpServer;
import io.modelwright.bootstrap.http.StartGate;
import io.modelwright.bootstrap.metrics.PlatformMetrics;
import io.modelwright.bootstrap.metrics.ProcessMetrics;
import io.modelwright.postgres.Databases;
import io.modelwright.postgres.Databases.Purpose;
import io.modelwright.redis.Redis;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform as it runs in this process, on servers that are there already. Starting never waits for them. Closing takes
 * the order that loses nothing: say not ready, drain, stop the HTTP server, stop the work, close the connections.
 */
final class Platform implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Platform.class);

    private final Closer closer;
    private final HttpServer http;
    private final CompletableFuture<Boolean> schemas;

    private Platform(Closer closer, HttpServer http, CompletableFuture<Boolean> schemas) {
        this.closer = closer;
        this.http = http;
        this.schemas = schemas;
    }

    /** Starts to listen, and to migrate. */
    static Platform start(Settings settings, Wiring wiring) {
        Closer closer = new Closer();
        try {
            return start(settings, wiring, closer);
        } catch (RuntimeException e) {
            closer.close();
            throw e;
        }
    }

    private static Platform start(Settings settings, Wiring wiring, Closer closer) {
        MetricRegistry metrics = new PlatformMetrics();
        ProcessMetrics.register(metrics);
        Databases databases = closer.add(
                "the database pools",
                new Databases(
                        settings.database().address(),
                        settings.database().poolSizes(),
                        Optional.of(new CodahaleMetricsTrackerFactory(metrics))));
        Redis redis = closer.add("the Redis connection", new Redis(settings.redis()));
        StartGate gate = new StartGate(settings.http().isSecure());
        Health health = closer.add("the health checks", health(databases, redis, gate));
        InstantSource clock = InstantSource.system();
        SecureRandom random = new SecureRandom();
        Wired wired = wiring.wire(
                new Parts(settings, databases, redis, metrics, new TimeOrderedIds(clock, random), clock, random));
        closer.add("the work", wired.work());
        SchemaStart schemas = closer.add(
                "the migration",
                new SchemaStart(Databases.unpooled(settings.database().address()), () -> {
                    wired.startWork().run();
                    gate.open();
                }));
        schemas.start();
        HttpServer http =
                closer.add("the HTTP server", HttpServer.start(settings, metrics, health, gate, wired.edge()));
        closer.add("the readiness", () -> stopServing(health, settings.http().drain()));
        return new Platform(closer, http, schemas.outcome());
    }

    private static Health health(Databases databases, Redis redis, StartGate gate) {
        DataSource database = databases.of(Purpose.HEALTH);
        return new Health(List.of(
                new HealthCheck("database", Need.REQUIRED, () -> answers(database)),
                new HealthCheck("schema", Need.REQUIRED, gate::isOpen),
                new HealthCheck("redis", Need.WANTED, redis::isAvailable)));
    }

    private static boolean answers(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        } catch (SQLException e) {
            LOG.debug("the database does not answer", e);
            return false;
        }
    }

    /** Whoever balances the load needs a moment to see that nothing more is to be sent here. */
    private static void stopServing(Health health, Duration drain) {
        health.stopServing();
        if (drain.isPositive()) {
            LOG.info("Stopping: serving for {} s more", drain.toSeconds());
            try {
                // Nobody counts down: this is a pause that ends early when the thread is interrupted.
                if (new CountDownLatch(1).await(drain.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("a latch that nobody knows was counted down");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    int port() {
        return http.port();
    }

    int adminPort() {
        return http.adminPort();
    }

    /** True once everything is served; false where the platform was closed before; failed where it cannot serve at all. */
    CompletableFuture<Boolean> ready() {
        return schemas;
    }

    @Override
    public void close() {
        closer.close();
    }
}
