package io.modelwright.testkit.deploy;

import static io.modelwright.testkit.deploy.ContractContainer.ask;
import static io.modelwright.testkit.deploy.ContractContainer.await;
import static io.modelwright.testkit.deploy.ContractContainer.done;
import static io.modelwright.testkit.deploy.ContractContainer.refused;
import static io.modelwright.testkit.deploy.ContractContainer.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.Labels;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.ports.deploy.driven.ContainerEngine.LogLine;
import io.modelwright.ports.deploy.driven.ContainerEngine.Steering;
import io.modelwright.testkit.Poll;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What every {@code ContainerEngine} does. Containers of these tests are called {@code contract-…}. */
public interface ContainerEngineContract {

    /** The same for all calls within one test. */
    ContainerEngine engine();

    /** That of another installation on the same machine, whose owner is {@code strangers}. */
    ContainerEngine strangers();

    /** Whose containers {@link #engine()} runs. */
    String owner();

    /** An image of {@link ContractProgram}, or of what answers as it does. */
    ImageId program();

    /** Whether it is known how one ended that was stopped from outside. */
    default boolean tellsHowStoppedEnded() {
        return true;
    }

    private static DockerName name() {
        return new DockerName("contract-" + UUID.randomUUID());
    }

    private ContainerSpec spec(DockerName name) {
        return ContractContainer.spec(name, program(), owner());
    }

    private static List<String> texts(List<LogLine> lines) {
        return lines.stream().map(LogLine::text).toList();
    }

    /** Lets the program write a line, and waits until it is in the log. */
    private void write(DockerName name, String verb, String text) throws Exception {
        ask(engine(), name, verb + "?" + text);
        Poll.until(
                "the line " + text,
                () -> texts(engine().log(name, Optional.empty(), 100)).contains(text));
    }

    @Test
    default void containerShouldAnswerAtItsPortAndBeFound() throws Exception {
        DockerName name = name();
        Container run = done(engine().run(spec(name)));

        assertThat(run.state()).isEqualTo(Container.State.RUNNING);
        assertThat(run.name()).isEqualTo(name);
        assertThat(run.image()).isEqualTo(program());
        assertThat(run.labels()).isEqualTo(spec(name).labels());
        assertThat(run.port()).isPresent();
        assertThat(run.exit()).isEmpty();
        assertThat(run.startedAt()).isPresent();
        assertThat(ask(engine(), name, "hello")).isEqualTo("hello");
        assertThat(engine().find(name)).contains(run);
        assertThat(engine().list(new Labels(Map.of(Labels.DEPLOYMENT, name.value()))))
                .containsExactly(run);
        assertThat(engine().list(new Labels(Map.of()))).contains(run);
        assertThat(engine().list(new Labels(Map.of(Labels.DEPLOYMENT, "other"))))
                .isEmpty();
    }

    @Test
    default void environmentAndSecretsShouldReachTheProgramAndOutlastARestart() throws Exception {
        DockerName name = name();
        done(engine().run(spec(name)));
        assertThat(ask(engine(), name, "env?GREETING")).isEqualTo("hi");
        assertThat(ask(engine(), name, "secret?password")).isEqualTo("sesame");

        engine().steer(name, Steering.STOP);
        engine().steer(name, Steering.START);

        assertThat(ask(engine(), name, "secret?password")).isEqualTo("sesame");
    }

    @Test
    default void sameSpecShouldFindItsContainer() throws Exception {
        DockerName name = name();
        Container first = done(engine().run(spec(name)));
        assertThat(done(engine().run(spec(name)))).isEqualTo(first);

        engine().steer(name, Steering.STOP);
        Container again = done(engine().run(spec(name)));

        assertThat(again.state()).isEqualTo(Container.State.RUNNING);
        assertThat(ask(engine(), name, "hello")).isEqualTo("hello");
    }

    @Test
    default void otherSpecShouldBeRefusedForATakenName() {
        DockerName name = name();
        Container first = done(engine().run(spec(name)));

        assertThat(refused(engine().run(ContractContainer.with(spec(name), Map.of("GREETING", "ho"))))
                        .code())
                .isEqualTo("container-differs");
        assertThat(refused(engine().run(ContractContainer.withSecrets(
                                spec(name), Map.of("password", "other".getBytes(StandardCharsets.UTF_8)))))
                        .code())
                .isEqualTo("container-differs");
        assertThat(engine().find(name)).contains(first);
    }

    @Test
    default void missingImageShouldBeRefusedAndLeaveNothing() {
        DockerName name = name();
        ImageId missing = new ImageId("sha256:" + "0123456789abcdef".repeat(4));

        assertThat(refused(engine().run(ContractContainer.spec(name, missing, owner())))
                        .code())
                .isEqualTo("image-missing");
        assertThat(engine().find(name)).isEmpty();
    }

    @Test
    default void containerShouldBeSteered() throws Exception {
        DockerName name = name();
        done(engine().run(spec(name)));

        Container stopped = engine().steer(name, Steering.STOP).orElseThrow();
        assertThat(stopped.state()).isEqualTo(Container.State.STOPPED);
        assertThat(stopped.port()).isEmpty();
        assertThat(stopped.exit().isPresent()).isEqualTo(tellsHowStoppedEnded());
        assertThat(engine().steer(name, Steering.STOP).orElseThrow().state()).isEqualTo(Container.State.STOPPED);

        engine().steer(name, Steering.START);
        assertThat(ask(engine(), name, "hello")).isEqualTo("hello");
        engine().steer(name, Steering.KILL);
        Container killed =
                await(engine(), name, "a killed container", there -> there.state() == Container.State.STOPPED);
        assertThat(killed.exit()).isEqualTo(tellsHowStoppedEnded() ? OptionalInt.of(137) : OptionalInt.empty());
        assertThat(killed.outOfMemory()).isFalse();
        assertThat(engine().steer(name, Steering.KILL)).isPresent();

        assertThat(engine().steer(name, Steering.REMOVE)).isPresent();
        assertThat(engine().find(name)).isEmpty();
        for (Steering steering : Steering.values()) {
            assertThat(engine().steer(name, steering)).isEmpty();
        }
    }

    @Test
    default void programThatFailsShouldBeStartedAgainThreeTimes() throws Exception {
        DockerName name = name();
        done(engine().run(spec(name)));
        for (int end = 0; end < 4; end++) {
            int restarts = end;
            await(
                    engine(),
                    name,
                    "start " + restarts,
                    there -> there.restarts() == restarts && there.state() == Container.State.RUNNING);
            tell(engine(), name, "end?3");
        }

        Container ended = await(engine(), name, "the end", there -> there.state() == Container.State.STOPPED);
        assertThat(ended.exit()).hasValue(3);
        assertThat(ended.restarts()).isEqualTo(3);
    }

    @Test
    default void programThatIsDoneShouldStayEnded() throws Exception {
        DockerName name = name();
        done(engine().run(spec(name)));
        tell(engine(), name, "end?0");

        Container ended = await(engine(), name, "the end", there -> there.state() == Container.State.STOPPED);

        assertThat(ended.exit()).hasValue(0);
        assertThat(ended.restarts()).isZero();
    }

    @Test
    default void volumesShouldOutliveTheContainerUntilItIsPurged() throws Exception {
        DockerName name = name();
        done(engine().run(spec(name)));
        ask(engine(), name, "keep?treasure");
        engine().steer(name, Steering.REMOVE);

        done(engine().run(spec(name)));
        assertThat(ask(engine(), name, "kept")).isEqualTo("treasure");

        engine().steer(name, Steering.PURGE);
        done(engine().run(spec(name)));
        assertThat(ask(engine(), name, "kept")).isEmpty();
    }

    @Test
    default void everythingWithLabelsShouldBeClearedWhereverItsContainersAre() throws Exception {
        DockerName name = name();
        DockerName other = name();
        Labels labels = new Labels(Map.of(Labels.DEPLOYMENT, name.value()));
        for (DockerName each : List.of(name, other)) {
            done(engine().run(spec(each)));
            ask(engine(), each, "keep?treasure");
        }
        engine().clear(new Labels(Map.of(Labels.DEPLOYMENT, "nobody")));
        strangers().clear(labels);
        assertThat(engine().find(name)).isPresent();

        engine().clear(labels);
        assertThat(engine().find(name)).isEmpty();
        done(engine().run(spec(name)));
        assertThat(ask(engine(), name, "kept")).isEmpty();

        ask(engine(), name, "keep?more");
        engine().steer(name, Steering.REMOVE);
        engine().clear(labels);
        engine().clear(labels);
        done(engine().run(spec(name)));
        assertThat(ask(engine(), name, "kept")).isEmpty();
        assertThat(ask(engine(), other, "kept")).isEqualTo("treasure");
    }

    @Test
    default void newestLinesShouldBeTold() throws Exception {
        DockerName name = name();
        done(engine().run(spec(name)));
        write(name, "say", "one");
        write(name, "warn", "two");
        write(name, "say", "three");

        List<LogLine> all = engine().log(name, Optional.empty(), 100);
        assertThat(texts(all)).contains("started", "one", "two", "three");
        assertThat(all).filteredOn(LogLine::error).extracting(LogLine::text).containsExactly("two");
        assertThat(texts(engine().log(name, Optional.empty(), 1))).containsExactly("three");
        LogLine second = all.stream()
                .filter(line -> line.text().equals("two"))
                .findFirst()
                .orElseThrow();
        assertThat(texts(engine().log(name, Optional.of(second.at()), 100))).containsExactly("three");
        assertThat(engine().log(name(), Optional.empty(), 10)).isEmpty();
        for (int limit : new int[] {0, 10_001}) {
            assertThatThrownBy(() -> engine().log(name, Optional.empty(), limit))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    default void longLineShouldBeCut() throws Exception {
        DockerName name = name();
        done(engine().run(spec(name)));
        ask(engine(), name, "long");
        write(name, "say", "after");

        assertThat(texts(engine().log(name, Optional.empty(), 100)))
                .containsExactly("started", "x".repeat(16 * 1024), "after");
    }

    @Test
    default void linesShouldBeFollowedOverRestarts() throws Exception {
        DockerName name = name();
        done(engine().run(spec(name)));
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        try (ContainerEngine.Following following =
                engine().follow(name, Optional.empty(), line -> seen.add(line.text()), Duration.ofSeconds(1))) {
            ask(engine(), name, "say?one");
            Poll.until("the first line", () -> seen.contains("one"));
            tell(engine(), name, "end?1");
            await(engine(), name, "a restart", there -> there.restarts() == 1);
            ask(engine(), name, "say?two");
            Poll.until("a line after the restart", () -> seen.contains("two"));
            engine().steer(name, Steering.STOP);
            engine().steer(name, Steering.START);
            ask(engine(), name, "say?three");
            Poll.until("a line after a stop", () -> seen.contains("three"));
            following.close();
        }
        assertThat(seen).containsExactly("started", "one", "started", "two", "started", "three");
    }

    @Test
    default void linesFromAMomentOnShouldBeFollowedUntilClosed() throws Exception {
        DockerName name = name();
        done(engine().run(spec(name)));
        write(name, "say", "before");
        Instant last = engine().log(name, Optional.empty(), 1).getFirst().at();
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        ContainerEngine.Following following =
                engine().follow(name, Optional.of(last), line -> seen.add(line.text()), Duration.ofSeconds(1));
        ask(engine(), name, "say?after");
        Poll.until("the line after", () -> seen.contains("after"));

        following.close();
        write(name, "say", "late");

        assertThat(seen).containsExactly("after");
    }

    @Test
    default void useShouldBeToldWhileItRuns() throws Exception {
        DockerName name = name();
        ContainerSpec spec = spec(name);
        done(engine().run(spec));
        ask(engine(), name, "hello");

        assertThat(engine().use(name)).hasValueSatisfying(use -> {
            assertThat(use.memoryBytes()).isPositive();
            assertThat(use.memoryLimit()).isEqualTo(spec.limits().memoryBytes());
            assertThat(use.cpuNanos()).isPositive();
            assertThat(use.processes()).isPositive();
        });
        engine().steer(name, Steering.STOP);
        assertThat(engine().use(name)).isEmpty();
        assertThat(engine().use(name())).isEmpty();
    }

    @Test
    default void containerThatTakesTooMuchMemoryShouldBeSeen() throws Exception {
        DockerName name = name();
        done(engine().run(spec(name)));
        for (int end = 0; end < 4; end++) {
            int restarts = end;
            await(
                    engine(),
                    name,
                    "start " + restarts,
                    there -> there.restarts() == restarts && there.state() == Container.State.RUNNING);
            tell(engine(), name, "eat");
        }

        Container ended = await(engine(), name, "the end", there -> there.state() == Container.State.STOPPED);

        assertThat(ended.outOfMemory()).isTrue();
        assertThat(ended.exit()).hasValue(137);
    }

    @Test
    default void containersOfOthersShouldBeAsIfTheyWereNotThere() {
        DockerName name = name();
        Container ours = done(engine().run(spec(name)));

        assertThat(strangers().find(name)).isEmpty();
        assertThat(strangers().list(new Labels(Map.of()))).isEmpty();
        assertThat(strangers().log(name, Optional.empty(), 10)).isEmpty();
        assertThat(strangers().use(name)).isEmpty();
        for (Steering steering : Steering.values()) {
            assertThat(strangers().steer(name, steering)).isEmpty();
        }
        assertThat(refused(strangers().run(ContractContainer.spec(name, program(), "strangers")))
                        .code())
                .isEqualTo("container-refused");
        assertThatThrownBy(() -> strangers().run(spec(name))).isInstanceOf(IllegalArgumentException.class);
        assertThat(engine().find(name)).contains(ours);
    }
}
