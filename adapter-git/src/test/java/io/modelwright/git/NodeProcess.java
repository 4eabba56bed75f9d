package io.modelwright.git;

import io.modelwright.core.codegen.Branch;
import io.modelwright.core.codegen.GeneratedSource;
import io.modelwright.core.codegen.Signature;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.failure.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** A process of its own that works on repositories, and says each thing that it has done. */
final class NodeProcess {

    static final AppId APP = new AppId(UUID.fromString("01890000-0000-7000-8000-000000000001"));
    static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");

    private NodeProcess() {}

    public static void main(String[] words) throws IOException {
        Path folder = Path.of(words[0]);
        GitAppRepositories node = new GitAppRepositories(folder, InstantSource.system());
        switch (words[1]) {
            case "generate" ->
                generate(node, new Target(words[2]), Integer.parseInt(words[3]), Integer.parseInt(words[4]));
            case "push" -> push(folder, words[2], Integer.parseInt(words[3]));
            case "fill" -> fill(node);
            default -> throw new IllegalArgumentException(words[1]);
        }
    }

    static GeneratedSource source(Target target, int version, int size) {
        byte[] noise = new byte[size];
        new Random(version).nextBytes(noise);
        SourceTree tree = new SourceTree.Builder()
                .text("version.txt", "of " + version + "\n")
                .text("v" + version + ".txt", HexFormat.of().formatHex(noise) + "\n")
                .build();
        return new GeneratedSource(
                target, version, tree, "", Signature.of("Ada", "ada@example.org"), NOW.plusSeconds(version));
    }

    private static void generate(GitAppRepositories node, Target target, int from, int to) {
        for (int version = from; version <= to; version++) {
            node.commit(APP, source(target, version, 2_000));
            node.merge(APP, NOW);
            System.out.println(version);
        }
    }

    private static void push(Path folder, String person, int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) {
            Map<String, Optional<String>> change = Map.of(person + "/" + round, Optional.of("mine"));
            boolean pushed = false;
            while (!pushed) {
                pushed = Pushes.push(folder, APP, Optional.empty(), change);
            }
            System.out.println(round);
        }
    }

    /** On a file system of a few mebibytes: one generation, one that does not fit, and one that does. */
    private static void fill(GitAppRepositories node) {
        generate(node, Target.JAVA, 1, 1);
        List<Branch> before = node.branches(APP);
        try {
            node.commit(APP, source(Target.JAVA, 2, 8 * 1_024 * 1_024));
            System.out.println("there was room");
        } catch (StoreUnavailable full) {
            System.out.println("full");
        }
        System.out.println(node.branches(APP).equals(before) ? "stands" : "lost");
        generate(node, Target.JAVA, 3, 3);
        System.out.println(node.branches(APP).getLast().subject());
    }

    static ProcessBuilder command(List<String> before, Path folder, String... words) {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                NodeProcess.class.getName(),
                folder.toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
