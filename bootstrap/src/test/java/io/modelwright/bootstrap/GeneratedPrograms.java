package io.modelwright.bootstrap;

import io.modelwright.codegen.Targets;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourcePath;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.shared.Outcome;
import io.modelwright.testkit.deploy.ProgramEngine.Running;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Generated Java applications in the place of containers: each a process of its own, on the libraries of the module java-support. */
public final class GeneratedPrograms {

    private static final String MAIN = "src/main/java/";
    private static final String RESOURCES = "src/main/resources/";
    private static final Pattern MAIN_CLASS = Pattern.compile("<mainClass>([^<]+)</mainClass>");
    private static final String FILE = "_FILE";

    /** By the ids of apps. */
    private static final Map<String, Program> PROGRAMS = new ConcurrentHashMap<>();

    /** What the applications of apps sign with. */
    private static final Map<String, byte[]> SECRETS = new ConcurrentHashMap<>();

    private GeneratedPrograms() {}

    /** What the application of that app signs with. */
    public static byte[] secret(String app) {
        return Optional.ofNullable(SECRETS.get(app)).orElseThrow();
    }

    /** @param folder holds {@code classes} and {@code app.yml} */
    private record Program(Path folder, String mainClass) {}

    /** From now on a release of that app is its application, of that design as version 1. */
    public static void run(String app, String slug, Design design) {
        Plan plan = Plan.between(Design.EMPTY, design, Retired.NOTHING, 1, "app", Set.of());
        if (!(plan.decide(Map.of(), Set.of(), Map.of(), Set.of()) instanceof Plan.Verdict.Ready ready)) {
            throw new AssertionError("a first version has nothing to ask");
        }
        AppHistory history =
                new AppHistory("Deployed", slug, List.of(new AppHistory.Version(1, "First", design, ready.script())));
        SourceTree tree = switch (Targets.shipped().render(history, Target.JAVA, RenderOptions.DEFAULT)) {
            case Outcome.Done<SourceTree>(SourceTree sources) -> sources;
            case Outcome.Refused<SourceTree> refused -> throw new AssertionError(refused);
        };
        try {
            Path folder = Files.createTempDirectory("deployed-app");
            compile(tree, Files.createDirectory(folder.resolve("classes")));
            Files.write(
                    folder.resolve("app.yml"),
                    tree.find("app.yml").orElseThrow().content());
            Matcher main = MAIN_CLASS.matcher(tree.find("pom.xml").orElseThrow().text());
            if (!main.find()) {
                throw new AssertionError("no main class in pom.xml");
            }
            PROGRAMS.put(app, new Program(folder, main.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(SourceTree tree, Path out) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> sources = new ArrayList<>();
        for (Map.Entry<SourcePath, SourceFile> file : tree.files().entrySet()) {
            String path = file.getKey().value();
            if (path.startsWith(MAIN)) {
                sources.add(new Source(path, file.getValue().text()));
            } else if (path.startsWith(RESOURCES)) {
                Path target = out.resolve(path.substring(RESOURCES.length()));
                Files.createDirectories(target.getParent());
                Files.write(target, file.getValue().content());
            }
        }
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(out));
            List<String> options = List.of("--release", "21", "-parameters", "-proc:none", "-nowarn");
            if (!compiler.getTask(null, files, null, options, null, sources).call()) {
                throw new AssertionError("a generated application does not compile");
            }
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        private Source(String path, String text) {
            super(URI.create("string:///" + path.substring(MAIN.length())), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Empty where nothing was generated for that app. */
    static Optional<Running> start(String app, ContainerSpec spec) {
        return Optional.ofNullable(PROGRAMS.get(app)).map(program -> {
            SECRETS.put(app, Base64.getDecoder().decode(spec.secrets().get("secret-key")));
            try {
                return start(program, spec);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Running start(Program program, ContainerSpec spec) throws IOException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                program.folder().resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"),
                program.mainClass(),
                "server",
                program.folder().resolve("app.yml").toString());
        Map<String, String> environment = builder.environment();
        spec.environment().forEach((name, value) -> {
            if (name.endsWith(FILE)) {
                byte[] secret = spec.secrets().get(value.substring(value.lastIndexOf('/') + 1));
                environment.put(
                        name.substring(0, name.length() - FILE.length()), new String(secret, StandardCharsets.UTF_8));
            } else {
                environment.put(name, value);
            }
        });
        environment.put("HOST", "127.0.0.1");
        environment.put("PORT", Integer.toString(port));
        environment.put("ADMIN_PORT", Integer.toString(freePort()));
        environment.put("DATABASE_CONNECTIONS", "4");
        Path log = program.folder().resolve("log-" + port + ".txt");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Running(port, OptionalInt.empty(), process::destroy);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
