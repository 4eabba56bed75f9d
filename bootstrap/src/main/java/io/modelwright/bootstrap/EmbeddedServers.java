package io.modelwright.bootstrap;

import io.modelwright.embedded.BinaryCache;
import io.modelwright.embedded.EmbeddedPostgres;
import io.modelwright.embedded.EmbeddedRedis;
import io.modelwright.embedded.EmbeddedServerFailure;
import io.modelwright.postgres.Databases;
import io.modelwright.redis.Redis;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The PostgreSQL and the Redis of {@code up}, with all that they keep under one data folder. */
final class EmbeddedServers implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final EmbeddedRedis redis;

    private EmbeddedServers(EmbeddedPostgres postgres, EmbeddedRedis redis) {
        this.postgres = postgres;
        this.redis = redis;
    }

    /**
     * Starts both at the same time; nothing runs where one of them fails.
     *
     * @throws EmbeddedServerFailure with a message for people
     */
    static EmbeddedServers start(Path data) {
        BinaryCache binaries = BinaryCache.at(data.resolve("binaries"));
        CompletableFuture<EmbeddedRedis> redis = CompletableFuture.supplyAsync(
                () -> EmbeddedRedis.start(EmbeddedRedis.Settings.in(data.resolve("redis"), binaries)));
        EmbeddedPostgres postgres;
        try {
            postgres = EmbeddedPostgres.start(EmbeddedPostgres.Settings.durable(data.resolve("postgres"), binaries));
        } catch (RuntimeException e) {
            closeIfStarted(redis, e);
            throw e;
        }
        try {
            return new EmbeddedServers(postgres, redis.join());
        } catch (CompletionException e) {
            postgres.close();
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private static void closeIfStarted(CompletableFuture<EmbeddedRedis> redis, RuntimeException first) {
        try {
            redis.join().close();
        } catch (CompletionException e) {
            first.addSuppressed(e.getCause());
        }
    }

    Databases.Address database() {
        return new Databases.Address(postgres.jdbcUrl(EmbeddedPostgres.DATABASE), postgres.user(), postgres.password());
    }

    Redis.Address redis() {
        return new Redis.Address(URI.create("redis://127.0.0.1:" + redis.port()), Optional.of(redis.password()));
    }

    /** Runs that once PostgreSQL has ended without being told to, in a thread of its own. */
    void onDeathOfPostgres(Runnable last) {
        postgres.onUnexpectedEnd(last);
    }

    @Override
    public void close() {
        // Redis first: PostgreSQL is stopped even if that fails.
        try (postgres) {
            redis.close();
        }
    }
}
