package io.modelwright.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driven.Packager;
import io.modelwright.ports.deploy.driven.Packager.Making;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** TypeScript applications, packed by the real compiler. It needs node and npm. */
final class TypeScriptPackagingTest {

    private static final ImageTag RUNTIME = new ImageTag("modelwright/runtime/typescript", "0123");
    private static final Making MAKING = Apps.making(Duration.ofMinutes(5));
    private static final Packagers PACKAGERS =
            new Packagers(Tools.standard(Path.of("target", "packages").toAbsolutePath()));
    private static final String ENTITY = "src/entities/index.ts";

    @BeforeAll
    static void need() throws InterruptedException {
        boolean there = true;
        try {
            there = new ProcessBuilder("npm", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            there = false;
        }
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("npm is not installed, and CI=true says that all is to be tested");
        }
        assumeTrue(there, "not run: npm is not installed");
    }

    private static SourceTree layer(Packager.Work work) {
        assertThat(PACKAGERS.runtime(work)).isPresent();
        return done(PACKAGERS.layer(work, RUNTIME, MAKING));
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    @Test
    void translationShouldBeWhatTheCompilerWrites() {
        SourceTree translated = layer(Apps.unedited(Target.TYPESCRIPT));
        SourceTree compiled = layer(Apps.edited(Target.TYPESCRIPT, "README.md", text -> text + "\nOurs.\n"));

        assertThat(translated.find("app/dist/main.js")).isPresent();
        assertThat(translated.find("app/package.json")).isPresent();
        assertThat(translated.files().keySet().toString())
                .contains("app/migrations/V1__")
                .doesNotContain(".ts,");
        assertThat(compiled.files().keySet()).isEqualTo(translated.files().keySet());
        compiled.files()
                .forEach((path, file) -> assertThat(
                                translated.find(path.value()).orElseThrow().text())
                        .as(path.value())
                        .isEqualTo(file.text()));
    }

    @Test
    void faultsOfPeoplesCodeShouldBeToldWithFileAndLine() {
        Packager.Work work =
                Apps.edited(Target.TYPESCRIPT, ENTITY, text -> "export const ours: number = 'x';\n" + text);

        Refusal refusal = ((Outcome.Refused<SourceTree>) PACKAGERS.layer(work, RUNTIME, MAKING)).refusal();

        assertThat(refusal.code()).isEqualTo("compile-failed");
        assertThat(refusal.detail()).contains(ENTITY + ":1: TS2322: ");
    }

    @Test
    void dockerfileShouldBuildWhatIsBuiltInAnotherWay() {
        for (String file : List.of("package.json", "package-lock.json", "Dockerfile", "tsconfig.build.json")) {
            assertThat(PACKAGERS.runtime(Apps.edited(Target.TYPESCRIPT, file, text -> text + "\n")))
                    .isEmpty();
        }
    }

    @Test
    void runtimeShouldHoldTheLibrariesThatRunAlone() {
        Packager.Work work = Apps.unedited(Target.TYPESCRIPT);
        SourceTree runtime = done(PACKAGERS.runtimeContext(work, MAKING));

        assertThat(runtime.files().keySet().stream().map(Object::toString))
                .containsExactly("Dockerfile", "modules.tar");
        String dockerfile = runtime.find("Dockerfile").orElseThrow().text();
        assertThat(dockerfile)
                .contains("\nADD modules.tar ./\n")
                .contains("\nCMD [\"node\"")
                .doesNotContain("COPY");
        String names = runtime.find("modules.tar").orElseThrow().text();
        assertThat(names).contains("node_modules/fastify/package.json").doesNotContain("node_modules/typescript/");
        assertThat(done(PACKAGERS.runtimeContext(work, MAKING))).isEqualTo(runtime);
    }
}
