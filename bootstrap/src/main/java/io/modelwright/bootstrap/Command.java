package io.modelwright.bootstrap;

import io.modelwright.bootstrap.config.Settings;
import io.modelwright.bootstrap.explain.ExplainCommand;
import io.modelwright.bootstrap.generate.GenerateCommand;
import io.modelwright.bootstrap.request.RequestCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What the command line asks for. */
sealed interface Command {

    record Help() implements Command {}

    /**
     * Everything on embedded servers.
     *
     * @param demo whether there shall be a workspace to look at
     */
    record Up(int port, Path data, boolean demo) implements Command {}

    /** The API alone, on servers that a file names. */
    record Serve(Path config) implements Command {}

    /**
     * Background work alone, on servers that a file names.
     *
     * @param port of its health checks; that of its metrics is the next one
     */
    record Work(Path config, int port) implements Command {}

    /** Another key from now on, in that folder of secrets. */
    record RotateKey(Kind kind, Path secrets) implements Command {

        /** Of which keys. */
        enum Kind {
            SIGNING,
            ENCRYPTION
        }
    }

    /** A foreign model, read without a server; its words are read by the command itself. */
    record Import(List<String> words) implements Command {
        public Import {
            words = List.copyOf(words);
        }
    }

    /** The application of some design files, as these words say. */
    record Generate(List<String> words) implements Command {
        public Generate {
            words = List.copyOf(words);
        }
    }

    /**
     * What logs say of one request.
     *
     * @param logs files and folders
     */
    record LookUp(String request, List<Path> logs) implements Command {
        public LookUp {
            logs = List.copyOf(logs);
        }
    }

    /** How a list of records is found. */
    record Explain(ExplainCommand.Question question) implements Command {}

    /** The command line cannot be understood. */
    final class UsageFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UsageFailure(String message) {
            super(message);
        }
    }

    String USAGE = """
            Usage: modelwright COMMAND [OPTION]…

              up [--port P] [--data DIR] [--demo]
                                     start everything on embedded PostgreSQL and Redis; port 4000 and
                                     ~/.modelwright unless given; with --demo, make a workspace to look at
              server --config FILE   start the API alone, on the servers that FILE names
              worker --config FILE [--port P]
                                     run background jobs, as many workers as you like beside the servers; with
                                     health checks at port P and metrics at the next one, any free ones unless given
              generate FILE… --target TARGET --out DIR [--package P] [--name NAME]
                                     write the application of a design into a folder, without a server; several
                                     files, or a folder with v1.yaml, v2.yaml and so on, are its versions
              rotate-key signing|encryption --secrets DIR
                                     make the next key; running servers follow by themselves
              import FILE… --format sql|jdl|prisma|csv|design [--data] [--out FILE] [--rows DIR]
                     [--entity NAME] [--app URL --key KEY]
                                     write the design that FILE describes, and tell what it could not carry;
                                     with --data its rows too: into the folder DIR, or to the app at URL
              request ID LOG…        show what happened to a request: the lines of JSON logs (files, or folders with
                                     them) that bear its X-Request-Id, in the order of time
              explain URL ENTITY --key KEY [--filter F] [--sort S] [--expand E] [--fields F] [--q Q]
                     [--limit N] [--run]
                                     show the statement and the plan of a list of the app at URL, for whoever has
                                     the API key KEY; with --run its time too
              help                   show this text
            """;

    static Command parse(List<String> words, Path home) {
        if (words.isEmpty()) {
            throw new UsageFailure("which command?");
        }
        Iterator<String> options = words.listIterator(1);
        return switch (words.get(0)) {
            case "help", "--help", "-h" -> new Help();
            case "up" -> up(options, home);
            case "server" -> server(options);
            case "worker" -> worker(options);
            case GenerateCommand.WORD -> new Generate(words.subList(1, words.size()));
            case "rotate-key" -> rotateKey(options);
            case RequestCommand.WORD -> request(options);
            case ExplainCommand.WORD -> explain(words.subList(1, words.size()));
            case "import" -> new Import(words.subList(1, words.size()));
            default -> throw new UsageFailure("unknown command: " + words.get(0));
        };
    }

    private static Command up(Iterator<String> options, Path home) {
        int port = Settings.Http.DEFAULT_PORT;
        Path data = home.resolve(".modelwright");
        boolean demo = false;
        while (options.hasNext()) {
            String option = options.next();
            switch (option) {
                case "--port" -> port = port(value(option, options));
                case "--data" -> data = Path.of(value(option, options));
                case "--demo" -> demo = true;
                default -> throw new UsageFailure("up: unknown option: " + option);
            }
        }
        return new Up(port, data.toAbsolutePath().normalize(), demo);
    }

    private static Explain explain(List<String> words) {
        try {
            return new Explain(ExplainCommand.Question.parse(words));
        } catch (IllegalArgumentException fault) {
            throw new UsageFailure(String.valueOf(fault.getMessage()));
        }
    }

    private static Command request(Iterator<String> options) {
        String id = options.hasNext() ? options.next() : "";
        if (!RequestCommand.isId(id)) {
            throw new UsageFailure("request needs the X-Request-Id of an answer");
        }
        List<Path> logs = new ArrayList<>();
        options.forEachRemaining(path -> logs.add(Path.of(path)));
        if (logs.isEmpty()) {
            throw new UsageFailure("request needs a log, or a folder of logs");
        }
        logs.stream().filter(path -> !Files.isReadable(path)).findFirst().ifPresent(path -> {
            throw new UsageFailure("request: there is no log " + path);
        });
        return new LookUp(id, logs);
    }

    private static Command server(Iterator<String> options) {
        if (!options.hasNext() || !options.next().equals("--config")) {
            throw new UsageFailure("server needs --config FILE");
        }
        Serve serve = new Serve(Path.of(value("--config", options)));
        if (options.hasNext()) {
            throw new UsageFailure("server: unknown option: " + options.next());
        }
        return serve;
    }

    private static Command worker(Iterator<String> options) {
        Optional<Path> config = Optional.empty();
        int port = 0;
        while (options.hasNext()) {
            String option = options.next();
            switch (option) {
                case "--config" -> config = Optional.of(Path.of(value(option, options)));
                case "--port" -> port = port(value(option, options));
                default -> throw new UsageFailure("worker: unknown option: " + option);
            }
        }
        return new Work(config.orElseThrow(() -> new UsageFailure("worker needs --config FILE")), port);
    }

    private static Command rotateKey(Iterator<String> options) {
        RotateKey.Kind kind = switch (options.hasNext() ? options.next() : "") {
            case "signing" -> RotateKey.Kind.SIGNING;
            case "encryption" -> RotateKey.Kind.ENCRYPTION;
            default -> throw new UsageFailure("rotate-key: signing or encryption?");
        };
        if (!options.hasNext() || !options.next().equals("--secrets")) {
            throw new UsageFailure("rotate-key needs --secrets DIR");
        }
        RotateKey command = new RotateKey(kind, Path.of(value("--secrets", options)));
        if (options.hasNext()) {
            throw new UsageFailure("rotate-key: unknown option: " + options.next());
        }
        return command;
    }

    private static String value(String option, Iterator<String> options) {
        if (!options.hasNext()) {
            throw new UsageFailure(option + " needs a value");
        }
        return options.next();
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new UsageFailure("--port needs a number from 0 to 65535");
        }
        return Integer.parseInt(text);
    }
}
