package io.modelwright.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Redis server of this process, on a port of the loopback address, with its append-only file in one folder. If the process
 * is killed the server lives on, and the next start on that folder adopts it. All methods may be called from any thread.
 */
public final class EmbeddedRedis implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(1);
    private static final Pattern PORT = Pattern.compile("(?m)^port (\\d+)$");
    private static final int START_ATTEMPTS = 3;

    /**
     * @param folder holds the data, the password and the log; made where absent; one running process per folder
     * @param port a free one is taken where absent
     */
    public record Settings(Path folder, BinaryCache binaries, OptionalInt port) {

        public static Settings in(Path folder, BinaryCache binaries) {
            return new Settings(folder, binaries, OptionalInt.empty());
        }

        public Settings withPort(int fixed) {
            return new Settings(folder, binaries, OptionalInt.of(fixed));
        }
    }

    private final Settings settings;
    private final Path program;
    private final Path folder;
    private final FolderLock lock;
    private final String password;
    private final ProcessHandle process;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedRedis(Settings settings, Path program, Path folder, FolderLock lock) {
        this.settings = settings;
        this.program = program;
        this.folder = folder;
        this.lock = lock;
        PrivateFiles.folder(folder.resolve("data"));
        this.password = PrivateFiles.password(folder.resolve("password"));
        this.process = findRunning().orElseGet(this::launch);
        this.port = configuredPort(folder);
    }

    /**
     * Starts the server, or takes over the one that a killed process left running, and returns when it answers.
     *
     * @throws UnsupportedPlatform on anything but Linux on x64
     * @throws FolderInUse where another living process has that folder
     * @throws ServerStartFailure where the server cannot start; the message has the end of its log
     */
    public static EmbeddedRedis start(Settings settings) {
        Path program = settings.binaries().redisServer();
        Path folder = PrivateFiles.folder(settings.folder());
        FolderLock lock = FolderLock.acquire(folder);
        try {
            return new EmbeddedRedis(settings, program, folder, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Ends, at once and without care for its data, the server that a killed process left in that folder. */
    static void stopLeftBehind(Path folder) {
        findProcess(folder).ifPresent(ServerProcess::kill);
    }

    /** The folder that it was started in. */
    public Path folder() {
        return folder;
    }

    public int port() {
        return port;
    }

    public String password() {
        return password;
    }

    /** The number of the server's process. */
    public long pid() {
        return process.pid();
    }

    /** Writes what is not written yet and stops the server, keeping the data. A second call does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            process.destroy();
            if (!ServerProcess.exitsWithin(process, STOP_TIMEOUT)) {
                LOG.warn("Redis did not end within {} s and is killed", STOP_TIMEOUT.toSeconds());
                process.destroyForcibly();
            }
        } finally {
            lock.close();
        }
    }

    private Optional<ProcessHandle> findRunning() {
        Optional<ProcessHandle> running = findProcess(folder)
                // The password is known to this folder's server alone.
                .filter(alive -> awaitReady(alive, configuredPort(folder)));
        running.ifPresent(alive -> LOG.info("Took over the Redis (process {}) that was left running", alive.pid()));
        return running;
    }

    /** The living process that the folder names, if it is the folder's server; in a copied folder it is that of another. */
    private static Optional<ProcessHandle> findProcess(Path folder) {
        Path pidFile = folder.resolve("redis.pid");
        if (!Files.exists(pidFile) || !Files.exists(configuration(folder))) {
            return Optional.empty();
        }
        String pid = PrivateFiles.read(pidFile).strip();
        if (!pid.matches("\\d+")) {
            return Optional.empty();
        }
        int last = configuredPort(folder);
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .filter(alive -> isRedisOn(last, ServerProcess.commandLine(alive.pid())))
                .filter(alive -> ServerProcess.worksWithin(folder, alive.pid()));
    }

    private ProcessHandle launch() {
        Path log = folder.resolve("redis.log");
        for (int attempt = 1; ; attempt++) {
            int candidate = settings.port().orElseGet(ServerProcess::freePort);
            PrivateFiles.write(configuration(folder), configuration(candidate));
            ProcessHandle started = ServerProcess.launch(
                    List.of(program.toString(), configuration(folder).toString()), folder, log);
            if (awaitReady(started, candidate)) {
                return started;
            }
            String tail = ServerProcess.tail(log);
            boolean portTaken = tail.contains("Could not create server TCP")
                    && settings.port().isEmpty();
            if (!portTaken || attempt == START_ATTEMPTS) {
                throw new ServerStartFailure("Redis did not start:\n" + tail);
            }
        }
    }

    private boolean awaitReady(ProcessHandle server, int candidate) {
        return ServerProcess.awaitReady(server, START_TIMEOUT, () -> answers(candidate), "Redis");
    }

    private boolean answers(int candidate) {
        try (RespConnection connection = RespConnection.open(candidate, PROBE_TIMEOUT)) {
            connection.call("AUTH", password);
            return connection.call("PING").equals("PONG");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Path configuration(Path folder) {
        return folder.resolve("redis.conf");
    }

    /** In a file rather than on the command line, where everybody could read the password. */
    private String configuration(int candidate) {
        return String.join(
                "\n",
                "bind 127.0.0.1",
                "port " + candidate,
                "requirepass " + password,
                "dir " + quoted(folder.resolve("data")),
                "pidfile " + quoted(folder.resolve("redis.pid")),
                "daemonize no",
                "appendonly yes",
                "appendfsync everysec",
                "save \"\"",
                "maxmemory-policy noeviction",
                "");
    }

    private static int configuredPort(Path folder) {
        Matcher matcher = PORT.matcher(PrivateFiles.read(configuration(folder)));
        if (!matcher.find()) {
            throw new ServerStartFailure(configuration(folder) + " names no port.");
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Redis replaces its command line by {@code …/redis-server 127.0.0.1:6379}. */
    private static boolean isRedisOn(int candidate, List<String> commandLine) {
        String line = String.join(" ", commandLine);
        return line.contains("redis-server")
                && (line.contains("127.0.0.1:" + candidate) || line.contains("redis.conf"));
    }
}
