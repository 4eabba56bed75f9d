package io.modelwright.codegen.java;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.modeling.Design;
import io.modelwright.testkit.contract.HospitalDesign;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tests that applications come with pass, and there are as many as there should be. */
class GeneratedTestsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"tasks, 23", "hostile, 170", "hospital, 150"})
    void generatedTestsShouldPass(String design, int atLeast) throws Exception {
        check(design, atLeast);
    }

    @Tag("deep")
    @ParameterizedTest
    @CsvSource({"all-types, 20", "wide, 14"})
    void moreGeneratedTestsShouldPass(String design, int atLeast) throws Exception {
        check(design, atLeast);
    }

    private static Design read(String design) {
        return design.equals(HospitalDesign.SLUG) ? HospitalDesign.design() : TestDesigns.read(design);
    }

    private void check(String design, int atLeast) throws IOException, InterruptedException {
        SourceTree tree = GeneratedJavaApps.render(TestDesigns.history(design, design, read(design)));
        Path classes = Files.createDirectory(folder.resolve("classes"));
        assertThat(AppCompiler.compile(tree, classes)).isEmpty();
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-cp",
                        classes + File.pathSeparator + System.getProperty("java.class.path"),
                        TestRun.class.getName(),
                        classes.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int code = process.waitFor();
        String said = Files.readString(log);
        assertThat(code).as(said).isZero();
        assertThat(said.lines().filter(line -> line.startsWith("succeeded ")))
                .as(said)
                .singleElement()
                .satisfies(
                        line -> assertThat(Integer.parseInt(line.substring(10))).isGreaterThanOrEqualTo(atLeast));
    }
}
