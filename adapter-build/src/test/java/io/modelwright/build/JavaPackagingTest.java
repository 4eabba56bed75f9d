package io.modelwright.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driven.Packager;
import io.modelwright.ports.deploy.driven.Packager.Making;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Java applications, packed by real compilers. */
final class JavaPackagingTest {

    private static final ImageTag RUNTIME = new ImageTag("modelwright/runtime/java", "0123");
    private static final Making MAKING = Apps.making(Duration.ofMinutes(3));
    private static final Packagers PACKAGERS = new Packagers(Tools.standard(Path.of("target", "packages")));
    private static final String HOOKS = hooks();

    @AfterAll
    static void close() throws IOException {
        PACKAGERS.close();
    }

    private static String hooks() {
        return Apps.render(Target.JAVA).files().keySet().stream()
                .map(path -> path.value())
                .filter(path -> path.startsWith("src/main/java/") && path.endsWith("/TaskHooks.java"))
                .findFirst()
                .orElseThrow();
    }

    private static SourceTree layer(Packager.Work work) {
        assertThat(PACKAGERS.runtime(work)).isPresent();
        return done(PACKAGERS.layer(work, RUNTIME, MAKING));
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    private static Refusal refusal(Outcome<SourceTree> outcome) {
        return ((Outcome.Refused<SourceTree>) outcome).refusal();
    }

    private static byte[] jar(SourceTree layer) {
        return layer.find("app/app.jar").orElseThrow().content();
    }

    private static List<String> names(byte[] archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    void layerShouldHoldTheApplicationAlone() throws IOException {
        Packager.Work work = Apps.unedited(Target.JAVA);
        SourceTree layer = layer(work);

        assertThat(layer.files().keySet().stream().map(Object::toString))
                .containsExactly("Dockerfile", "app/app.args", "app/app.jar", "app/app.yml");
        assertThat(layer.find("Dockerfile").orElseThrow().text()).startsWith("FROM modelwright/runtime/java:0123\n");
        List<String> names = names(jar(layer));
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(jar(layer)))) {
            String main = jar.getManifest().getMainAttributes().getValue("Main-Class");
            assertThat(layer.find("app/app.args").orElseThrow().text())
                    .contains(":sample.jar:app.jar\n")
                    .endsWith("\n" + main + "\n");
            assertThat(names).contains(main.replace('.', '/') + ".class", "openapi.json", "meta.json");
        }
        // Flyway finds folders that have an entry
        assertThat(names).contains("db/migration/").anyMatch(name -> name.startsWith("db/migration/V1__"));
    }

    @Test
    void equalSourcesShouldGiveEqualBytesWhoeverCompilesThem() {
        Packager.Work work = Apps.unedited(Target.JAVA);
        byte[] first = jar(layer(work));

        assertThat(jar(layer(work))).isEqualTo(first);
        // nothing that is compiled differs, so that the other compiler has to write the same
        byte[] byChild = jar(layer(Apps.edited(Target.JAVA, "README.md", text -> text + "\nOurs.\n")));
        assertThat(byChild).isEqualTo(first);
    }

    @Test
    void editedCodeShouldBeInTheLayer() {
        byte[] generated = jar(layer(Apps.unedited(Target.JAVA)));

        assertThat(jar(layer(Apps.edited(
                        Target.JAVA, HOOKS, text -> text.replace("{}", "{\n    private final int ours = 1;\n}")))))
                .isNotEqualTo(generated);
    }

    @Test
    void faultsOfPeoplesCodeShouldBeToldWithFileAndLine() {
        Packager.Work work = Apps.edited(Target.JAVA, HOOKS, text -> text.replace("{}", "{\n    int ours = ;\n}"));
        long line = work.sources()
                        .find(HOOKS)
                        .orElseThrow()
                        .text()
                        .lines()
                        .takeWhile(text -> !text.contains("int ours = ;"))
                        .count()
                + 1;

        Refusal refusal = refusal(PACKAGERS.layer(work, RUNTIME, MAKING));

        assertThat(refusal.code()).isEqualTo("compile-failed");
        assertThat(refusal.detail()).contains(HOOKS + ":" + line + ": illegal start of expression");
    }

    @Test
    void annotationProcessorsOfPeopleShouldNotRun() {
        Packager.Work work = Apps.edited(
                Target.JAVA,
                "src/main/resources/META-INF/services/javax.annotation.processing.Processor",
                none -> "no.such.Processor\n");

        assertThat(layer(work).find("app/app.jar")).isPresent();
    }

    @Test
    void compilerThatDoesNotEndShouldBeKilled() {
        Packager.Work work = Apps.edited(Target.JAVA, HOOKS, text -> text + "\n");

        assertThat(refusal(PACKAGERS.layer(work, RUNTIME, Apps.making(Duration.ofMillis(1))))
                        .code())
                .isEqualTo("compile-timeout");
        AtomicInteger asked = new AtomicInteger();
        Making stopped = new Making(line -> {}, () -> asked.incrementAndGet() > 0, Duration.ofMinutes(3));
        assertThat(refusal(PACKAGERS.layer(work, RUNTIME, stopped)).code()).isEqualTo("build-cancelled");
    }

    @Test
    void compilerShouldHaveItsShareOfTheProcessorAlone() {
        Tools tools = new Tools(
                Path.of(System.getProperty("user.home"), ".m2", "repository"),
                "https://repo.maven.apache.org/maven2",
                Path.of("target", "packages"),
                "node",
                "npm",
                768,
                0,
                1_048_576);
        Packager.Work work = Apps.edited(Target.JAVA, HOOKS, text -> text + "\n");

        Refusal refusal = refusal(new JavaPackaging(tools).layer(work, RUNTIME, MAKING));

        assertThat(refusal.code()).isEqualTo("compile-failed");
        assertThat(refusal.detail()).contains("the compiler ended with status");
    }

    @Test
    void dockerfileShouldBuildWhatIsBuiltInAnotherWay() {
        for (String file : List.of("pom.xml", "Dockerfile")) {
            assertThat(PACKAGERS.runtime(Apps.edited(Target.JAVA, file, text -> text + "\n")))
                    .isEmpty();
        }
        assertThat(PACKAGERS.runtime(Apps.edited(Target.JAVA, HOOKS, text -> text + "\n")))
                .isEqualTo(PACKAGERS.runtime(Apps.unedited(Target.JAVA)));
        SourceTree other =
                new SourceTree.Builder().text("Dockerfile", "FROM x:1\n").build();
        assertThat(PACKAGERS.runtime(new Packager.Work(new Target("mine"), other, other, SourceTree.EMPTY)))
                .isEmpty();
    }

    @Test
    void sampleShouldNotBeFoundInPlaceOfTheApplication() throws IOException {
        SourceTree runtime = done(PACKAGERS.runtimeContext(Apps.unedited(Target.JAVA), MAKING));

        List<String> names = names(runtime.find("sample.jar").orElseThrow().content());

        assertThat(names).contains("sample/openapi.json").anyMatch(name -> name.endsWith(".class"));
        assertThat(names)
                .allMatch(name ->
                        List.of("META-INF", "modelwright", "sample").contains(name.substring(0, name.indexOf('/'))));
    }

    @Test
    void runtimeShouldBeSetAsTheDockerfileOfTheApplicationSays() {
        Packager.Work work = Apps.unedited(Target.JAVA);
        SourceTree runtime = done(PACKAGERS.runtimeContext(work, MAKING));
        FinalStage asked = FinalStage.of(
                        work.sources().find("Dockerfile").orElseThrow().text())
                .orElseThrow();

        String dockerfile = runtime.find("Dockerfile").orElseThrow().text();

        assertThat(dockerfile).startsWith("FROM " + asked.from() + "\n").doesNotContain("--from=");
        for (String word : List.of("ENV", "EXPOSE", "HEALTHCHECK", "CMD", "USER")) {
            assertThat(dockerfile).contains("\n" + word + " " + asked.find(word).orElseThrow() + "\n");
        }
        assertThat(dockerfile)
                .contains("RUN [\"java\", \"-XX:AOTCacheOutput=runtime.aot\", \"-XX:+UseSerialGC\"")
                .contains("ENTRYPOINT [\"java\", \"-XX:AOTCache=runtime.aot\", \"-XX:+UseSerialGC\"")
                .contains("-XX:+ExitOnOutOfMemoryError\", \"@app.args\"]");
        long libraries = runtime.files().keySet().stream()
                .filter(path -> path.value().startsWith("lib/"))
                .count();
        assertThat(libraries).isBetween(60L, 200L);
        assertThat(done(PACKAGERS.runtimeContext(work, MAKING))).isEqualTo(runtime);
    }
}
