package io.modelwright.bootstrap;

import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Image;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.deploy.ResourceLimits;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.ports.failure.EngineUnavailable;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.postgres.Databases;
import io.modelwright.postgres.deploy.AppServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The PostgreSQL of deployed apps where none is configured: a container of its own, apart from the platform's server, made when the
 * first deployment needs it and kept from then on. Applications find it in an internal network, the platform at a port of
 * 127.0.0.1. Its data are a volume. Safe for many threads and nodes of one machine.
 */
final class AppServerContainer implements Supplier<AppServer> {

    private static final List<String> TAGS = List.of("17", "16", "15");
    private static final int PORT = 5432;
    private static final String USER = "modelwright";
    private static final long MEBIBYTE = 1_048_576;
    private static final ResourceLimits LIMITS = new ResourceLimits(1_024 * MEBIBYTE, 2_000, 512);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 100;

    private final ContainerParts engine;
    private final String owner;
    private final String password;

    AppServerContainer(ContainerParts engine, byte[] sealingKey) {
        this.engine = engine;
        this.owner = ContainerParts.owner(sealingKey);
        this.password = password(sealingKey);
    }

    /** The network in which applications find it. */
    static DockerName network(byte[] sealingKey) {
        return new DockerName("mw-" + ContainerParts.owner(sealingKey) + "-databases");
    }

    /** One that goes with the installation's keys, as its name does: with other keys it is another server. */
    private static String password(byte[] sealingKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(sealingKey, "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal("PostgreSQL of deployed apps".getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }

    private DockerName name() {
        return new DockerName("mw-" + owner + "-postgres");
    }

    @Override
    public AppServer get() {
        return running().orElseGet(this::started);
    }

    private Optional<AppServer> running() {
        return engine.servers().find(name()).flatMap(this::server);
    }

    private Optional<AppServer> server(Container container) {
        return container.state() == Container.State.RUNNING && container.port().isPresent()
                ? Optional.of(new AppServer(
                        new Databases.Address(
                                "jdbc:postgresql://127.0.0.1:"
                                        + container.port().getAsInt() + "/" + USER,
                                USER,
                                password),
                        name().value(),
                        PORT))
                : Optional.empty();
    }

    private AppServer started() {
        switch (engine.servers().run(spec())) {
            case Outcome.Done<Container> done -> {}
            case Outcome.Refused<Container> refused ->
                throw new EngineUnavailable(
                        "the PostgreSQL of deployed apps cannot be run: "
                                + refused.refusal().detail(),
                        null);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<AppServer> server = running().filter(AppServer::answers);
            if (server.isPresent()) {
                return server.get();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
        }
        throw new StoreUnavailable("the PostgreSQL of deployed apps does not answer: " + lastLines(), null);
    }

    private String lastLines() {
        return String.join(
                " / ",
                engine.servers().log(name(), Optional.empty(), 3).stream()
                        .map(ContainerEngine.LogLine::text)
                        .toList());
    }

    private ContainerSpec spec() {
        return new ContainerSpec(
                name(),
                image().id(),
                new Labels(Map.of(Labels.OWNER, owner, Labels.KIND, "postgres")),
                List.of(
                        new ContainerSpec.Network(databases(), true),
                        // from where its port is published
                        new ContainerSpec.Network(name(), false)),
                Optional.of(PORT),
                Map.of(
                        "POSTGRES_USER", USER,
                        "POSTGRES_DB", USER,
                        "POSTGRES_PASSWORD_FILE", "/run/secrets/password",
                        "PGDATA", "/var/lib/postgresql/data/pgdata",
                        "PGHOST", "/tmp"),
                Map.of("password", password.getBytes(StandardCharsets.US_ASCII)),
                Map.of("/var/lib/postgresql/data", new DockerName("mw-" + owner + "-postgres-data")),
                // the root file system, where the socket would be, cannot be written
                List.of("postgres", "-c", "unix_socket_directories=/tmp"),
                LIMITS,
                STOP_TIMEOUT);
    }

    private DockerName databases() {
        return new DockerName("mw-" + owner + "-databases");
    }

    private Image image() {
        return TAGS.stream()
                .map(tag -> engine.images().find(new ImageTag("postgres", tag)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new EngineUnavailable(
                        "the container engine has no image of PostgreSQL: pull postgres:" + TAGS.getFirst(), null));
    }
}
