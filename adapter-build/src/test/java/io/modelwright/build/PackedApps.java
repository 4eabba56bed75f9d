package io.modelwright.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.BuildPath;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.Packager;
import io.modelwright.testkit.contract.ContractDesign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Images of Java applications, made in both ways. */
final class PackedApps {

    private static final ImageTag RUNTIME = new ImageTag("modelwright-build-test/runtime", "java");

    private PackedApps() {}

    static PackedApp started(Docker docker, BuildPath path, ContractDesign design) {
        String name = "mw-" + path.name().toLowerCase(Locale.ROOT) + "-"
                + design.name().toLowerCase(Locale.ROOT) + "-"
                + ProcessHandle.current().pid();
        String image = "modelwright-build-test/" + name;
        try (Workspace space = Workspace.create()) {
            SourceTree tree = Apps.render(design.design(), Target.JAVA, RenderOptions.DEFAULT);
            if (path == BuildPath.LAYER) {
                layer(docker, tree, image, space.folder());
            } else {
                runtimeStage(docker, tree, image, space.folder());
            }
            return PackedApp.started(docker, image, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void layer(Docker docker, SourceTree tree, String image, Path folder) throws IOException {
        Packager.Work work = new Packager.Work(Target.JAVA, tree, tree, Apps.SAMPLE);
        Packager.Making making = Apps.making(Duration.ofMinutes(5));
        try (Packagers packagers = new Packagers(Tools.standard(Path.of("target", "packages")))) {
            docker.build(RUNTIME.toString(), done(packagers.runtimeContext(work, making)), folder.resolve("runtime"));
            docker.build(image, done(packagers.layer(work, RUNTIME, making)), folder.resolve("layer"));
        }
    }

    /** The last stage of the generated Dockerfile over what Maven built outside, as containers may reach no registry. */
    private static void runtimeStage(Docker docker, SourceTree tree, String image, Path folder) throws IOException {
        Path project = folder.resolve("project");
        Docker.write(tree, project);
        Path maven = Path.of("..", "mvnw").toAbsolutePath().normalize();
        Docker.run("", project, List.of(maven.toString(), "-q", "-B", "package", "-DskipTests"));
        SourceTree.Builder context = new SourceTree.Builder()
                .text(
                        "Dockerfile",
                        outside(tree.find("Dockerfile").orElseThrow().text()))
                .add("app.yml", tree.find("app.yml").orElseThrow())
                .add("target/app.jar", file(project.resolve("target/app.jar")));
        try (Stream<Path> libraries = Files.list(project.resolve("target/lib"))) {
            for (Path library : libraries.sorted().toList()) {
                context.add("target/lib/" + library.getFileName(), file(library));
            }
        }
        docker.build(image, context.build(), folder.resolve("context"));
    }

    private static SourceFile file(Path path) throws IOException {
        return SourceFile.bytes(Files.readAllBytes(path), false);
    }

    private static String outside(String dockerfile) {
        FinalStage stage = FinalStage.of(dockerfile).orElseThrow();
        String rest = stage.instructions().stream()
                .map(instruction -> instruction.toString().replace("COPY --from=build /build/", "COPY "))
                .collect(Collectors.joining("\n", "FROM " + stage.from() + "\n", "\n"));
        assertThat(rest).doesNotContain("--from");
        return rest;
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }
}
