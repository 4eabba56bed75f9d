package io.modelwright.bootstrap.crash;

import io.modelwright.embedded.EmbeddedPostgres;
import io.modelwright.embedded.EmbeddedRedis;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that a server starts from, and everything that it keeps beside its database: both survive the server. */
record ServerConfig(Path file) {

    static ServerConfig of(Path folder, TestDatabase database, TestRedis redis) throws IOException {
        return write(
                folder,
                database.jdbcUrl(),
                database.user(),
                database.password(),
                redis.host() + ":" + redis.port(),
                redis.password());
    }

    static ServerConfig of(Path folder, EmbeddedPostgres postgres, EmbeddedRedis redis) throws IOException {
        return write(
                folder,
                postgres.jdbcUrl(EmbeddedPostgres.DATABASE),
                postgres.user(),
                postgres.password(),
                "127.0.0.1:" + redis.port(),
                redis.password());
    }

    private static ServerConfig write(
            Path folder, String url, String user, String password, String redis, String redisPassword)
            throws IOException {
        String secret = redisPassword.isEmpty() ? "" : ", password: \"" + redisPassword + "\"";
        return new ServerConfig(Files.writeString(folder.resolve("server.yml"), """
                http: { host: 127.0.0.1, port: 0 }
                admin: { port: 0 }
                database: { url: "%s", user: "%s", password: "%s" }
                redis: { url: "redis://%s"%s }
                registration: open
                secrets: "%s"
                uploads: "%s"
                limits:
                  caller: { burst: 1000000, requests: 1000000, period: 1s }
                """.formatted(
                        url, user, password, redis, secret, folder.resolve("secrets"), folder.resolve("uploads"))));
    }
}
