package io.modelwright.testkit.servers;

import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Servers for tests in containers, where an engine has their images. */
final class Containers {

    private static final Logger LOG = LoggerFactory.getLogger(Containers.class);
    private static final String POSTGRES_IMAGE = "postgres:15";
    private static final String REDIS_IMAGE = "redis:7-alpine";
    private static final int POSTGRES_PORT = 5432;
    private static final int REDIS_PORT = 6379;

    private Containers() {}

    /** The oldest PostgreSQL that is supported; the embedded one is newer. */
    static Optional<PostgresServer> postgres(int maxConnections) {
        return started(POSTGRES_IMAGE, () -> {
            PostgreSQLContainer container = new PostgreSQLContainer(DockerImageName.parse(POSTGRES_IMAGE));
            container.withUsername("modelwright").withPassword("tests").withDatabaseName("postgres");
            container.setCommand(
                    "postgres",
                    "-c",
                    "fsync=off",
                    "-c",
                    "synchronous_commit=off",
                    "-c",
                    "full_page_writes=off",
                    "-c",
                    "max_connections=" + maxConnections);
            container.start();
            String prefix =
                    "jdbc:postgresql://" + container.getHost() + ":" + container.getMappedPort(POSTGRES_PORT) + "/";
            return new PostgresServer(prefix, container.getUsername(), container.getPassword(), container::stop);
        });
    }

    static Optional<RedisServer> redis() {
        return started(REDIS_IMAGE, () -> {
            GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(REDIS_IMAGE));
            container.addExposedPort(REDIS_PORT);
            container.start();
            return new RedisServer(container.getHost(), container.getMappedPort(REDIS_PORT), "", container::stop);
        });
    }

    private static <T> Optional<T> started(String image, Supplier<T> start) {
        if (!DockerImages.have(image)) {
            return Optional.empty();
        }
        try {
            return Optional.of(start.get());
        } catch (RuntimeException e) {
            LOG.warn("{} is there and does not start; the embedded server takes its place", image, e);
            return Optional.empty();
        }
    }
}
