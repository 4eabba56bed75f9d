package io.modelwright.bootstrap;

import io.modelwright.bootstrap.config.Settings;
import io.modelwright.bootstrap.config.Settings.Deployments;
import io.modelwright.bootstrap.config.Settings.Log;
import io.modelwright.bootstrap.logging.Logging;
import io.modelwright.ports.limits.driven.RateLimiter.Policy;
import io.modelwright.postgres.Databases;
import io.modelwright.redis.Redis;
import io.modelwright.rest.edge.RestSettings.Limits;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import io.modelwright.testkit.servers.TestRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The whole platform as it is wired, on a real PostgreSQL and Redis, once for all tests that talk to its HTTP interface. It
 * is ready when it is got, limits nobody's rate, and ends with the JVM.
 */
public final class TestPlatform {

    private static final int FIRST_PORT = 12_000;
    private static final int PORTS = 100;
    private static final int PORT_RANGES = 200;

    private static final TestPostgres POSTGRES = TestPostgres.shared();
    private static final TestRedis REDIS = TestRedis.shared();

    private final TestDatabase database;
    private final Settings settings;
    private final Platform platform;

    private TestPlatform() {
        this(POSTGRES.freshDatabase());
    }

    private TestPlatform(TestDatabase database) {
        this(database, settings(database));
    }

    private TestPlatform(TestDatabase database, Settings settings) {
        Logging.setUp(new Log(Log.Format.PLAIN, "error"));
        this.database = database;
        this.settings = settings;
        platform =
                Platform.start(settings, new PlatformWiring(SketchRenderer.withSketches(), DeployedPrograms.engine()));
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stop-test-platform"));
        try {
            if (!platform.ready().get(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the platform was closed while it started");
            }
        } catch (Exception failure) {
            throw new IllegalStateException("the platform does not start", failure);
        }
    }

    /** Made where it is first asked for. */
    private static final class Shared {
        private static final TestPlatform PLATFORM = new TestPlatform();
    }

    public static TestPlatform shared() {
        return Shared.PLATFORM;
    }

    private static final class Second {
        private static final TestPlatform NODE = new TestPlatform(shared().database, shared().settings);
    }

    /** Another node of the shared platform, with the same database, Redis and keys. */
    public static TestPlatform secondNode() {
        return Second.NODE;
    }

    public int port() {
        return platform.port();
    }

    /** Takes everything from the Redis of all nodes. */
    public static void wipeRedis() {
        REDIS.clear();
    }

    /** The database of the platform, which holds the data too. */
    public TestDatabase database() {
        return database;
    }

    /** A platform on that database, which limits nobody's rate. */
    static Settings settings(TestDatabase database) {
        Settings usual = UpSettings.of(
                0,
                folder(),
                new Databases.Address(database.jdbcUrl(), database.user(), database.password()),
                new Redis.Address(
                        URI.create("redis://" + REDIS.host() + ":" + REDIS.port()),
                        Optional.of(REDIS.password()).filter(password -> !password.isEmpty())));
        Policy wide = new Policy("wide", 1_000_000, 1_000_000, Duration.ofSeconds(1));
        return new Settings(
                usual.http(),
                usual.admin(),
                usual.database(),
                usual.redis(),
                usual.registration(),
                usual.secrets(),
                usual.uploads(),
                usual.files(),
                usual.repositories(),
                portsOfThisProcess(),
                new Limits(wide, wide, wide, wide),
                usual.jobs(),
                usual.log());
    }

    /** Processes that test at the same time would choose the same ports otherwise; and none of them takes an engine of the machine. */
    private static Deployments portsOfThisProcess() {
        int first = FIRST_PORT + (int) (ProcessHandle.current().pid() % PORT_RANGES) * PORTS;
        return new Deployments(first, first + PORTS - 1, Optional.empty(), Optional.empty());
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "platforms")), "platform");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
