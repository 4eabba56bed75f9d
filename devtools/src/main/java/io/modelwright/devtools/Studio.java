package io.modelwright.devtools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The development server of the studio (Vite), which brings edits of {@code ui/src} into open pages and hands the API's requests on. */
final class Studio {

    static final String ADDRESS = "http://localhost:3000";

    private Studio() {}

    /**
     * The server, not started yet; nothing where the launcher did not prepare it.
     *
     * @param environment of this process; says by {@code MODELWRIGHT_API} where the API is
     */
    static Optional<Program> program(Path home, Map<String, String> environment) {
        Path folder = home.resolve("ui").toAbsolutePath();
        Path vite = folder.resolve(Path.of("node_modules", "vite", "bin", "vite.js"));
        if (!"on".equals(environment.get("MODELWRIGHT_STUDIO")) || !Files.isRegularFile(vite)) {
            return Optional.empty();
        }
        // Not by npm, which would stand between us and what is to be ended.
        Path own = folder.resolve(Path.of("node_modules", ".bin", "node"));
        String node = Files.isExecutable(own) ? own.toString() : "node";
        return Optional.of(new Program(
                List.of(node, vite.toString(), "--clearScreen", "false"),
                builder -> builder.directory(folder.toFile()).inheritIO()));
    }
}
