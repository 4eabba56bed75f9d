package io.modelwright.bootstrap;

import io.modelwright.application.deploy.ImageMaker;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.BuildId;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.ContainerUse;
import io.modelwright.core.deploy.Image;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.testkit.deploy.ProgramEngine;
import io.modelwright.testkit.deploy.ProgramEngine.Running;
import io.modelwright.testkit.deploy.SmallServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * An engine without containers for platforms of tests: what is deployed for Java is a program that signs in to its database, notes
 * its version there as a migration does, and answers with it; or an application that was generated for it. For TypeScript no image
 * can be made.
 */
public final class DeployedPrograms {

    /** One for all platforms of a run, as one engine stands behind all nodes. */
    private static final ProgramEngine ENGINE = new ProgramEngine(DeployedPrograms::start);

    /** What each of them has had to do when it is looked at again. */
    private static final int EACH_LOOK = 100;

    private static final ContainerUse USE =
            new ContainerUse(Instant.EPOCH, 1_000_000, 64 << 20, 256 << 20, 1_000, 2_000, 0, 0, 3);

    static {
        ENGINE.uses(name -> Optional.of(USE));
    }

    private DeployedPrograms() {}

    static ContainerParts engine() {
        return new ContainerParts(
                ENGINE, ENGINE, new NoImages(), Optional.of(DeployedPrograms::make), true, false, () -> {});
    }

    private static Running start(ContainerSpec spec, Consumer<String> log) {
        Optional<Running> generated =
                GeneratedPrograms.start(spec.labels().values().get(Labels.APP), spec);
        if (generated.isPresent()) {
            return generated.get();
        }
        String version = spec.labels().values().get(Labels.VERSION);
        migrate(spec, version);
        log.accept("version " + version + " starts");
        AtomicLong asked = new AtomicLong();
        return SmallServer.start(
                exchange -> SmallServer.reply(
                        exchange,
                        200,
                        exchange.getRequestURI().getPath().equals("/metrics")
                                ? metrics(asked.addAndGet(EACH_LOOK))
                                : "version " + version + " at " + exchange.getRequestURI()),
                true);
    }

    private static String metrics(long requests) {
        return """
            # TYPE http_request_duration_seconds histogram
            http_request_duration_seconds_bucket{method="GET",status="200",le="0.01"} %1$d
            http_request_duration_seconds_bucket{method="GET",status="200",le="+Inf"} %1$d
            http_request_duration_seconds_sum{method="GET",status="200"} %2$d
            http_request_duration_seconds_count{method="GET",status="200"} %1$d
            """.formatted(requests, requests / 4);
    }

    private static void migrate(ContainerSpec spec, String version) {
        byte[] password = spec.secrets().get("database-password");
        if (password == null) {
            throw new IllegalStateException("a container without the password of its database");
        }
        try (Connection connection = DriverManager.getConnection(
                        spec.environment().get("DATABASE_URL"),
                        spec.environment().get("DATABASE_USER"),
                        new String(password, StandardCharsets.UTF_8));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS _schema_history (version text PRIMARY KEY, success boolean);"
                    + " INSERT INTO _schema_history VALUES ('" + Integer.parseInt(version)
                    + "', true) ON CONFLICT DO NOTHING");
        } catch (SQLException fault) {
            throw new IllegalStateException("the program cannot reach its database", fault);
        }
    }

    private static Outcome<ImageMaker.Made> make(ImageMaker.Wish wish) {
        if (!wish.target().equals(Target.JAVA)) {
            return Outcome.refused(new Refusal.Conflict("compile-failed", "It does not compile: line 1.", Map.of()));
        }
        wish.stage().accept("image");
        ImageId id = new ImageId("sha256:" + String.format("%064x", wish.version()));
        Labels labels = new Labels(Map.of(Labels.OWNER, "tests"));
        return Outcome.done(new ImageMaker.Made(
                new Image(id, Set.of(), labels, 1, Instant.EPOCH), new BuildId(UUID.randomUUID()), true));
    }
}
