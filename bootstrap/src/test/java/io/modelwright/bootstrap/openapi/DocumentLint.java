package io.modelwright.bootstrap.openapi;

import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.JsonBodies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The linter that config/openapi-lint pins, installed into the build folder where that lacks it. */
final class DocumentLint {

    private static final Path CONFIG = Path.of("..", "config", "openapi-lint");
    private static final Path FOLDER = Path.of("target", "openapi-lint").toAbsolutePath();
    private static final Map<String, String> QUIET =
            Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true", "NO_COLOR", "1");

    private final Path node;

    private DocumentLint(Path node) {
        this.node = node;
    }

    /** Ready to lint; the test is not run where node or npm are missing. */
    static DocumentLint installed() {
        Path node = Programs.need("node");
        Path npm = Programs.need("npm");
        try {
            install(npm);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new DocumentLint(node);
    }

    private static synchronized void install(Path npm) throws IOException {
        Files.createDirectories(FOLDER);
        Path lock = FOLDER.resolve("package-lock.json");
        Path wanted = CONFIG.resolve("package-lock.json");
        boolean same = Files.exists(FOLDER.resolve("node_modules"))
                && Files.exists(lock)
                && Arrays.equals(Files.readAllBytes(lock), Files.readAllBytes(wanted));
        for (String file : List.of("package.json", "package-lock.json", "redocly.yaml")) {
            Files.copy(CONFIG.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!same) {
            Programs.Ended ended = Programs.run(
                    FOLDER, QUIET, List.of(npm.toString(), "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
            if (ended.status() != 0) {
                throw new AssertionError("npm ci failed: " + ended.output());
            }
        }
    }

    /** Lints all of them at once. */
    Programs.Ended lint(Map<String, ? extends Json> documents) {
        List<String> command = new ArrayList<>(
                List.of(node.toString(), "node_modules/@redocly/cli/bin/cli.js", "lint", "--config=redocly.yaml"));
        documents.forEach((name, document) -> {
            Path file = FOLDER.resolve(name + ".json");
            try {
                Files.write(file, JsonBodies.bytes(document));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            command.add(file.getFileName().toString());
        });
        return Programs.run(FOLDER, QUIET, command);
    }
}
