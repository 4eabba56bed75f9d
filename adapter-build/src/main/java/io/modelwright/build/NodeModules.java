package io.modelwright.build;

import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.deploy.ContentHash;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.Packager.Making;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a lock file of npm asks for, fetched once and kept by the hash of the file. For lock files that the platform wrote; no
 * script of a package runs.
 */
final class NodeModules {

    private static final List<String> MANIFESTS = List.of("package.json", "package-lock.json");
    /** What the installation of Node needs to find its registry; nothing of the platform's own goes along. */
    private static final List<String> PASSED_ON =
            List.of("NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY");

    private final Tools tools;
    private final Child child;

    NodeModules(Tools tools) {
        this.tools = tools;
        this.child = new Child(tools);
    }

    /** Which of them. */
    enum Part {
        /** What applications run with. */
        PRODUCTION("--omit=dev"),
        /** What they are compiled with, too. */
        TOOLS("--omit=optional");

        private final String option;

        Part(String option) {
            this.option = option;
        }
    }

    /** The folder {@code node_modules}. */
    synchronized Outcome<Path> of(SourceTree tree, Part part, Making making) {
        String lock = tree.find("package-lock.json").orElseThrow().text();
        // names of apps are at the beginning of both files: they decide nothing
        String key = ContentHash.of(withoutName(lock)).shortened();
        Path kept = tools.cache().resolve(key + "-" + part.name().toLowerCase(Locale.ROOT));
        try {
            if (!Files.isDirectory(kept.resolve("node_modules"))) {
                Files.createDirectories(tools.cache());
                Path fresh = Files.createTempDirectory(tools.cache(), "fetching");
                try {
                    Outcome<Path> fetched = fetch(tree, fresh, part, making);
                    if (fetched instanceof Outcome.Refused<Path>) {
                        return fetched;
                    }
                    keep(fresh, kept);
                } finally {
                    Workspace.delete(fresh);
                }
            }
            return Outcome.done(kept.resolve("node_modules"));
        } catch (IOException e) {
            return Refusals.tool("The libraries cannot be kept: " + e.getMessage() + ".");
        }
    }

    static String withoutName(String manifest) {
        return manifest.replaceFirst("\"name\": \"[^\"]*\"", "")
                .replaceFirst("(\"packages\": \\{\\s*\"\": \\{\\s*)\"name\": \"[^\"]*\"", "$1");
    }

    /** Where another process was faster, its folder stays. */
    private static void keep(Path fresh, Path kept) throws IOException {
        try {
            Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(kept.resolve("node_modules"))) {
                throw e;
            }
        }
    }

    private Outcome<Path> fetch(SourceTree tree, Path folder, Part part, Making making) throws IOException {
        for (String file : MANIFESTS) {
            Files.write(folder.resolve(file), tree.find(file).orElseThrow().content());
        }
        Map<String, String> variables = new HashMap<>();
        PASSED_ON.forEach(name -> {
            String value = System.getenv(name);
            if (value != null) {
                variables.put(name, value);
            }
        });
        variables.put("HOME", System.getProperty("user.home"));
        List<String> command = new ArrayList<>(
                List.of(tools.npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"));
        command.add(part.option);
        making.log().accept("npm ci " + part.option);
        Child.Ended ended = child.run(folder, command, variables, false, making);
        return switch (ended.how()) {
            case STOPPED -> Refusals.cancelled();
            case TIMED_OUT -> Refusals.timeout(making.timeout().toSeconds());
            case BY_ITSELF ->
                ended.succeeded()
                        ? Outcome.done(folder)
                        : Refusals.tool("The libraries cannot be fetched: "
                                + (ended.lines().isEmpty()
                                        ? "npm said nothing"
                                        : ended.lines().getFirst()) + ".");
        };
    }
}
