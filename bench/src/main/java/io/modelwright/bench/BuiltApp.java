package io.modelwright.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelwright.codegen.Targets;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourcePath;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.Outcome;
import io.modelwright.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A generated application that was built by its own tools, and is started as its Dockerfile starts it.
 *
 * @param folder the working folder, as it is in the image
 * @param command from the Dockerfile, with the program's own path in front
 * @param environment what the program needs besides its settings
 */
record BuiltApp(Target target, Path folder, List<String> command, Map<String, String> environment) {

    static final String ADMIN = "admin@example.org";
    static final String PASSWORD = "a password only for this bench";

    /** What the container of an application has by default, as a JVM sees it. */
    private static final String CONTAINER = "-XX:MaxRAM=512m";

    private static final ObjectMapper JSON = new ObjectMapper();

    BuiltApp {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** @param home the folder of Modelwright's sources, which has the build tool */
    static BuiltApp java(AppHistory history, Path folder, Path home) throws IOException, InterruptedException {
        write(history, Target.JAVA, folder);
        Tool.run(
                folder,
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                List.of(home.resolve("mvnw").toString(), "-q", "-B", "package", "-DskipTests"));
        Path image = Files.createDirectory(folder.resolve("image"));
        Files.move(folder.resolve("target/lib"), image.resolve("lib"));
        Files.move(folder.resolve("target/app.jar"), image.resolve("app.jar"));
        Files.copy(folder.resolve("app.yml"), image.resolve("app.yml"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Map<String, String> container = Map.of("JDK_JAVA_OPTIONS", CONTAINER);
        Map<String, String> alone = new HashMap<>(container);
        alone.putAll(Map.of("PORT", "0", "ADMIN_PORT", "0", "DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/app"));
        Tool.run(image, alone, rehearsal(folder, java));
        return new BuiltApp(Target.JAVA, image, command(folder, java), container);
    }

    /** @param home the folder of Modelwright's sources, which knows the Node that the application needs */
    static BuiltApp typescript(AppHistory history, Path folder, Path home) throws IOException, InterruptedException {
        write(history, Target.TYPESCRIPT, folder);
        Path node = node(home, Files.createDirectory(folder.resolveSibling("node")));
        Map<String, String> path = Map.of("PATH", node.getParent() + ":" + System.getenv("PATH"));
        Tool.run(folder, path, List.of("npm", "ci", "--no-audit", "--no-fund"));
        Tool.run(folder, path, List.of("npm", "run", "build"));
        Tool.run(folder, path, List.of("npm", "prune", "--omit=dev", "--no-audit", "--no-fund"));
        return new BuiltApp(
                Target.TYPESCRIPT,
                folder,
                command(folder, node),
                Map.of(
                        "NODE_ENV",
                        "production",
                        "APP_SECRET_FILE",
                        folder.resolve("secret").toString()));
    }

    private static void write(AppHistory history, Target target, Path folder) throws IOException {
        Outcome<SourceTree> outcome = Targets.shipped().render(history, target, RenderOptions.DEFAULT);
        if (!(outcome instanceof Outcome.Done<SourceTree>(SourceTree tree))) {
            throw new IllegalStateException(outcome.toString());
        }
        for (Map.Entry<SourcePath, SourceFile> entry : tree.files().entrySet()) {
            Path file = folder.resolve(entry.getKey().value());
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue().content());
        }
    }

    private static Path node(Path home, Path folder) throws IOException, InterruptedException {
        for (String file : List.of("package.json", "package-lock.json")) {
            Files.copy(home.resolve("config/node").resolve(file), folder.resolve(file));
        }
        Tool.run(folder, Map.of(), List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
        try (Stream<Path> files = Files.walk(folder.resolve("node_modules"), 3)) {
            return files.filter(file -> file.endsWith("bin/node"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no Node for this machine in config/node"));
        }
    }

    /** How the Dockerfile has the JVM make its cache. */
    private static List<String> rehearsal(Path folder, Path java) throws IOException {
        List<String> command = new ArrayList<>(Files.readAllLines(folder.resolve("Dockerfile")).stream()
                .filter(line -> line.startsWith("RUN java "))
                .map(line -> line.substring("RUN ".length()).split(" "))
                .map(List::of)
                .findFirst()
                .orElseThrow(() -> new IOException("the Dockerfile makes no cache")));
        command.set(0, java.toString());
        return command;
    }

    /** What the Dockerfile's last stage runs. */
    private static List<String> command(Path folder, Path program) throws IOException {
        List<String> command = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("Dockerfile"))) {
            if (line.startsWith("ENTRYPOINT ") || line.startsWith("CMD ")) {
                command.addAll(JSON.readValue(line.substring(line.indexOf('[')), new TypeReference<List<String>>() {}));
            }
        }
        command.set(0, program.toString());
        return command;
    }

    /** Starts it on that database; returns when it accepts connections on {@code port}. */
    ChildProcess start(EmbeddedPostgres postgres, String database, int port, Path log)
            throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(environment);
        settings.put("PORT", Integer.toString(port));
        settings.put("ADMIN_PORT", Integer.toString(ChildProcess.freePort()));
        settings.put("ADMIN_EMAIL", ADMIN);
        settings.put("ADMIN_PASSWORD", PASSWORD);
        if (target.equals(Target.JAVA)) {
            settings.put("DATABASE_URL", postgres.jdbcUrl(database));
            settings.put("DATABASE_USER", postgres.user());
            settings.put("DATABASE_PASSWORD", postgres.password());
        } else {
            settings.put(
                    "DATABASE_URL",
                    "postgres://" + postgres.user() + ":" + postgres.password() + "@127.0.0.1:" + postgres.port() + "/"
                            + database);
        }
        return ChildProcess.start(command, folder, settings, port, log);
    }
}
