package io.modelwright.codegen.java;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.codegen.Targets;
import io.modelwright.codegen.Tools;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.Outcome;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each generated client drives a generated Java application as it drives the platform. */
@Tag("deep")
final class ClientsOnJavaAppTest {

    private static final String CLIENTS = "/io/modelwright/testkit/clients/";

    @TempDir
    Path folder;

    private static byte[] resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ClientsOnJavaAppTest.class.getResourceAsStream(CLIENTS + name), name)) {
            return in.readAllBytes();
        }
    }

    /** A fresh application and the client of it with its driver; what the driver is told. */
    private List<String> started(String target, String driver, String at) throws IOException {
        AppHistory history = TestDesigns.history(
                "Tasks", "tasks", TestDesigns.parse(new String(resource("tasks.yaml"), StandardCharsets.UTF_8)));
        Tools.write(
                ((Outcome.Done<SourceTree>)
                                Targets.shipped().render(history, new Target(target), RenderOptions.DEFAULT))
                        .value(),
                folder);
        Files.write(folder.resolve(at), resource(driver));
        RunningApp app = GeneratedJavaApps.start(history);
        String server = "http://" + app.base().getAuthority();
        return List.of(server, "", app.administrator().token());
    }

    private String drive(List<String> arguments, String... command) {
        Tools.Ended ended = Tools.run(
                folder, Stream.concat(Stream.of(command), arguments.stream()).toArray(String[]::new));
        assertThat(ended.fault()).isEmpty();
        return ended.output();
    }

    @Test
    void pythonShouldReadAndWriteRecords() throws IOException {
        assertThat(drive(started("client-python", "drive.py", "drive.py"), "python3", "drive.py"))
                .contains("driven");
    }

    @Test
    void typeScriptShouldReadAndWriteRecords() throws IOException {
        List<String> arguments = started("client-typescript", "drive.ts", "src/drive.ts");
        Tools.install(folder, "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts");
        assertThat(Tools.run(folder, "npm", "run", "build").fault()).isEmpty();

        assertThat(drive(arguments, "node", "dist/drive.js")).contains("driven");
    }

    @Test
    void javaShouldReadAndWriteRecords() throws IOException {
        List<String> arguments = started("client-java", "Drive.java", "src/main/java/Drive.java");
        String bin = Path.of(System.getProperty("java.home"), "bin").toString();
        String classPath = System.getProperty("java.class.path");
        List<String> compile = new ArrayList<>(
                List.of(bin + "/javac", "--release", "21", "-proc:none", "-d", "classes", "-cp", classPath));
        try (Stream<Path> sources = Files.walk(folder.resolve("src"))) {
            sources.map(Path::toString).filter(path -> path.endsWith(".java")).forEach(compile::add);
        }
        assertThat(Tools.run(folder, compile.toArray(String[]::new)).fault()).isEmpty();

        assertThat(drive(arguments, bin + "/java", "-cp", "classes" + File.pathSeparator + classPath, "Drive"))
                .contains("driven");
    }
}
