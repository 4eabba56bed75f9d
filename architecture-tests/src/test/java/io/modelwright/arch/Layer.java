package io.modelwright.arch;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The modules, each with the packages of other modules that it may use. A new module is a new constant here. */
enum Layer {
    CORE("core"),
    PORTS("ports", "core"),
    APPLICATION("application", "core", "ports"),
    EMBEDDED("embedded"),
    TESTKIT("testkit", "core", "ports", "embedded"),
    REST("rest", "core", "ports"),
    POSTGRES("postgres", "core", "ports"),
    REDIS("redis", "core", "ports"),
    SECURITY("security", "core", "ports"),
    FILES("files", "core", "ports"),
    IMPORTS("imports", "core", "ports"),
    GIT("git", "core", "ports"),
    DOCKER("docker", "core", "ports"),
    BUILD("build", "core", "ports"),
    PROXY("proxy", "core", "ports"),
    CODEGEN("codegen", "core", "ports"),
    BOOTSTRAP(
            "bootstrap",
            "core",
            "ports",
            "application",
            "embedded",
            "rest",
            "postgres",
            "redis",
            "security",
            "files",
            "imports",
            "git",
            "docker",
            "build",
            "proxy",
            "codegen");

    private final String name;
    private final Set<String> mayUse;

    Layer(String name, String... mayUse) {
        this.name = name;
        this.mayUse = Set.of(mayUse);
    }

    String title() {
        return name;
    }

    /** This layer's packages, as an ArchUnit pattern. */
    String packages(String root) {
        return root + "." + name + "..";
    }

    String rootPackage(String root) {
        return root + "." + name;
    }

    /** The packages of ours that this layer may use: its own and those its arrows point at. */
    String[] allowed(String root) {
        return Stream.concat(Stream.of(name), mayUse.stream())
                .map(layer -> root + "." + layer + "..")
                .toArray(String[]::new);
    }

    static String[] allPackages(String root) {
        return Arrays.stream(values()).map(layer -> layer.packages(root)).toArray(String[]::new);
    }

    static List<Layer> all() {
        return List.of(values());
    }
}
