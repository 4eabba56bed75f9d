package io.modelwright.bootstrap.config;

import io.modelwright.application.deploy.BuildSettings;
import io.modelwright.application.deploy.Routing;
import io.modelwright.core.deploy.HostName;
import io.modelwright.core.deploy.ResourceLimits;
import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.docker.Subnets;
import io.modelwright.postgres.Databases;
import io.modelwright.redis.Redis;
import io.modelwright.rest.edge.RestSettings;
import io.modelwright.rest.edge.TrustedProxies;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Everything that the platform is told from outside.
 *
 * @param secrets the keys of the installation
 * @param uploads the folder where files wait that jobs read later
 * @param files what people upload for their records
 * @param repositories of the generated code of apps
 * @param deployments where apps run
 * @param limits how often clients may ask
 */
public record Settings(
        Http http,
        Admin admin,
        Database database,
        Redis.Address redis,
        RegistrationMode registration,
        Secrets secrets,
        Path uploads,
        Files files,
        Repositories repositories,
        Deployments deployments,
        RestSettings.Limits limits,
        Jobs jobs,
        Log log) {

    /**
     * The same for a process that does background work alone and may be one of many on its machine.
     *
     * @param port of its health checks, the next one for its metrics; 0 for any that are free
     */
    public Settings workingAt(int port) {
        Http health = new Http(
                http.host(),
                port,
                Optional.empty(),
                http.threads(),
                http.trustedProxies(),
                Set.of(),
                http.idle(),
                Duration.ZERO,
                http.grace());
        return new Settings(
                health,
                new Admin(admin.host(), port == 0 ? 0 : port + 1),
                database,
                redis,
                registration,
                secrets,
                uploads,
                files,
                repositories,
                deployments,
                limits,
                jobs,
                log);
    }

    /**
     * Where people and programs connect.
     *
     * @param port 0 for any that is free
     * @param publicOrigin what browsers see where a proxy stands before the server
     * @param threads that carry requests, at most
     * @param trustedProxies whose word on where a request comes from is believed
     * @param corsOrigins whose pages may call the API from browsers, beside our own
     * @param idle how long a connection on which nothing comes is kept, also in the middle of a request
     * @param drain how long the server goes on serving after it said that it is not ready any more
     * @param grace how long requests may take to end when the server stops
     */
    public record Http(
            String host,
            int port,
            Optional<String> publicOrigin,
            int threads,
            TrustedProxies trustedProxies,
            Set<String> corsOrigins,
            Duration idle,
            Duration drain,
            Duration grace) {

        public static final int DEFAULT_PORT = 4000;
        public static final int DEFAULT_THREADS = 64;
        public static final Duration DEFAULT_IDLE = Duration.ofSeconds(60);
        public static final Duration DEFAULT_GRACE = Duration.ofSeconds(20);

        /** Whether browsers reach the server by https. */
        public boolean isSecure() {
            return publicOrigin.filter(origin -> origin.startsWith("https://")).isPresent();
        }
    }

    /**
     * Where the keys of the installation are.
     *
     * @param folder for all of them
     * @param encryptionKeys the key-encryption keys, where they are not in the folder
     */
    public record Secrets(Path folder, Optional<String> encryptionKeys) {

        @Override
        public String toString() {
            return "Secrets[" + folder + "]";
        }
    }

    /** Where the metrics are; never open to the world. */
    public record Admin(String host, int port) {

        public static final String DEFAULT_HOST = "127.0.0.1";
    }

    /** The platform's database, which is also the first data database. */
    public record Database(Databases.Address address, Map<Databases.Purpose, Integer> poolSizes) {
        public Database {
            poolSizes = Map.copyOf(poolSizes);
        }
    }

    /**
     * What people upload for their records.
     *
     * @param folder of the content; all nodes need the same
     * @param fileMax in MiB
     * @param workspaceMax how much the files of one workspace have together, in MiB
     */
    public record Files(Path folder, int fileMax, int workspaceMax) {

        public static final int DEFAULT_FILE_MAX = 25;
        public static final int DEFAULT_WORKSPACE_MAX = 1_024;

        private static final long MEBIBYTE = 1_024L * 1_024;

        public static Files in(Path folder) {
            return new Files(folder, DEFAULT_FILE_MAX, DEFAULT_WORKSPACE_MAX);
        }

        public long fileBytes() {
            return fileMax * MEBIBYTE;
        }

        public long workspaceBytes() {
            return workspaceMax * MEBIBYTE;
        }
    }

    /**
     * The repositories of the generated code of apps.
     *
     * @param folder of all of them; all nodes need the same
     * @param sizeMax of one repository, in MiB
     * @param pushMax what one push may bring, in MiB
     * @param fileMax of one file in a push, in MiB
     * @param keep how many generations of each app and target stay on the list in any case
     * @param keepDays how many days the others stay
     */
    public record Repositories(Path folder, int sizeMax, int pushMax, int fileMax, int keep, int keepDays) {

        public static final int DEFAULT_SIZE_MAX = 1_024;
        public static final int DEFAULT_PUSH_MAX = 100;
        public static final int DEFAULT_FILE_MAX = 50;
        public static final int DEFAULT_KEEP = 50;
        public static final int DEFAULT_KEEP_DAYS = 90;

        public static Repositories in(Path folder) {
            return new Repositories(
                    folder, DEFAULT_SIZE_MAX, DEFAULT_PUSH_MAX, DEFAULT_FILE_MAX, DEFAULT_KEEP, DEFAULT_KEEP_DAYS);
        }
    }

    /**
     * Where apps run.
     *
     * @param firstPort of the ports of 127.0.0.1 where deployments are found
     * @param lastPort of them
     * @param database the PostgreSQL of deployed apps; the platform's own server where it is not said
     * @param engine where the container engine listens, {@code unix:///…} or {@code tcp://host:port}; without one nothing is deployed
     * @param networks how the networks of containers are made
     * @param running what the engine runs apps as
     * @param names by which names deployments are found
     * @param limits of each container
     * @param builds what becomes of images
     */
    public record Deployments(
            int firstPort,
            int lastPort,
            Optional<AppDatabase> database,
            Optional<URI> engine,
            ContainerNetworks networks,
            Running running,
            Names names,
            ResourceLimits limits,
            Builds builds) {

        public static final int DEFAULT_FIRST_PORT = 20_000;
        public static final int DEFAULT_LAST_PORT = 20_999;

        /** As containers that are found by their ports alone. */
        public Deployments(int firstPort, int lastPort, Optional<AppDatabase> database, Optional<URI> engine) {
            this(
                    firstPort,
                    lastPort,
                    database,
                    engine,
                    ContainerNetworks.STANDARD,
                    Running.STANDARD,
                    Names.NONE,
                    ResourceLimits.STANDARD,
                    Builds.STANDARD);
        }

        public static Deployments standard() {
            return new Deployments(
                    DEFAULT_FIRST_PORT,
                    DEFAULT_LAST_PORT,
                    Optional.empty(),
                    Optional.empty(),
                    ContainerNetworks.STANDARD,
                    Running.STANDARD,
                    Names.STANDARD,
                    ResourceLimits.STANDARD,
                    Builds.STANDARD);
        }
    }

    /**
     * What becomes of images.
     *
     * @param limits of what the engine runs while it builds one
     * @param timeout of the engine for one
     * @param keep how many are kept of each app and target, and of the newest releases of each deployment, to go back to
     */
    public record Builds(ResourceLimits limits, Duration timeout, int keep) {

        public static final Builds STANDARD =
                new Builds(BuildSettings.STANDARD_LIMITS, BuildSettings.STANDARD_TIMEOUT, BuildSettings.STANDARD_KEEP);
    }

    /**
     * What the engine runs apps as.
     *
     * @param replicas processes of each release on a swarm
     */
    public record Running(Orchestrator orchestrator, int replicas) {

        public static final int REPLICAS_MAX = 100;
        public static final Running STANDARD = new Running(Orchestrator.DOCKER, 1);

        /** Who decides where containers run. */
        public enum Orchestrator {
            /** The engine itself. */
            DOCKER,
            /** The swarm that the engine manages. */
            SWARM
        }
    }

    /**
     * By which names deployments are found.
     *
     * @param port where the platform's own proxy finds them; empty: nowhere
     */
    public record Names(Routing routing, OptionalInt port) {

        public static final int DEFAULT_PORT = 19_999;
        public static final HostName DEFAULT_DOMAIN = new HostName("localhost");
        public static final Names NONE = new Names(Routing.PORTS_ALONE, OptionalInt.empty());
        public static final Names STANDARD = new Names(
                new Routing(Routing.Router.EMBEDDED, Optional.of(DEFAULT_DOMAIN)), OptionalInt.of(DEFAULT_PORT));
    }

    /**
     * The networks of containers.
     *
     * @param subnets where they get their addresses from
     * @param outbound whether applications reach other machines, even where their database is not on one
     */
    public record ContainerNetworks(Subnets subnets, boolean outbound) {
        public static final ContainerNetworks STANDARD = new ContainerNetworks(Subnets.STANDARD, false);
    }

    /**
     * A PostgreSQL of deployed apps, each of which gets a database and a role of its own there.
     *
     * @param address of its maintenance database, and who may make databases and roles
     * @param host where applications find it
     * @param port there
     * @param network of the container engine in which it is; empty: none of it
     */
    public record AppDatabase(Databases.Address address, String host, int port, Optional<String> network) {}

    /**
     * Background work.
     *
     * @param server whether a process that serves the API does some of it too
     * @param threads jobs at a time of those that need processors
     * @param builds jobs at a time that build
     * @param io jobs at a time that mostly wait
     * @param buildMemory what one build may need, in MiB
     * @param keepDays how long those stay in the history that succeeded or were cancelled
     * @param keepFailedDays how long the others stay
     */
    public record Jobs(
            boolean server, int threads, int builds, int io, int buildMemory, int keepDays, int keepFailedDays) {

        public static final int DEFAULT_BUILD_MEMORY = 768;
        public static final int DEFAULT_IO = 16;
        public static final int DEFAULT_KEEP_DAYS = 7;
        public static final int DEFAULT_KEEP_FAILED_DAYS = 30;
        public static final int DEFAULT_THREADS = 2;

        public static final Jobs DEFAULT = new Jobs(
                true,
                DEFAULT_THREADS,
                1,
                DEFAULT_IO,
                DEFAULT_BUILD_MEMORY,
                DEFAULT_KEEP_DAYS,
                DEFAULT_KEEP_FAILED_DAYS);
    }

    /**
     * What is written to the standard output.
     *
     * @param level the least severe that is written, of SLF4J's names
     */
    public record Log(Format format, String level) {

        /** One line for people, or one JSON object a line. */
        public enum Format {
            PLAIN,
            JSON
        }

        /** For whoever looks at a terminal. */
        public static final Log DEFAULT = new Log(Format.PLAIN, "info");
    }
}
