package io.modelwright.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.modelwright.embedded.BinaryCache;
import io.modelwright.embedded.EmbeddedPostgres;
import io.modelwright.embedded.EmbeddedRedis;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The bench {@code records}: the whole platform, with authentication, permissions, rules and model on, against the bare
 * handler and PostgreSQL alone.
 */
final class RecordsBench {

    private static final int CONNECTIONS = 32;
    private static final int RUNS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration RUN = Duration.ofSeconds(6);
    private static final int PGBENCH_SECONDS = 5;

    private final Path jars;
    private final Path report;
    private final Path folder;

    /**
     * @param jars the folder of {@code modelwright.jar} and {@code lib}
     * @param report docs/benchmarks.md
     */
    RecordsBench(Path jars, Path report) throws IOException {
        this.jars = jars;
        this.report = report;
        this.folder = Files.createTempDirectory("modelwright-bench");
    }

    void run() throws IOException, InterruptedException, SQLException {
        BinaryCache binaries = BinaryCache.at(folder.resolve("binaries"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(
                        EmbeddedPostgres.Settings.durable(folder.resolve("postgres"), binaries));
                EmbeddedRedis redis =
                        EmbeddedRedis.start(EmbeddedRedis.Settings.in(folder.resolve("redis"), binaries))) {
            int port = freePort();
            long started = System.nanoTime();
            try (ChildProcess platform = startPlatform(postgres, redis, port)) {
                Duration start = Duration.ofNanos(System.nanoTime() - started);
                long idle = platform.residentMegabytes();
                PlatformClient client = new PlatformClient(port);
                Stage stage = Stage.build(client);
                copyTables(postgres, stage);
                int barePort = freePort();
                try (ChildProcess bare = startBare(postgres, barePort)) {
                    List<Workload> workloads = Workload.all(stage, client.token());
                    check(workloads, port, barePort);
                    List<Comparison> comparisons = measure(workloads, port, barePort, postgres);
                    String process = String.format(
                            Locale.ROOT,
                            "Server process: first start on an empty database %.1f s to listening, resident memory"
                                    + " %d MiB then and %d MiB after the load (bare handler %d MiB).",
                            start.toMillis() / 1000.0,
                            idle,
                            platform.residentMegabytes(),
                            bare.residentMegabytes());
                    String text =
                            Report.records(comparisons, machine(), LocalDate.now(java.time.ZoneOffset.UTC), process);
                    Console.say(text);
                    Report.write(report, "Records", text);
                }
            }
        }
    }

    private List<Comparison> measure(List<Workload> workloads, int port, int barePort, EmbeddedPostgres postgres)
            throws InterruptedException, IOException {
        Workload mix = workloads.getLast();
        Console.say("warming up…");
        Load.run(port, CONNECTIONS, WARM_UP, mix.status(), mix.platform());
        Load.run(barePort, CONNECTIONS, WARM_UP, mix.status(), mix.bare());
        List<Comparison> comparisons = new ArrayList<>();
        for (Workload workload : workloads) {
            Load.run(port, CONNECTIONS, RUN, workload.status(), workload.platform());
            Load.run(barePort, CONNECTIONS, RUN, workload.status(), workload.bare());
            List<Load.Figures> platform = new ArrayList<>();
            List<Load.Figures> bare = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                platform.add(Load.run(port, CONNECTIONS, RUN, workload.status(), workload.platform()));
                bare.add(Load.run(barePort, CONNECTIONS, RUN, workload.status(), workload.bare()));
            }
            Comparison comparison = new Comparison(workload, platform, bare, pgbench(workload, postgres));
            Console.say(
                    String.format(Locale.ROOT, "%s: %.2f of the bare handler", workload.name(), comparison.ratio()));
            comparisons.add(comparison);
        }
        return comparisons;
    }

    /** A run counts only if what comes back is what was asked for, so each request is looked at once before. */
    private static void check(List<Workload> workloads, int port, int barePort) throws IOException {
        for (Workload workload : workloads) {
            try (HttpConnection platform = new HttpConnection(port);
                    HttpConnection bare = new HttpConnection(barePort)) {
                HttpConnection.Answer answer =
                        platform.exchange(workload.platform().apply(1));
                HttpConnection.Answer yardstick = bare.exchange(workload.bare().apply(1));
                boolean lists = workload.name().startsWith("list");
                if (answer.status() >= 300
                        || yardstick.status() >= 300
                        || (lists && count(answer.text()) != 25)
                        || (lists && count(yardstick.text()) != 25)) {
                    throw new IOException(workload.name() + " does not answer what was asked for: " + answer.status()
                            + " " + answer.text() + "\n" + yardstick.status() + " " + yardstick.text());
                }
            }
        }
    }

    private static int count(String body) {
        return body.split("\"title\":", -1).length - 1;
    }

    private OptionalDouble pgbench(Workload workload, EmbeddedPostgres postgres)
            throws IOException, InterruptedException {
        String sql = switch (workload.name()) {
            case "read by id" ->
                "\\set n random(1, 100)\n"
                        + BareTables.GET.replace("?", "(SELECT id FROM bare.task OFFSET :n LIMIT 1)");
            case "list 25, filtered and sorted" -> BareTables.LIST.replace("?", "'todo'");
            case "list 25 with a relation expanded" -> BareTables.EXPAND.replace("?", "'todo'");
            default -> "";
        };
        return sql.isEmpty()
                ? OptionalDouble.empty()
                : Pgbench.run(
                        folder,
                        postgres.port(),
                        postgres.user(),
                        postgres.password(),
                        CONNECTIONS,
                        PGBENCH_SECONDS,
                        sql);
    }

    private void copyTables(EmbeddedPostgres postgres, Stage stage) throws SQLException {
        try (HikariDataSource database = new HikariDataSource()) {
            database.setJdbcUrl(postgres.jdbcUrl(EmbeddedPostgres.DATABASE));
            database.setUsername(postgres.user());
            database.setPassword(postgres.password());
            database.setMaximumPoolSize(1);
            BareTables.copyFrom(database, "app_" + stage.app().replace("-", ""));
        }
    }

    private ChildProcess startPlatform(EmbeddedPostgres postgres, EmbeddedRedis redis, int port)
            throws IOException, InterruptedException {
        Path config = Files.writeString(
                folder.resolve("modelwright.yml"), ServerConfiguration.of(folder, postgres, redis, port, freePort()));
        List<String> command = List.of(
                java(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-jar",
                jars.resolve("modelwright.jar").toString(),
                "server",
                "--config",
                config.toString());
        return ChildProcess.start(command, Map.of(), port, folder.resolve("platform.log"));
    }

    private ChildProcess startBare(EmbeddedPostgres postgres, int port) throws IOException, InterruptedException {
        List<String> command = List.of(
                java(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                BareServer.class.getName(),
                Integer.toString(port),
                postgres.jdbcUrl(EmbeddedPostgres.DATABASE),
                postgres.user());
        return ChildProcess.start(
                command, Map.of("BARE_PASSWORD", postgres.password()), port, folder.resolve("bare.log"));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String machine() {
        return String.format(
                Locale.ROOT,
                "%d cores, load %.1f at the end, JDK %s, PostgreSQL 17.",
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.version().feature());
    }
}
