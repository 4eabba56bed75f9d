package io.modelwright.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * The bench {@code app}: generated applications, built by their own tools, beside the bare handler: how soon they serve, what
 * they hold when nobody asks, and how many requests they answer.
 */
final class AppBench {

    private static final int CONNECTIONS = 32;
    private static final int RUNS = 3;
    private static final int IDLE_SECONDS = 5;
    private static final Duration RUN = Duration.ofSeconds(6);
    private static final Duration SETTLE = Duration.ofSeconds(3);
    private static final List<String> WORKLOADS = List.of("read by id", "list 25, filtered and sorted", "create");

    private final Program program;
    private final Path report;
    private final Path home;

    /** @param report docs/benchmarks.md, in the folder of Modelwright's sources */
    AppBench(Program program, Path report) {
        this.program = program;
        this.report = report;
        this.home = report.toAbsolutePath().resolve("../..").normalize();
    }

    /** An application under load, and its requests. */
    private record Loaded(Target target, List<Workload> workloads) {}

    void run() throws IOException, InterruptedException, SQLException {
        try (Servers servers = Servers.start()) {
            AppHistory history = AppDesign.history();
            Console.say("building the applications…");
            List<BuiltApp> apps = List.of(
                    BuiltApp.java(history, servers.folder().resolve("java"), home),
                    BuiltApp.typescript(history, servers.folder().resolve("typescript"), home));
            for (BuiltApp app : apps) {
                makeDatabase(servers.postgres(), database(app));
            }
            AppReport text = new AppReport();
            starts(apps, servers).forEach(text::start);
            load(apps, servers, text);
            Console.say(text.text());
            Report.write(report, "Generated applications", text.text());
        }
    }

    private static String database(BuiltApp app) {
        return "app_" + app.target().name();
    }

    private static void makeDatabase(EmbeddedPostgres postgres, String name) throws SQLException {
        try (HikariDataSource database = Servers.connect(postgres);
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + name + "\"");
        }
    }

    // --- starts ---

    private static Map<BuiltApp, List<AppReport.Start>> starts(List<BuiltApp> apps, Servers servers)
            throws IOException, InterruptedException {
        Map<BuiltApp, List<AppReport.Start>> starts = new LinkedHashMap<>();
        // The first starts make the tables.
        for (BuiltApp app : apps) {
            start(app, servers);
            starts.put(app, new ArrayList<>());
        }
        for (int i = 0; i < RUNS; i++) {
            for (Map.Entry<BuiltApp, List<AppReport.Start>> entry : starts.entrySet()) {
                entry.getValue().add(start(entry.getKey(), servers));
            }
        }
        return starts;
    }

    private static AppReport.Start start(BuiltApp app, Servers servers) throws IOException, InterruptedException {
        int port = ChildProcess.freePort();
        Path log = servers.folder().resolve(database(app) + "-start.log");
        long begin = System.nanoTime();
        try (ChildProcess child = app.start(servers.postgres(), database(app), port, log)) {
            new PlatformClient(port).awaitReady();
            Duration wall = Duration.ofNanos(System.nanoTime() - begin);
            Duration processor = ProcessorTime.of(child.pid());
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            return new AppReport.Start(wall, processor, child.residentMegabytes());
        }
    }

    // --- load ---

    private void load(List<BuiltApp> apps, Servers servers, AppReport text)
            throws IOException, InterruptedException, SQLException {
        List<ChildProcess> running = new ArrayList<>();
        try {
            List<Loaded> loaded = new ArrayList<>();
            for (BuiltApp app : apps) {
                int port = ChildProcess.freePort();
                Path log = servers.folder().resolve(database(app) + ".log");
                ChildProcess child = app.start(servers.postgres(), database(app), port, log);
                running.add(child);
                loaded.add(stage(new Target(child, port)));
            }
            String yardstick = database(apps.getFirst());
            try (HikariDataSource database = Servers.connect(servers.postgres(), yardstick)) {
                BareTables.copyFrom(database, "public");
            }
            int port = ChildProcess.freePort();
            ChildProcess bare = BareProcess.start(program, servers, yardstick, port);
            running.add(bare);
            measure(apps, loaded, new Target(bare, port), text);
        } finally {
            for (ChildProcess child : running) {
                child.close();
            }
        }
    }

    /** Fills the application as the one who will ask, whose role lets them see what they made. */
    private static Loaded stage(Target target) throws IOException, InterruptedException {
        PlatformClient client = new PlatformClient(target.port());
        client.awaitReady();
        client.signIn(BuiltApp.ADMIN, BuiltApp.PASSWORD);
        String email = "asker@example.org";
        client.send(
                "POST",
                "/users",
                PlatformClient.json(Map.of(
                        "email",
                        email,
                        "password",
                        BuiltApp.PASSWORD,
                        "displayName",
                        "Asker",
                        "roles",
                        List.of(AppDesign.ROLE))));
        client.signIn(email, BuiltApp.PASSWORD);
        List<String> tasks = Stage.fill(client, "/records");
        List<Workload> workloads = Workload.all("/api/v1/records/task", tasks, client.token()).stream()
                .filter(workload -> WORKLOADS.contains(workload.name()))
                .toList();
        return new Loaded(target, workloads);
    }

    private static void measure(List<BuiltApp> apps, List<Loaded> loaded, Target bare, AppReport text)
            throws IOException, InterruptedException {
        for (Loaded app : loaded) {
            RecordsBench.check(app.workloads(), app.target().port(), bare.port());
        }
        Console.say("warming up…");
        List<Workload> yardstick = loaded.getFirst().workloads();
        text.warmed(new WarmUp(CONNECTIONS)
                .level(
                        loaded.stream()
                                .map(app -> new WarmUp.Server(app.target().port(), app.workloads(), false))
                                .toList(),
                        new WarmUp.Server(bare.port(), yardstick, true)));
        for (int i = 0; i < WORKLOADS.size(); i++) {
            Workload bareWorkload = yardstick.get(i);
            List<Load.Figures> theirs = new ArrayList<>();
            List<List<Load.Figures>> ours = new ArrayList<>();
            loaded.forEach(app -> ours.add(new ArrayList<>()));
            for (int run = -1; run < RUNS; run++) {
                // One round that does not count: the workload before was another one.
                Duration time = run < 0 ? SETTLE : RUN;
                for (int app = 0; app < loaded.size(); app++) {
                    Workload workload = loaded.get(app).workloads().get(i);
                    int port = loaded.get(app).target().port();
                    ours.get(app).add(Load.run(port, CONNECTIONS, time, workload.status(), workload.platform()));
                }
                theirs.add(Load.run(bare.port(), CONNECTIONS, time, bareWorkload.status(), bareWorkload.bare()));
            }
            for (int app = 0; app < loaded.size(); app++) {
                Comparison comparison = new Comparison(
                        loaded.get(app).workloads().get(i),
                        ours.get(app).subList(1, RUNS + 1),
                        theirs.subList(1, RUNS + 1),
                        OptionalDouble.empty());
                Console.say(String.format(
                        Locale.ROOT,
                        "%s, %s: %.0f /s, %.2f of the bare handler",
                        apps.get(app).target(),
                        bareWorkload.name(),
                        Comparison.median(comparison.platform()).perSecond(),
                        comparison.ratio()));
                text.load(apps.get(app), comparison);
            }
        }
        for (int app = 0; app < loaded.size(); app++) {
            text.memory(apps.get(app), loaded.get(app).target().process().residentMegabytes());
        }
    }
}
