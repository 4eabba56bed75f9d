package io.modelwright.build;

import java.nio.file.Path;

/**
 * Where the tools are, and what they may take.
 *
 * @param mavenRepository the local repository of Maven
 * @param central where Java libraries are fetched from that are not in it
 * @param cache what was fetched for Node, kept between builds
 * @param node the program; {@code npm} stands beside it or on the path
 * @param npm the program
 * @param memory of a compiler's heap, in MiB
 * @param cpuSeconds of a compiler
 * @param outputMax in bytes, of one file and of all that a compiler writes
 */
public record Tools(
        Path mavenRepository,
        String central,
        Path cache,
        String node,
        String npm,
        int memory,
        int cpuSeconds,
        long outputMax) {

    private static final int MEMORY = 768;
    private static final int CPU_SECONDS = 180;
    private static final long OUTPUT_MAX = 128L * 1_048_576;

    /** The usual places; {@code cache} is the platform's own. */
    public static Tools standard(Path cache) {
        return new Tools(
                Path.of(System.getProperty("user.home"), ".m2", "repository"),
                "https://repo.maven.apache.org/maven2",
                cache,
                "node",
                "npm",
                MEMORY,
                CPU_SECONDS,
                OUTPUT_MAX);
    }
}
