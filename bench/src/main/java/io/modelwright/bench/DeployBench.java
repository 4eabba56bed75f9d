package io.modelwright.bench;

import io.modelwright.core.codegen.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bench {@code deploy}: from the request to the first answer of the new container, on the engine that {@code DOCKER_HOST} names, with
 * a PostgreSQL of deployed apps that the platform runs there itself. Everything that it made there is deleted behind it but the images.
 */
final class DeployBench {

    private static final int RUNS = 5;
    private static final int ENTITIES = 10;
    private static final int RELATIONS = 12;
    private static final int PORTS = 100;
    private static final List<Target> TARGETS = List.of(Target.JAVA, Target.TYPESCRIPT);

    private final Program program;
    private final Path report;
    private final Engine engine = new Engine();

    /** What tells what was made on the engine from what others have there. */
    private Optional<String> owner = Optional.empty();

    /** @param report docs/benchmarks.md */
    DeployBench(Program program, Path report) {
        this.program = program;
        this.report = report;
    }

    /** What the figures are of one target. */
    record Figures(
            Target target, Map<DeployStory.Kind, List<DeployStory.Release>> releases, List<Double> idleMegabytes) {}

    void run() throws IOException, InterruptedException {
        String host = Optional.ofNullable(System.getenv("DOCKER_HOST"))
                .orElseThrow(() -> new IOException("set DOCKER_HOST to the engine to measure on"));
        try (Servers servers = Servers.start()) {
            int port = ChildProcess.freePort();
            Path configuration = servers.configuration(port);
            int first = ChildProcess.freePort();
            Files.writeString(
                    configuration,
                    "deployments: { engine: \"%s\", firstPort: %d, lastPort: %d }%n"
                            .formatted(host, first, first + PORTS),
                    StandardOpenOption.APPEND);
            Path log = servers.folder().resolve("platform.log");
            try (ChildProcess platform = program.start(port, log, "server", "--config", configuration.toString())) {
                PlatformClient client = new PlatformClient(port);
                Stage.signUp(client);
                List<Figures> figures = new ArrayList<>();
                for (Target target : TARGETS) {
                    figures.add(measure(client, target));
                }
                String text = DeployReport.of(figures, platform.residentMegabytes(), RUNS, ENTITIES);
                Console.say(text);
                Report.write(report, "Deploying", text);
            } finally {
                if (owner.isPresent()) {
                    engine.clear(owner.get());
                }
            }
        }
    }

    /** The first stories make the runtime image and warm the platform up; they do not count. */
    private Figures measure(PlatformClient client, Target target) throws IOException, InterruptedException {
        Map<DeployStory.Kind, List<DeployStory.Release>> all = new EnumMap<>(DeployStory.Kind.class);
        List<Double> idle = new ArrayList<>();
        for (int run = -2; run < RUNS; run++) {
            DeployStory story = DeployStory.begin(client, target, SyntheticDesign.of(ENTITIES, RELATIONS));
            for (DeployStory.Kind kind : DeployStory.Kind.values()) {
                if (kind == DeployStory.Kind.CHANGED) {
                    story.change();
                }
                DeployStory.Release release = story.deploy(kind);
                owner = Optional.of(engine.owner(story.deployment()));
                Console.say("%s, %s: %d ms %s"
                        .formatted(target, kind.words(), release.wall().toMillis(), release.stages()));
                if (run >= 0) {
                    all.computeIfAbsent(kind, missing -> new ArrayList<>()).add(release);
                }
            }
            if (run >= 0) {
                DeployStory.settle();
                idle.add(engine.memory(story.deployment()));
            }
            story.end();
        }
        return new Figures(target, all, idle);
    }
}
