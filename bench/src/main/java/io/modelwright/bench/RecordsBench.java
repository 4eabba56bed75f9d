package io.modelwright.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.modelwright.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The bench {@code records}: the whole platform, with authentication, permissions, rules and model on, against the bare
 * handler and PostgreSQL alone.
 */
final class RecordsBench {

    private static final int CONNECTIONS = 32;
    private static final int RUNS = 3;
    private static final int WARM_UP_ROUNDS = 4;
    private static final Duration WARM_UP_TURN = Duration.ofSeconds(6);
    private static final Duration SETTLE = Duration.ofSeconds(3);
    private static final Duration RUN = Duration.ofSeconds(6);
    private static final Duration PROFILE = Duration.ofSeconds(4);
    private static final int PGBENCH_SECONDS = 5;

    private final Program program;
    private final Path report;

    /** @param report docs/benchmarks.md */
    RecordsBench(Program program, Path report) {
        this.program = program;
        this.report = report;
    }

    void run() throws IOException, InterruptedException, SQLException {
        try (Servers servers = Servers.start()) {
            int port = ChildProcess.freePort();
            Path log = servers.folder().resolve("platform.log");
            try (ChildProcess platform = program.start(
                    port, log, "server", "--config", servers.configuration(port).toString())) {
                PlatformClient client = new PlatformClient(port);
                Stage stage = Stage.build(client);
                copyTables(servers.postgres(), stage);
                int barePort = ChildProcess.freePort();
                try (ChildProcess bare = BareProcess.start(program, servers, EmbeddedPostgres.DATABASE, barePort)) {
                    measure(
                            Workload.all(stage, client.token()),
                            new Target(platform, port),
                            new Target(bare, barePort),
                            servers,
                            client);
                }
            }
        }
    }

    private void measure(List<Workload> workloads, Target platform, Target bare, Servers servers, PlatformClient client)
            throws IOException, InterruptedException, SQLException {
        check(workloads, platform.port(), bare.port());
        Console.say("warming up…");
        Duration warm = warmUp(workloads, platform, bare);
        List<Comparison> comparisons = new ArrayList<>();
        List<Costs> costs = new ArrayList<>();
        for (Workload workload : workloads) {
            Comparison comparison = compare(workload, platform, bare, servers);
            Console.say(
                    String.format(Locale.ROOT, "%s: %.2f of the bare handler", workload.name(), comparison.ratio()));
            comparisons.add(comparison);
            costs.add(Costs.of(workload, platform, bare, servers, CONNECTIONS, PROFILE));
        }
        String process = String.format(
                Locale.ROOT,
                "Resident memory after the load: server %d MiB, bare handler %d MiB.",
                platform.process().residentMegabytes(),
                bare.process().residentMegabytes());
        Comparison breadth = Breadth.compare(client, servers, platform.port(), workloads.getFirst(), CONNECTIONS);
        String text = Report.records(comparisons, costs, breadth, process, warm);
        Console.say(text);
        Report.write(report, "Records", text);
    }

    /**
     * All workloads in turn, so that none is measured on code that was compiled for another. So long because the compiler
     * competes with the load for the cores: under reads alone throughput was seen to rise for more than 90 seconds.
     *
     * @return how long each server was warmed
     */
    private static Duration warmUp(List<Workload> workloads, Target platform, Target bare) throws InterruptedException {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            for (Workload workload : workloads) {
                Load.run(platform.port(), CONNECTIONS, WARM_UP_TURN, workload.status(), workload.platform());
                Load.run(bare.port(), CONNECTIONS, WARM_UP_TURN, workload.status(), workload.bare());
            }
        }
        return WARM_UP_TURN.multipliedBy((long) WARM_UP_ROUNDS * workloads.size());
    }

    private static Comparison compare(Workload workload, Target platform, Target bare, Servers servers)
            throws IOException, InterruptedException {
        Load.run(platform.port(), CONNECTIONS, SETTLE, workload.status(), workload.platform());
        Load.run(bare.port(), CONNECTIONS, SETTLE, workload.status(), workload.bare());
        List<Load.Figures> ours = new ArrayList<>();
        List<Load.Figures> theirs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            ours.add(Load.run(platform.port(), CONNECTIONS, RUN, workload.status(), workload.platform()));
            theirs.add(Load.run(bare.port(), CONNECTIONS, RUN, workload.status(), workload.bare()));
        }
        return new Comparison(workload, ours, theirs, pgbench(workload, servers));
    }

    /** A run counts only if what comes back is what was asked for, so each request is looked at once before. */
    static void check(List<Workload> workloads, int port, int barePort) throws IOException {
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

    private static OptionalDouble pgbench(Workload workload, Servers servers) throws IOException, InterruptedException {
        if (workload.sql().isEmpty()) {
            return OptionalDouble.empty();
        }
        EmbeddedPostgres postgres = servers.postgres();
        return Pgbench.run(
                servers.folder(),
                postgres.port(),
                postgres.user(),
                postgres.password(),
                CONNECTIONS,
                PGBENCH_SECONDS,
                workload.sql());
    }

    private static void copyTables(EmbeddedPostgres postgres, Stage stage) throws SQLException {
        try (HikariDataSource database = Servers.connect(postgres)) {
            BareTables.copyFrom(database, "app_" + stage.app().replace("-", ""));
        }
    }
}
