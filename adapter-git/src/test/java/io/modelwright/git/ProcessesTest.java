package io.modelwright.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on one folder: at once, killed, and without room on the disk. */
final class ProcessesTest {

    private static final int SECONDS_MAX = 120;

    @TempDir
    Path folder;

    private GitAppRepositories node() {
        return new GitAppRepositories(folder, InstantSource.system());
    }

    private static String output(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    /** The paths on {@code main}, after all that any name leads to was found and could be read. */
    private List<String> soundPaths() {
        return new RepositoryFolder(folder)
                .<List<String>>read(NodeProcess.APP, repository -> {
                    try (ObjectWalk walk = new ObjectWalk(repository)) {
                        for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_REFS)) {
                            walk.markStart(walk.parseCommit(ref.getObjectId()));
                        }
                        int commits = 0;
                        while (walk.next() != null) {
                            commits++;
                        }
                        assertThat(commits).isPositive();
                        for (RevObject object = walk.nextObject(); object != null; object = walk.nextObject()) {
                            walk.getObjectReader().open(object).getCachedBytes();
                        }
                    }
                    List<String> paths = new ArrayList<>();
                    try (RevWalk walk = new RevWalk(repository);
                            TreeWalk tree = new TreeWalk(repository)) {
                        RevCommit main = Refs.commit(repository, walk, Refs.MAIN);
                        tree.addTree(main.getTree());
                        tree.setRecursive(true);
                        while (tree.next()) {
                            paths.add(tree.getPathString());
                        }
                    }
                    return paths;
                })
                .orElseThrow();
    }

    @Test
    void processesThatGenerateAndPushAtOnceShouldLoseNothing() throws Exception {
        node().commit(NodeProcess.APP, NodeProcess.source(Target.JAVA, 1, 10));
        node().merge(NodeProcess.APP, NodeProcess.NOW);
        int rounds = 8;
        List<Process> processes = new ArrayList<>();
        for (List<String> words : List.of(
                List.of("generate", "java", "2", String.valueOf(rounds)),
                List.of("generate", "typescript", "1", String.valueOf(rounds)),
                List.of("push", "ada", String.valueOf(rounds)),
                List.of("push", "grace", String.valueOf(rounds)))) {
            processes.add(NodeProcess.command(List.of(), folder, words.toArray(new String[0]))
                    .start());
        }
        for (Process process : processes) {
            assertThat(output(process)).isNotEmpty();
            assertThat(process.exitValue()).isZero();
        }

        assertThat(node().merge(NodeProcess.APP, NodeProcess.NOW).orElseThrow().conflicts())
                .isEmpty();
        List<String> expected = new ArrayList<>();
        for (String person : List.of("ada", "grace")) {
            for (int round = 0; round < rounds; round++) {
                expected.add(person + "/" + round);
            }
        }
        for (String target : List.of("java", "typescript")) {
            expected.add(target + "/version.txt");
            expected.add(target + "/v" + rounds + ".txt");
        }
        assertThat(soundPaths()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void killedProcessShouldLeaveARepositoryThatGoesOn() throws Exception {
        int version = 1;
        for (int survived : List.of(1, 2, 4, 7)) {
            Process process = NodeProcess.command(
                            List.of(), folder, "generate", "java", String.valueOf(version), "100000")
                    .start();
            try (BufferedReader said = process.inputReader()) {
                for (int i = 0; i < survived; i++) {
                    version = Integer.parseInt(said.readLine()) + 1;
                }
                process.toHandle().destroyForcibly();
                for (String more = said.readLine(); more != null && !more.isEmpty(); more = said.readLine()) {
                    version = Integer.parseInt(more) + 1;
                }
            }
            assertThat(soundPaths()).contains("java/version.txt");

            // the generation that was being made is asked for again
            node().commit(NodeProcess.APP, NodeProcess.source(Target.JAVA, version, 2_000));
            assertThat(node().merge(NodeProcess.APP, NodeProcess.NOW)
                            .orElseThrow()
                            .branch())
                    .isEmpty();

            assertThat(soundPaths()).containsExactly("java/v" + version + ".txt", "java/version.txt");
            version++;
        }
    }

    @Test
    void generationOnAFullDiskShouldLeaveTheOneBefore() throws Exception {
        Path script = Files.writeString(
                folder.resolve("small-disk.sh"), "mount -t tmpfs -o size=4m tmpfs \"$1\" && shift && exec \"$@\"\n");
        Path disk = Files.createDirectories(folder.resolve("disk"));
        List<String> before =
                List.of("unshare", "--map-root-user", "--mount", "sh", script.toString(), disk.toString());
        boolean possible = canMount(before);
        if (!possible && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("no small disk can be mounted, and CI=true says that all is to be tested");
        }
        Assumptions.assumeTrue(possible, "not run: no small disk can be mounted here");

        Process process = NodeProcess.command(before, disk, "fill").start();

        assertThat(output(process).lines()).containsExactly("1", "full", "stands", "3", "Version 3");
    }

    private static boolean canMount(List<String> before) throws InterruptedException {
        try {
            List<String> command = new ArrayList<>(before);
            command.add("true");
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
