package io.modelwright.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of this process, on a port of the loopback address, with its data in one folder. If the process is
 * killed the server lives on, and the next start on that folder adopts it. All methods may be called from any thread.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The database that a new data folder holds, beside PostgreSQL's own. */
    public static final String DATABASE = "modelwright";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String USER = "modelwright";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration EXIT_TIMEOUT = Duration.ofSeconds(5);
    private static final int START_ATTEMPTS = 3;

    /** Whether what was committed survives a crash of the machine. Only tests can do without. */
    public enum Durability {
        DURABLE,
        VOLATILE;

        private List<String> preparation() {
            return switch (this) {
                case DURABLE -> List.of();
                case VOLATILE -> List.of("--no-sync");
            };
        }

        private List<String> options() {
            return switch (this) {
                case DURABLE -> List.of();
                case VOLATILE ->
                    List.of(
                            "fsync=off",
                            "synchronous_commit=off",
                            "full_page_writes=off",
                            "wal_level=minimal",
                            "max_wal_senders=0");
            };
        }
    }

    /**
     * @param folder holds the data, the password and the log; made where absent; one running process per folder
     * @param port a free one is taken where absent
     */
    public record Settings(
            Path folder, BinaryCache binaries, Durability durability, OptionalInt port, int maxConnections) {

        private static final int MAX_CONNECTIONS = 100;

        public static Settings durable(Path folder, BinaryCache binaries) {
            return new Settings(folder, binaries, Durability.DURABLE, OptionalInt.empty(), MAX_CONNECTIONS);
        }

        public static Settings ofTests(Path folder, int maxConnections) {
            return new Settings(
                    folder, BinaryCache.ofTests(), Durability.VOLATILE, OptionalInt.empty(), maxConnections);
        }

        public Settings withPort(int fixed) {
            return new Settings(folder, binaries, durability, OptionalInt.of(fixed), maxConnections);
        }
    }

    private final Settings settings;
    private final Path home;
    private final Path folder;
    private final Path data;
    private final FolderLock lock;
    private final String password;
    private final ProcessHandle process;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(Settings settings, Path home, Path folder, FolderLock lock) {
        this.settings = settings;
        this.home = home;
        this.folder = folder;
        this.data = folder.resolve("data");
        this.lock = lock;
        if (!Files.exists(data)) {
            initialize();
        }
        requireSameMajorVersion();
        this.password = PrivateFiles.password(folder.resolve("password"));
        this.process = findRunning().orElseGet(this::launch);
        this.port = PostmasterFile.read(data)
                .map(PostmasterFile::port)
                .orElseThrow(() -> new ServerStartFailure("PostgreSQL ended right after its start."));
    }

    /**
     * Starts the server, or takes over the one that a killed process left running, and returns when it accepts connections.
     *
     * @throws UnsupportedPlatform on anything but Linux on x64
     * @throws FolderInUse where another living process has that folder
     * @throws ServerStartFailure where the server cannot start; the message has the end of its log
     */
    public static EmbeddedPostgres start(Settings settings) {
        Path home = settings.binaries().postgres();
        Path folder = PrivateFiles.folder(settings.folder());
        FolderLock lock = FolderLock.acquire(folder);
        try {
            return new EmbeddedPostgres(settings, home, folder, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Ends, at once and without care for its data, the server that a killed process left in that folder. */
    static void stopLeftBehind(Path folder) {
        Path data = folder.resolve("data");
        PostmasterFile.read(data)
                .filter(file -> file.isServerOf(data))
                .flatMap(file -> ProcessHandle.of(file.pid()))
                .ifPresent(ServerProcess::kill);
    }

    /** The folder that it was started in. */
    public Path folder() {
        return folder;
    }

    public int port() {
        return port;
    }

    /** The name of its superuser. */
    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The number of the server's first process. */
    public long pid() {
        return process.pid();
    }

    /** Runs that in a thread of its own once the server has ended and {@link #close} was not called before. */
    public void onUnexpectedEnd(Runnable then) {
        var unused = process.onExit().thenRunAsync(() -> {
            if (!closed.get()) {
                LOG.error("PostgreSQL has ended unexpectedly; its log is {}", folder.resolve("postgres.log"));
                then.run();
            }
        });
    }

    /** Ends the sessions and stops the server, keeping the data. A second call does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            // Not only the process that was started: somebody may have started the server anew after a crash.
            if (PostmasterFile.read(data).filter(file -> file.isServerOf(data)).isPresent()) {
                ServerProcess.run(tool("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "stop"), folder, "");
                // The tool returns when the server has let go of its data, a moment before its process is gone.
                ServerProcess.exitsWithin(process, EXIT_TIMEOUT);
            }
        } finally {
            lock.close();
        }
    }

    /** Makes the data folder beside its place and renames it, so that a killed start leaves no half of one. */
    private void initialize() {
        Path draft = folder.resolve("unfinished-data");
        PrivateFiles.deleteTree(draft);
        Path passwordFile = folder.resolve("password");
        // Read for its side effect: initdb takes the password from the file.
        PrivateFiles.password(passwordFile);
        LOG.info("Preparing a new PostgreSQL data folder in {} (once)", folder);
        List<String> preparation = new ArrayList<>(tool("initdb", "-D", draft.toString(), "-U", USER));
        preparation.addAll(List.of("-A", "scram-sha-256", "--pwfile=" + passwordFile));
        preparation.addAll(List.of("-E", "UTF8", "--locale=C.UTF-8", "--data-checksums"));
        preparation.addAll(settings.durability().preparation());
        ServerProcess.run(preparation, folder, "");
        ServerProcess.run(
                tool("postgres", "--single", "-D", draft.toString(), "template1"),
                folder,
                "CREATE DATABASE " + DATABASE + "\n");
        try {
            Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot put the new data folder in place", e);
        }
    }

    private void requireSameMajorVersion() {
        String made = PrivateFiles.read(data.resolve("PG_VERSION")).strip();
        String running = String.valueOf(majorVersion());
        if (!made.equals(running)) {
            throw new ServerStartFailure("The data in " + data + " were made by PostgreSQL " + made
                    + "; the embedded server is PostgreSQL " + running + ".");
        }
    }

    /** The version of the binaries: the first line of their catalog reads {@code # PostgreSQL 17}. */
    private int majorVersion() {
        try (Stream<String> lines = Files.lines(home.resolve("share/postgresql/postgres.bki"))) {
            return Integer.parseInt(lines.findFirst().orElse("").replaceAll("[^0-9]", ""));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell the version of PostgreSQL in " + home, e);
        }
    }

    private Optional<ProcessHandle> findRunning() {
        Optional<PostmasterFile> found = PostmasterFile.read(data);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        PostmasterFile file = found.get();
        Optional<ProcessHandle> candidate = ProcessHandle.of(file.pid()).filter(ProcessHandle::isAlive);
        if (candidate.isEmpty() || !file.isServerOf(data)) {
            // PostgreSQL would take a stranger that has the number now for itself and refuse to start.
            LOG.info("PostgreSQL was not stopped in order last time; it recovers now");
            delete(data.resolve("postmaster.pid"));
            return Optional.empty();
        }
        ProcessHandle running = candidate.get();
        if (file.isStopping() && ServerProcess.exitsWithin(running, START_TIMEOUT)) {
            return Optional.empty();
        }
        if (!awaitReady(running)) {
            return Optional.empty();
        }
        LOG.info("Took over the PostgreSQL (process {}) that was left running", file.pid());
        return Optional.of(running);
    }

    private ProcessHandle launch() {
        Path log = folder.resolve("postgres.log");
        for (int attempt = 1; ; attempt++) {
            int candidate = settings.port().orElseGet(ServerProcess::freePort);
            ProcessHandle started = ServerProcess.launch(serverCommand(candidate), folder, log);
            if (awaitReady(started)) {
                return started;
            }
            String tail = ServerProcess.tail(log);
            boolean portTaken =
                    tail.contains("could not bind") && settings.port().isEmpty();
            if (!portTaken || attempt == START_ATTEMPTS) {
                throw new ServerStartFailure("PostgreSQL did not start:\n" + tail);
            }
        }
    }

    private boolean awaitReady(ProcessHandle server) {
        return ServerProcess.awaitReady(
                server,
                START_TIMEOUT,
                () -> PostmasterFile.read(data)
                        .filter(file -> file.pid() == server.pid() && file.isReady())
                        .isPresent(),
                "PostgreSQL");
    }

    private List<String> serverCommand(int candidate) {
        List<String> command =
                new ArrayList<>(tool("postgres", "-D", data.toString(), "-p", Integer.toString(candidate)));
        List<String> options = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "shared_buffers=64MB",
                "max_connections=" + settings.maxConnections(),
                "timezone=UTC",
                "log_timezone=UTC"));
        options.addAll(settings.durability().options());
        for (String option : options) {
            command.add("-c");
            command.add(option);
        }
        return command;
    }

    private List<String> tool(String name, String... words) {
        return Platform.command(
                Platform.unprivileged(),
                List.of(home.resolve("bin").resolve(name).toString()),
                List.of(words));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
