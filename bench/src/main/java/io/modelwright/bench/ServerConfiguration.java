package io.modelwright.bench;

import io.modelwright.embedded.EmbeddedPostgres;
import io.modelwright.embedded.EmbeddedRedis;
import java.nio.file.Path;

/** The configuration of the measured server: the defaults, with limits raised so far that one client can be all the load. */
final class ServerConfiguration {

    private ServerConfiguration() {}

    static String of(Path folder, EmbeddedPostgres postgres, EmbeddedRedis redis, int port, int adminPort) {
        return """
                http: { host: 127.0.0.1, port: %d }
                admin: { port: %d }
                database: { url: "%s", user: "%s", password: "%s" }
                redis: { url: "%s", password: "%s" }
                registration: open
                secrets: "%s"
                uploads: "%s"
                limits:
                  caller: { burst: 1000000, requests: 1000000, period: 1s }
                  anonymous: { burst: 1000000, requests: 1000000, period: 1s }
                  signIn: { burst: 1000000, requests: 1000000, period: 1s }
                  signInAddress: { burst: 1000000, requests: 1000000, period: 1s }
                """.formatted(
                        port,
                        adminPort,
                        postgres.jdbcUrl(EmbeddedPostgres.DATABASE),
                        postgres.user(),
                        postgres.password(),
                        "redis://127.0.0.1:" + redis.port(),
                        redis.password(),
                        folder.resolve("secrets"),
                        folder.resolve("uploads"));
    }
}
