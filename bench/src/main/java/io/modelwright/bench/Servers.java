package io.modelwright.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.modelwright.embedded.BinaryCache;
import io.modelwright.embedded.EmbeddedPostgres;
import io.modelwright.embedded.EmbeddedRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.util.IO;

/**
 * A PostgreSQL and a Redis of the bench's own, as durable as those of {@code up}, with their data in {@code folder}, which
 * goes with them.
 */
record Servers(Path folder, EmbeddedPostgres postgres, EmbeddedRedis redis) implements AutoCloseable {

    static Servers start() throws IOException {
        Path folder = Files.createTempDirectory("modelwright-bench");
        BinaryCache binaries = BinaryCache.at(folder.resolve("binaries"));
        EmbeddedPostgres postgres =
                EmbeddedPostgres.start(EmbeddedPostgres.Settings.durable(folder.resolve("postgres"), binaries));
        try {
            return new Servers(
                    folder,
                    postgres,
                    EmbeddedRedis.start(EmbeddedRedis.Settings.in(folder.resolve("redis"), binaries)));
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /** Writes the configuration of a server that listens on {@code port}. */
    Path configuration(int port) throws IOException {
        return Files.writeString(
                folder.resolve("modelwright.yml"),
                ServerConfiguration.of(folder, postgres, redis, port, ChildProcess.freePort()));
    }

    /** A single connection as the owner of everything. */
    static HikariDataSource connect(EmbeddedPostgres postgres) {
        return connect(postgres, EmbeddedPostgres.DATABASE);
    }

    /** The same to one of its databases. */
    static HikariDataSource connect(EmbeddedPostgres postgres, String name) {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(postgres.jdbcUrl(name));
        database.setUsername(postgres.user());
        database.setPassword(postgres.password());
        database.setMaximumPoolSize(1);
        return database;
    }

    @Override
    public void close() {
        try (postgres) {
            redis.close();
        } finally {
            IO.delete(folder);
        }
    }
}
