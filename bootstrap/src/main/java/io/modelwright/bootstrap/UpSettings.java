package io.modelwright.bootstrap;

import io.modelwright.bootstrap.config.Settings;
import io.modelwright.bootstrap.config.Settings.Admin;
import io.modelwright.bootstrap.config.Settings.Database;
import io.modelwright.bootstrap.config.Settings.Deployments;
import io.modelwright.bootstrap.config.Settings.Files;
import io.modelwright.bootstrap.config.Settings.Http;
import io.modelwright.bootstrap.config.Settings.Jobs;
import io.modelwright.bootstrap.config.Settings.Log;
import io.modelwright.bootstrap.config.Settings.Repositories;
import io.modelwright.bootstrap.config.Settings.Secrets;
import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.postgres.Databases;
import io.modelwright.redis.Redis;
import io.modelwright.rest.edge.RestSettings.Limits;
import io.modelwright.rest.edge.TrustedProxies;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code up} sets: one machine, reachable from it alone, where whoever comes first may register. */
final class UpSettings {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int MAX_PORT = 65_535;
    private static final Path USUAL_SOCKET = Path.of("/var/run/docker.sock");

    private UpSettings() {}

    static Settings of(int port, Path data, Databases.Address database, Redis.Address redis) {
        Http http = new Http(
                LOOPBACK,
                port,
                Optional.empty(),
                Http.DEFAULT_THREADS,
                TrustedProxies.NONE,
                Set.of(),
                Http.DEFAULT_IDLE,
                Duration.ZERO,
                Http.DEFAULT_GRACE);
        Admin admin = new Admin(LOOPBACK, adminPort(port));
        return new Settings(
                http,
                admin,
                new Database(database, Map.of()),
                redis,
                RegistrationMode.OPEN,
                new Secrets(data.resolve("secrets"), Optional.empty()),
                data.resolve("uploads"),
                Files.in(data.resolve("files")),
                Repositories.in(data.resolve("repositories")),
                deployments(),
                Limits.standard(),
                Jobs.DEFAULT,
                Log.DEFAULT);
    }

    /** With the engine of this machine, if it has one: that of DOCKER_HOST, as for all tools, or the one at the usual socket. */
    private static Deployments deployments() {
        Optional<URI> named = Optional.ofNullable(System.getenv("DOCKER_HOST")).map(URI::create);
        Optional<URI> usual =
                USUAL_SOCKET.toFile().exists() ? Optional.of(URI.create("unix://" + USUAL_SOCKET)) : Optional.empty();
        Deployments standard = Deployments.standard();
        return new Deployments(
                standard.firstPort(),
                standard.lastPort(),
                standard.database(),
                named.or(() -> usual),
                standard.networks(),
                standard.running(),
                standard.names(),
                standard.limits(),
                standard.builds());
    }

    /** Beside the port of the API, so that two installations on one machine do not meet. */
    private static int adminPort(int port) {
        if (port == 0) {
            return 0;
        }
        return port == MAX_PORT ? port - 1 : port + 1;
    }
}
