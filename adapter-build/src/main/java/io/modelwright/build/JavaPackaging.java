package io.modelwright.build;

import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.deploy.ContentHash;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.Packager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Java applications: the runtime image holds their libraries in a fixed order, a small application and what the JVM keeps ready
 * of both after a start; the layer is a jar that stands behind them on the class path.
 */
final class JavaPackaging implements Packaging {

    private static final String MAIN = "src/main/java/";
    private static final String RESOURCES = "src/main/resources/";
    private static final Pattern MAIN_CLASS = Pattern.compile("<mainClass>([A-Za-z0-9_.]+)</mainClass>");
    private static final Pattern WORD = Pattern.compile("\"([^\"\\\\]*)\"");
    private static final String CACHE = "-XX:AOTCache";
    /** What decides how an application is built; where people changed one of these, the Dockerfile builds it. */
    private static final List<String> BUILD = List.of("pom.xml", "Dockerfile");

    private static final Pattern GROUP = Pattern.compile("<groupId>([A-Za-z0-9_.]+)</groupId>");
    private static final String SUPPORT = "/support/";
    /** About 2 MB each. */
    private static final int SUPPORTS_MAX = 16;

    private final Map<ContentHash, SortedMap<String, byte[]>> supports = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ContentHash, SortedMap<String, byte[]>> eldest) {
            return size() > SUPPORTS_MAX;
        }
    };
    private final MavenLibraries maven;
    private final ChildCompiler child;
    private final Optional<WarmCompiler> warm;

    JavaPackaging(Tools tools) {
        this.maven = new MavenLibraries(tools);
        this.child = new ChildCompiler(tools);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        this.warm = Optional.ofNullable(compiler).map(WarmCompiler::new);
    }

    /** What is known of a project that is built as it was generated. */
    private record Project(FinalStage stage, List<Library> libraries, List<String> options) {}

    private Optional<Project> project(Packager.Work work) {
        boolean same = BUILD.stream()
                .allMatch(file -> work.generated().find(file).isPresent()
                        && work.generated().find(file).equals(work.sources().find(file)));
        if (!same || warm.isEmpty() || mainClass(work.sources()).isEmpty()) {
            return Optional.empty();
        }
        return FinalStage.of(text(work.sources(), "Dockerfile"))
                .flatMap(stage -> options(stage)
                        .flatMap(options -> maven.of(text(work.sources(), "pom.xml"))
                                .map(libraries -> new Project(stage, libraries, options))));
    }

    /** The options of the JVM; empty where it is not started as generated Dockerfiles do. */
    private static Optional<List<String>> options(FinalStage stage) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(stage.find("ENTRYPOINT").orElse(""));
        while (word.find()) {
            words.add(word.group(1));
        }
        int jar = words.indexOf("-jar");
        return jar < 1 || !words.getFirst().equals("java") || jar != words.size() - 2
                ? Optional.empty()
                : Optional.of(words.subList(1, jar).stream()
                        .filter(option -> !option.startsWith(CACHE))
                        .toList());
    }

    private static Optional<String> mainClass(SourceTree tree) {
        Matcher found = MAIN_CLASS.matcher(text(tree, "pom.xml"));
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static String text(SourceTree tree, String path) {
        return tree.find(path).map(SourceFile::text).orElse("");
    }

    @Override
    public Optional<Packager.RuntimeImage> runtime(Packager.Work work) {
        return project(work)
                .map(project -> new Packager.RuntimeImage(
                        project.stage().from(),
                        ContentHash.of(
                                work.sample(),
                                List.of(
                                        runtimeDockerfile(project),
                                        project.libraries().stream()
                                                .map(Library::name)
                                                .collect(Collectors.joining("\n"))))));
    }

    @Override
    public Outcome<SourceTree> runtimeContext(Packager.Work work, Packager.Making making) {
        Project project = project(work).orElseThrow();
        return jar(SampleResources.apart(work.sample()), false, project, making).map(sample -> {
            SourceTree.Builder tree = new SourceTree.Builder()
                    .text("Dockerfile", runtimeDockerfile(project))
                    .add("sample.jar", SourceFile.bytes(sample, false))
                    .text("sample.yml", text(work.sample(), "app.yml"))
                    .text("sample.args", arguments(project, "sample.jar", work.sample()));
            for (Library library : project.libraries()) {
                tree.add("lib/" + library.name(), SourceFile.bytes(read(library), false));
            }
            return tree.build();
        });
    }

    private static byte[] read(Library library) {
        try {
            return Files.readAllBytes(library.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A start without a database shows the JVM what to keep ready; the application is started as its own Dockerfile says. */
    private static String runtimeDockerfile(Project project) {
        List<String> training = new ArrayList<>(List.of("java", CACHE + "Output=runtime.aot"));
        training.addAll(project.options());
        training.addAll(List.of("@sample.args", "rehearse", "sample.yml"));
        List<String> start = new ArrayList<>(List.of("java", CACHE + "=runtime.aot"));
        start.addAll(project.options());
        start.add("@app.args");
        List<String> lines = new ArrayList<>();
        lines.add("FROM " + project.stage().from());
        lines.add("WORKDIR /app");
        lines.add("COPY lib lib");
        lines.add("COPY sample.jar sample.yml sample.args ./");
        lines.add("RUN " + words(training));
        project.stage()
                .settings(other -> !List.of("ENTRYPOINT", "CMD", "WORKDIR").contains(other.word())
                        && !(other.word().equals("RUN") && other.rest().startsWith("java")))
                .forEach(setting -> lines.add(setting.toString()));
        lines.add("ENTRYPOINT " + words(start));
        // behind the entry point, which forgets the command of before
        project.stage().find("CMD").ifPresent(command -> lines.add("CMD " + command));
        return String.join("\n", lines) + "\n";
    }

    private static String words(List<String> words) {
        return words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(", ", "[", "]"));
    }

    /** The class path of an application begins with the one that the JVM was tried with: else it would not take what it kept. */
    private static String arguments(Project project, String jars, SourceTree tree) {
        String libraries = project.libraries().stream()
                .map(library -> "lib/" + library.name())
                .collect(Collectors.joining(":"));
        return "-cp\n" + libraries + ":" + jars + "\n" + mainClass(tree).orElseThrow() + "\n";
    }

    @Override
    public Outcome<SourceTree> layer(Packager.Work work, ImageTag runtime, Packager.Making making) {
        Project project = project(work).orElseThrow();
        return jar(work.sources(), work.edited(), project, making)
                .map(jar -> new SourceTree.Builder()
                        .text("Dockerfile", "FROM " + runtime + "\nCOPY app ./\n")
                        .add("app/app.jar", SourceFile.bytes(jar, false))
                        .text("app/app.yml", text(work.sources(), "app.yml"))
                        .text("app/app.args", arguments(project, "sample.jar:app.jar", work.sources()))
                        .build());
    }

    private Outcome<byte[]> jar(SourceTree tree, boolean edited, Project project, Packager.Making making) {
        List<Path> jars = Library.files(project.libraries());
        Outcome<SortedMap<String, byte[]>> classes =
                edited ? child.compile(tree, MAIN, jars, making) : supported(tree, jars);
        return classes.map(compiled -> {
            SortedMap<String, byte[]> files = new TreeMap<>(compiled);
            tree.files().forEach((path, file) -> {
                if (path.value().startsWith(RESOURCES)) {
                    files.put(path.value().substring(RESOURCES.length()), file.content());
                }
            });
            return Jar.of(mainClass(tree).orElseThrow(), files);
        });
    }

    /**
     * Most of an application does not depend on its model: that part is compiled once for each app, and kept. It knows nothing of
     * the rest.
     */
    private Outcome<SortedMap<String, byte[]>> supported(SourceTree tree, List<Path> jars) {
        Matcher base = GROUP.matcher(text(tree, "pom.xml"));
        String folder = base.find() ? MAIN + base.group(1).replace('.', '/') + SUPPORT : SUPPORT;
        SortedMap<String, String> support = sources(tree, path -> path.startsWith(folder));
        SortedMap<String, String> own = sources(tree, path -> !path.startsWith(folder));
        SortedMap<String, byte[]> none = new TreeMap<>();
        ContentHash key = ContentHash.of(
                support.toString(), jars.stream().map(Path::toString).collect(Collectors.joining("\n")));
        return support(key, () -> warm.orElseThrow().compile(support, none, jars))
                .flatMap(known -> warm.orElseThrow().compile(own, known, jars).map(classes -> {
                    SortedMap<String, byte[]> all = new TreeMap<>(known);
                    all.putAll(classes);
                    return all;
                }));
    }

    private Outcome<SortedMap<String, byte[]>> support(
            ContentHash key, Supplier<Outcome<SortedMap<String, byte[]>>> compiling) {
        synchronized (supports) {
            SortedMap<String, byte[]> kept = supports.get(key);
            if (kept != null) {
                return Outcome.done(kept);
            }
        }
        Outcome<SortedMap<String, byte[]>> compiled = compiling.get();
        if (compiled instanceof Outcome.Done<SortedMap<String, byte[]>>(SortedMap<String, byte[]> classes)) {
            synchronized (supports) {
                supports.put(key, classes);
            }
        }
        return compiled;
    }

    private static SortedMap<String, String> sources(SourceTree tree, Predicate<String> which) {
        SortedMap<String, String> sources = new TreeMap<>();
        tree.files().forEach((path, file) -> {
            if (path.value().startsWith(MAIN) && path.value().endsWith(".java") && which.test(path.value())) {
                sources.put(path.value(), file.text());
            }
        });
        return sources;
    }

    @Override
    public void close() throws IOException {
        if (warm.isPresent()) {
            warm.get().close();
        }
    }
}
