package io.modelwright.bootstrap;

import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Image;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.deploy.ResourceLimits;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
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
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The PostgreSQL of deployed apps where none is configured: a container of its own, apart from the platform's server, made when the
 * first deployment needs it and kept from then on. Each application finds it in an internal network of the two, the platform at a
 * port of 127.0.0.1. Its data are a volume. Safe for many threads and nodes of one machine.
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
    private final ReentrantLock starting = new ReentrantLock();

    AppServerContainer(ContainerParts engine, byte[] sealingKey) {
        this.engine = engine;
        this.owner = ContainerParts.owner(sealingKey);
        this.password = password(sealingKey);
    }

    static DockerName name(byte[] sealingKey) {
        return name(ContainerParts.owner(sealingKey));
    }

    private static DockerName name(String owner) {
        return new DockerName("mw-" + owner + "-postgres");
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

    @Override
    public AppServer get() {
        return running().orElseGet(() -> {
            // one at a time: what one of them has made anew must not look like what was there before to another
            starting.lock();
            try {
                return running().orElseGet(this::started);
            } finally {
                starting.unlock();
            }
        });
    }

    private Optional<AppServer> running() {
        return engine.servers().find(name(owner)).flatMap(this::server);
    }

    private Optional<AppServer> server(Container container) {
        return container.state() == Container.State.RUNNING && container.port().isPresent()
                ? Optional.of(new AppServer(
                        new Databases.Address(
                                "jdbc:postgresql://127.0.0.1:"
                                        + container.port().getAsInt() + "/" + USER,
                                USER,
                                password),
                        name(owner).value(),
                        PORT))
                : Optional.empty();
    }

    private AppServer started() {
        Outcome<Container> run = engine.servers().run(spec());
        if (run instanceof Outcome.Refused<Container>(Refusal refusal)
                && refusal.code().equals("container-differs")) {
            // an earlier version of the platform made it; its data stay
            engine.servers().steer(name(owner), ContainerEngine.Steering.REMOVE);
            run = engine.servers().run(spec());
        }
        switch (run) {
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
                engine.servers().log(name(owner), Optional.empty(), 3).stream()
                        .map(ContainerEngine.LogLine::text)
                        .toList());
    }

    private ContainerSpec spec() {
        return new ContainerSpec(
                name(owner),
                image().id(),
                new Labels(Map.of(Labels.OWNER, owner, Labels.KIND, "postgres")),
                // from where its port is published; it is a guest in the networks where applications find it
                List.of(new ContainerSpec.Network(name(owner), false)),
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

    private Image image() {
        return TAGS.stream()
                .map(tag -> engine.images().find(new ImageTag("postgres", tag)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new EngineUnavailable(
                        "the container engine has no image of PostgreSQL: pull postgres:" + TAGS.getFirst(), null));
    }
}
