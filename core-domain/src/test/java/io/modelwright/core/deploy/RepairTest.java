package io.modelwright.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.Container.State;
import io.modelwright.core.deploy.Deployment.Desired;
import io.modelwright.core.deploy.Deployment.Origin;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RepairTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final ImageId IMAGE = new ImageId("sha256:" + "0a".repeat(32));
    private static final AccountId ADA = new AccountId(new UUID(1, 1));

    private final Deployment fresh = Deployment.fresh(
            new DeploymentId(new UUID(2, 2)),
            new AppId(new UUID(3, 3)),
            EnvironmentName.PRODUCTION,
            Target.JAVA,
            20_000,
            Origin.EMPTY,
            ADA,
            NOW);
    private final Release first = released(1, 1).serving(NOW);
    private final Release second = released(2, 2).serving(NOW);
    private final Deployment serving =
            fresh.releasing(first.id()).serving(first.id()).without(first.id());

    private Release released(int number, int version) {
        return Release.pending(new ReleaseId(new UUID(4, number)), fresh.id(), number, version, ADA, NOW)
                .of(IMAGE, Optional.empty());
    }

    private Container container(Deployment deployment, int number, State state) {
        return new Container(
                DeploymentNames.container(deployment.id(), number),
                IMAGE,
                DeploymentNames.labels("here", deployment, number, number),
                state,
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                0,
                Optional.empty());
    }

    private List<Repair> repairs(Deployment deployment, Container... seen) {
        return Repair.of(deployment, Optional.of(first), List.of(seen));
    }

    @Test
    void containerThatIsGoneShouldBeMadeAnew() {
        assertThat(repairs(serving)).containsExactly(new Repair.Run(serving, first));
        assertThat(repairs(serving.wanted(Desired.STOPPED))).isEmpty();
        assertThat(repairs(serving.wanted(Desired.DELETED))).isEmpty();
        assertThat(Repair.of(fresh, Optional.empty(), List.of())).isEmpty();
    }

    @Test
    void containerShouldRunExactlyWhereItIsWanted() {
        Container running = container(serving, 1, State.RUNNING);
        Container stopped = container(serving, 1, State.STOPPED);

        assertThat(repairs(serving, running)).isEmpty();
        assertThat(repairs(serving, container(serving, 1, State.RESTARTING))).isEmpty();
        assertThat(repairs(serving, stopped)).containsExactly(new Repair.Start(stopped.name()));
        assertThat(repairs(serving.wanted(Desired.STOPPED), running)).containsExactly(new Repair.Stop(running.name()));
        assertThat(repairs(serving.wanted(Desired.STOPPED), stopped)).isEmpty();
        assertThat(repairs(serving.wanted(Desired.DELETED), stopped))
                .containsExactly(new Repair.Remove(stopped.name()));
    }

    @Test
    void containerInNetworksOfFormerDaysShouldBeMadeAnewWhereItIsToRun() {
        Container running = container(serving, 1, State.RUNNING);
        Map<String, String> former = new TreeMap<>(running.labels().values());
        former.remove(Labels.PLACING);
        Container shared = new Container(
                running.name(),
                running.image(),
                new Labels(former),
                State.STOPPED,
                running.port(),
                running.exit(),
                false,
                0,
                Optional.empty());

        assertThat(repairs(serving, shared)).containsExactly(new Repair.Replace(serving, first));
        assertThat(repairs(serving.wanted(Desired.STOPPED), shared)).isEmpty();
        assertThat(repairs(serving.releasing(second.id()), shared)).isEmpty();
    }

    @Test
    void containersOfOtherReleasesShouldGoUnlessOneIsOnItsWay() {
        Container running = container(serving, 1, State.RUNNING);
        Container left = container(serving, 2, State.RUNNING);

        assertThat(repairs(serving, running, left)).containsExactly(new Repair.Remove(left.name()));
        assertThat(repairs(serving.releasing(second.id()), running, left)).isEmpty();
    }

    @Test
    void containersOfNoDeploymentShouldGo() {
        Container known = container(serving, 1, State.RUNNING);
        Deployment gone = Deployment.fresh(
                new DeploymentId(new UUID(9, 9)),
                fresh.app(),
                EnvironmentName.PRODUCTION,
                Target.JAVA,
                1,
                Origin.EMPTY,
                ADA,
                NOW);
        Container orphan = container(gone, 1, State.RUNNING);
        Container build = new Container(
                new DockerName("some-build"),
                IMAGE,
                new Labels(Map.of(Labels.OWNER, "here", Labels.KIND, "build")),
                State.RUNNING,
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                0,
                Optional.empty());

        assertThat(Repair.orphans(List.of(serving), List.of(known, orphan, build)))
                .containsExactly(new Repair.Remove(orphan.name()));
    }

    @Test
    void stateShouldFollowFromWhatIsWantedAndThere() {
        assertThat(fresh.state()).isEqualTo(DeploymentState.FAILED);
        assertThat(fresh.releasing(first.id()).state()).isEqualTo(DeploymentState.DEPLOYING);
        assertThat(serving.state()).isEqualTo(DeploymentState.RUNNING);
        assertThat(serving.wanted(Desired.STOPPED).state()).isEqualTo(DeploymentState.STOPPED);
        assertThat(serving.wanted(Desired.STOPPED).releasing(second.id()).desired())
                .isEqualTo(Desired.RUNNING);
        assertThat(serving.wanted(Desired.DELETED).state()).isEqualTo(DeploymentState.DELETING);
        Deployment failed = serving.releasing(second.id()).without(second.id());
        assertThat(failed.state()).isEqualTo(DeploymentState.RUNNING);
        assertThat(failed.current()).contains(first.id());
    }

    @Test
    void rollbackShouldStopAtPlansThatBreakWhatWasBefore() {
        Deployment upgraded = serving.releasing(second.id()).serving(second.id());
        List<Release> releases = List.of(second, first.former());
        TreeMap<Integer, List<String>> breaking = new TreeMap<>();

        assertThat(Rollback.decide(upgraded, releases, Optional.empty(), 2, breaking))
                .isEqualTo(new Rollback.Possible(first.former()));
        // what the release itself brought along does not count, nor what the database has not had yet
        breaking.put(1, List.of("Renames a."));
        breaking.put(3, List.of("Renames c."));
        assertThat(Rollback.decide(upgraded, releases, Optional.of(1), 2, breaking))
                .isEqualTo(new Rollback.Possible(first.former()));
        breaking.put(2, List.of("Renames b."));
        assertThat(Rollback.decide(upgraded, releases, Optional.of(1), 2, breaking))
                .isEqualTo(new Rollback.Impossible(
                        "rollback-breaks",
                        "Version 2 changed the database so that version 1 does not work on it: Renames b."));
    }

    @Test
    void rollbackShouldNeedAReleaseThatServed() {
        List<Release> releases =
                List.of(released(3, 3).failed(new JobFailure("x", "y"), List.of(), NOW), second, first.former());
        Deployment upgraded = serving.releasing(second.id()).serving(second.id());

        assertThat(code(upgraded, releases, Optional.of(2))).isEqualTo("release-serves");
        assertThat(code(upgraded, releases, Optional.of(3))).isEqualTo("release-never-served");
        assertThat(code(upgraded, releases, Optional.of(9))).isEqualTo("no-former-release");
        assertThat(code(serving, List.of(first), Optional.empty())).isEqualTo("no-former-release");
    }

    private static String code(Deployment deployment, List<Release> releases, Optional<Integer> wanted) {
        return ((Rollback.Impossible) Rollback.decide(deployment, releases, wanted, 3, new TreeMap<>())).code();
    }
}
