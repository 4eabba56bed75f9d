package io.modelwright.bootstrap.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The generators of clients that config/openapi-clients pins, put into the build folder where that lacks them. */
final class ClientTools {

    private static final Path CONFIG =
            Path.of("..", "config", "openapi-clients").toAbsolutePath().normalize();
    private static final Path FOLDER = Path.of("target", "openapi-clients").toAbsolutePath();
    private static final Path MAVEN = Path.of("..", "mvnw").toAbsolutePath().normalize();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Map<String, String> QUIET =
            Map.of("NO_COLOR", "1", "JAVA_HOME", System.getProperty("java.home"));

    private final Path node;

    private ClientTools(Path node) {
        this.node = node;
    }

    /** Ready to make clients; the test is not run where node or npm are missing. */
    static synchronized ClientTools installed() {
        Path node = Programs.need("node");
        Path npm = Programs.need("npm");
        try {
            Files.createDirectories(FOLDER);
            Path lock = FOLDER.resolve("package-lock.json");
            Path wanted = CONFIG.resolve("package-lock.json");
            boolean same = Files.exists(FOLDER.resolve("node_modules"))
                    && Files.exists(lock)
                    && Arrays.equals(Files.readAllBytes(lock), Files.readAllBytes(wanted));
            if (!same) {
                for (String file : List.of("package.json", "package-lock.json")) {
                    Files.copy(CONFIG.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
                passed(run(npm.toString(), "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
                maven(
                        CONFIG.resolve("pom.xml"),
                        "dependency:copy-dependencies",
                        "-DexcludeTransitive=true",
                        "-DoutputDirectory=" + FOLDER.resolve("lib"));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new ClientTools(node);
    }

    /** What the generator says of the document as it makes a Java client of it, and the compiler of the client. */
    String javaClient(String name, byte[] document) throws IOException {
        Path file = FOLDER.resolve(name + ".json");
        Files.write(file, document);
        Path generator;
        try (Stream<Path> files = Files.list(FOLDER.resolve("lib"))) {
            generator = files.filter(jar -> jar.getFileName().toString().startsWith("openapi-generator-cli"))
                    .findFirst()
                    .orElseThrow();
        }
        String said = passed(run(
                JAVA,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                generator.toString(),
                "generate",
                "--generator-name=java",
                "--input-spec=" + file,
                "--output=" + FOLDER.resolve(name),
                // the operation of an upload imports the model of its form, which is otherwise not made
                "--global-property=apiTests=false,modelTests=false,apiDocs=false,modelDocs=false,skipFormModel=false"));
        return said + maven(FOLDER.resolve(name).resolve("pom.xml"), "compile", "-Dmaven.compiler.showWarnings=true");
    }

    /** Makes the types of a client in TypeScript and compiles them with a program that uses them. */
    String typeScriptClient(String name, byte[] document, String program) throws IOException {
        Path file = FOLDER.resolve(name + ".json");
        Files.write(file, document);
        Files.writeString(FOLDER.resolve(name + "-use.ts"), program);
        passed(run(
                node.toString(),
                "node_modules/openapi-typescript/bin/cli.js",
                file.toString(),
                "--output=" + FOLDER.resolve(name + ".ts")));
        return passed(run(
                node.toString(),
                "node_modules/typescript/bin/tsc",
                "--strict",
                "--exactOptionalPropertyTypes",
                "--noEmit",
                "--allowImportingTsExtensions",
                name + "-use.ts"));
    }

    private static String maven(Path pom, String... arguments) {
        return passed(run(Stream.concat(
                        Stream.of(MAVEN.toString(), "--quiet", "--batch-mode", "--file=" + pom), Stream.of(arguments))
                .toArray(String[]::new)));
    }

    private static Programs.Ended run(String... command) {
        return Programs.run(FOLDER, QUIET, List.of(command));
    }

    private static String passed(Programs.Ended ended) {
        if (ended.status() != 0) {
            throw new AssertionError(ended.output());
        }
        return ended.output();
    }
}
