package io.modelwright.bootstrap;

import io.modelwright.bootstrap.Command.Explain;
import io.modelwright.bootstrap.Command.Generate;
import io.modelwright.bootstrap.Command.Help;
import io.modelwright.bootstrap.Command.Import;
import io.modelwright.bootstrap.Command.LookUp;
import io.modelwright.bootstrap.Command.RotateKey;
import io.modelwright.bootstrap.Command.Serve;
import io.modelwright.bootstrap.Command.Up;
import io.modelwright.bootstrap.Command.UsageFailure;
import io.modelwright.bootstrap.Command.Work;
import io.modelwright.bootstrap.PlatformWiring.Role;
import io.modelwright.bootstrap.Wired.Wiring;
import io.modelwright.bootstrap.config.InvalidSettings;
import io.modelwright.bootstrap.config.Settings;
import io.modelwright.bootstrap.config.SettingsFile;
import io.modelwright.bootstrap.demo.DemoFailure;
import io.modelwright.bootstrap.exchange.ImportCommand;
import io.modelwright.bootstrap.exchange.ImportFailure;
import io.modelwright.bootstrap.explain.ExplainCommand;
import io.modelwright.bootstrap.generate.GenerateCommand;
import io.modelwright.bootstrap.http.HttpServer.HttpServerFailure;
import io.modelwright.bootstrap.logging.Logging;
import io.modelwright.bootstrap.request.RequestCommand;
import io.modelwright.codegen.Targets;
import io.modelwright.embedded.EmbeddedServerFailure;
import io.modelwright.rest.ui.UiServlet;
import io.modelwright.security.SecretFiles;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program's entry: reads the command line, starts what it asks for and leaves it running until the process is told to
 * end. Exit codes: 1 it could not start, or
 * not set up the demo, 2 the command line or the configuration is wrong; those of {@code generate} are told there.
 */
public final class Main {

    private static final int EXIT_FAILED = 1;
    private static final int EXIT_USAGE = 2;

    /** Commands without a server speak for themselves: their libraries tell only what goes wrong. */
    private static final Settings.Log OFFLINE = new Settings.Log(Settings.Log.Format.PLAIN, "warn");

    private final PrintStream out;
    private final PrintStream err;
    private final Wiring wiring;
    private final Wiring workerWiring;

    Main(PrintStream out, PrintStream err, Wiring wiring) {
        this(out, err, wiring, wiring);
    }

    /** @param workerWiring of processes that do background work alone */
    Main(PrintStream out, PrintStream err, Wiring wiring, Wiring workerWiring) {
        this.out = out;
        this.err = err;
        this.wiring = wiring;
        this.workerWiring = workerWiring;
    }

    /** Runs one command; where it starts a server, returns while that runs. */
    public static void main(String[] args) {
        int code = new Main(
                        System.out,
                        System.err,
                        parts -> new PlatformWiring(Role.SERVER).wire(parts),
                        parts -> new PlatformWiring(Role.WORKER).wire(parts))
                .run(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** The exit code; 0 also where something was started and runs on. */
    int run(String... args) {
        try {
            switch (Command.parse(List.of(args), Path.of(System.getProperty("user.home")))) {
                case Help() -> out.print(Command.USAGE);
                case Up(int port, Path data, boolean demo) -> up(port, data, demo);
                case Serve(Path config) -> serve(config);
                case Work(Path config, int port) -> work(config, port);
                case Import(List<String> words) -> {
                    try (Logging quiet = Logging.setUp(OFFLINE)) {
                        new ImportCommand(out, err).run(words);
                    }
                }
                case LookUp(String id, List<Path> logs) -> {
                    return new RequestCommand(out, err).run(id, logs);
                }
                case Explain(ExplainCommand.Question question) -> {
                    return new ExplainCommand(out, err).run(question);
                }
                case RotateKey(RotateKey.Kind kind, Path secrets) -> rotateKey(kind, secrets);
                case Generate(List<String> words) -> {
                    try (Logging quiet = Logging.setUp(OFFLINE)) {
                        return new GenerateCommand(Targets.shipped(), out, err).run(words);
                    }
                }
            }
            return 0;
        } catch (UsageFailure e) {
            err.println("modelwright: " + e.getMessage());
            err.print(Command.USAGE);
            return EXIT_USAGE;
        } catch (InvalidSettings e) {
            err.println("modelwright: " + e.getMessage());
            return EXIT_USAGE;
        } catch (ImportFailure e) {
            err.println("modelwright: import: " + e.getMessage());
            return e.isUsage() ? EXIT_USAGE : EXIT_FAILED;
        } catch (EmbeddedServerFailure | HttpServerFailure e) {
            err.println("modelwright: " + e.getMessage());
            return EXIT_FAILED;
        } catch (DemoFailure e) {
            err.println("modelwright: the demo workspace cannot be set up: " + e.getMessage());
            err.println("up without --demo starts the platform all the same; the next --demo tries again.");
            return EXIT_FAILED;
        } catch (CompletionException e) {
            Logger log = LoggerFactory.getLogger(Main.class);
            log.error("The schemas cannot be brought up to date", e.getCause());
            err.println("modelwright: the schemas cannot be brought up to date: " + e.getCause());
            return EXIT_FAILED;
        }
    }

    private void up(int port, Path data, boolean demo) {
        Closer closer = new Closer();
        closer.add("the log", Logging.setUp(Settings.Log.DEFAULT));
        Preparation preparation = () -> {
            EmbeddedServers servers = closer.add("the embedded servers", EmbeddedServers.start(data));
            servers.onDeathOfPostgres(() -> {
                err.println(
                        "modelwright: the embedded PostgreSQL has ended unexpectedly, so the platform ends too. Start it"
                                + " again: nothing that was saved is lost. What PostgreSQL said is in "
                                + data.resolve("postgres/postgres.log"));
                // Runs the shutdown hook.
                System.exit(EXIT_FAILED);
            });
            return UpSettings.of(port, data, servers.database(), servers.redis());
        };
        List<String> more = new ArrayList<>(List.of("  data  " + data));
        startAll(closer, preparation, (settings, api) -> {
            if (demo) {
                out.println("Looking after the demo workspace");
                more.addAll(UpDemo.setUp(settings, api));
            }
        });
        more.forEach(out::println);
        out.println("Stop it with Ctrl-C.");
    }

    private void serve(Path config) {
        Settings settings = SettingsFile.read(config, System.getenv());
        Closer closer = new Closer();
        closer.add("the log", Logging.setUp(settings.log()));
        startAll(closer, () -> settings, (started, api) -> {});
    }

    private void work(Path config, int port) {
        Settings settings = SettingsFile.read(config, System.getenv()).workingAt(port);
        if (settings.jobs().threads()
                        + settings.jobs().builds()
                        + settings.jobs().io()
                == 0) {
            throw new UsageFailure("worker: " + config + " allows no jobs (jobs.threads, jobs.builds, jobs.io)");
        }
        Closer closer = new Closer();
        closer.add("the log", Logging.setUp(settings.log()));
        try {
            if (start(closer, settings, workerWiring).ready().join()) {
                out.println("Modelwright runs jobs");
            }
        } catch (RuntimeException e) {
            closer.close();
            throw e;
        }
    }

    private void rotateKey(RotateKey.Kind kind, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UsageFailure("there is no folder of secrets at " + folder);
        }
        SecretFiles secrets = new SecretFiles(folder, new SecureRandom());
        switch (kind) {
            case SIGNING -> {
                secrets.signingKeys(InstantSource.system()).make();
                out.println("The next signing key is made. It signs in ten minutes; the one before goes by itself.");
            }
            case ENCRYPTION -> {
                secrets.addEncryptionKey();
                out.println("The next key-encryption key is the first in " + folder.resolve("encryption-keys")
                        + ". Take the ones before away once the log says that all data keys are wrapped by it.");
            }
        }
    }

    private interface Preparation {
        Settings prepare();
    }

    /** What is to be done when the platform serves, before this is told. */
    private interface Opening {
        void open(Settings settings, URI api);
    }

    /** Starts the platform, closes everything at the end of the process, and says where the platform is once it serves. */
    private void startAll(Closer closer, Preparation preparation, Opening opening) {
        try {
            Settings settings = preparation.prepare();
            Platform platform = start(closer, settings, wiring);
            if (platform.ready().join()) {
                String address = address(settings, platform.port());
                URI api = URI.create(address + "/api/v1");
                opening.open(settings, api);
                out.println("Modelwright serves:");
                out.println(
                        UiServlet.isPackaged()
                                ? "  UI    " + address + "/"
                                : "  no user interface: this program was built without it (-Dui.skip)");
                out.println("  API   " + api);
            }
        } catch (RuntimeException e) {
            closer.close();
            throw e;
        }
    }

    private Platform start(Closer closer, Settings settings, Wiring parts) {
        Platform platform = closer.add("the platform", Platform.start(settings, parts));
        Runtime.getRuntime().addShutdownHook(new Thread(closer::close, "shutdown"));
        out.println("Listening on " + address(settings, platform.port()) + ", metrics on port " + platform.adminPort());
        return platform;
    }

    private static String address(Settings settings, int port) {
        String host = settings.http().host();
        boolean isEverywhere = host.equals("0.0.0.0") || host.equals("::");
        return settings.http().publicOrigin().orElse("http://" + (isEverywhere ? "localhost" : host) + ":" + port);
    }
}
