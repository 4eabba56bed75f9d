package io.modelwright.testkit.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.BuildId;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.Deployment.Desired;
import io.modelwright.core.deploy.Deployment.Origin;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.deploy.EnvironmentName;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.Promotion;
import io.modelwright.core.deploy.Release;
import io.modelwright.core.deploy.ReleaseId;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.deploy.driven.DeploymentRepository;
import io.modelwright.ports.deploy.driven.DeploymentRepository.Added;
import io.modelwright.ports.deploy.driven.DeploymentSecrets;
import io.modelwright.ports.deploy.driven.ReleaseRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of deployments and their releases does. */
public interface DeploymentRepositoryContract {

    Instant NOW = Instant.parse("2026-05-06T07:08:09.123456Z");
    AccountId AUTHOR = new AccountId(UUID.fromString("01890000-0000-7000-8000-0000000000aa"));

    /** Fresh and empty for each test; the same for all calls within one test. */
    DeploymentRepository deployments();

    /** Of the same store. */
    ReleaseRepository releases();

    /** Of the same store. */
    DeploymentSecrets secrets();

    /** An app that is there. */
    AppId app();

    private static UUID uuid(int number) {
        return UUID.fromString(String.format("01890000-0000-7000-8000-%012x", number));
    }

    private Deployment fresh(int number, String environment, int port) {
        return Deployment.fresh(
                new DeploymentId(uuid(number)),
                app(),
                new EnvironmentName(environment),
                Target.JAVA,
                port,
                Origin.COPY,
                AUTHOR,
                NOW);
    }

    private Deployment kept(int number, String environment) {
        Deployment deployment = fresh(number, environment, 20_000 + number);
        assertThat(deployments().add(deployment)).isEqualTo(new Added.Done());
        return deployment;
    }

    private Release release(Deployment deployment, int number) {
        Release release =
                Release.pending(new ReleaseId(uuid(100 + number)), deployment.id(), number, number, AUTHOR, NOW);
        assertThat(releases().add(release)).isTrue();
        return release;
    }

    private static ImageId image(int number) {
        return new ImageId("sha256:" + String.format("%064x", number));
    }

    @Test
    default void deploymentShouldBeFoundAsItWasAddedAndChanged() {
        Deployment fresh = kept(1, "production");
        assertThat(deployments().find(fresh.id())).contains(fresh);

        ReleaseId first = new ReleaseId(uuid(7));
        ReleaseId second = new ReleaseId(uuid(8));
        Deployment changed = fresh.releasing(first)
                .serving(first)
                .withData()
                .releasing(second)
                .serving(second)
                .wanted(Desired.STOPPED)
                .held(Optional.of(NOW));
        assertThat(deployments().save(changed)).isTrue();
        assertThat(deployments().find(fresh.id())).contains(changed);
        assertThat(changed.former()).contains(first);
    }

    @Test
    default void secondOfTwoChangesShouldBeRefused() {
        Deployment fresh = kept(1, "production");
        assertThat(deployments().save(fresh.wanted(Desired.STOPPED))).isTrue();
        assertThat(deployments().save(fresh.wanted(Desired.DELETED))).isFalse();
        assertThat(deployments().find(fresh.id())).contains(fresh.wanted(Desired.STOPPED));
    }

    @Test
    default void environmentsAndPortsShouldBeTakenOnce() {
        Deployment one = kept(1, "production");

        assertThat(deployments().add(fresh(2, "production", 20_900))).isEqualTo(new Added.Taken(one));
        assertThat(deployments().add(fresh(3, "staging", one.port()))).isEqualTo(new Added.PortTaken());
        Deployment gone = Deployment.fresh(
                new DeploymentId(uuid(9)),
                new AppId(uuid(999)),
                EnvironmentName.PRODUCTION,
                Target.JAVA,
                20_901,
                Origin.EMPTY,
                AUTHOR,
                NOW);
        assertThat(deployments().add(gone)).isEqualTo(new Added.NoApp());
        assertThat(deployments().ports()).containsExactly(one.port());
    }

    @Test
    default void deploymentsShouldBeListed() {
        Deployment staging = kept(1, "staging");
        Deployment production = kept(2, "production");

        assertThat(deployments().of(app())).containsExactly(production, staging);
        assertThat(deployments().all()).containsExactly(staging, production);
        assertThat(deployments().of(new AppId(uuid(999)))).isEmpty();
    }

    @Test
    default void removedDeploymentShouldTakeItsReleasesAlong() {
        Deployment deployment = kept(1, "production");
        Release release = release(deployment, 1);

        assertThat(deployments().remove(deployment.id())).isTrue();
        assertThat(deployments().remove(deployment.id())).isFalse();
        assertThat(releases().find(release.id())).isEmpty();
        assertThat(releases().add(release)).isFalse();
        assertThat(deployments().save(deployment.withData())).isFalse();
    }

    @Test
    default void firstSecretsShouldStay() {
        Deployment deployment = kept(1, "production");

        assertThat(secrets().secrets(deployment.id())).isEmpty();
        assertThat(secrets().keep(deployment.id(), "one")).contains("one");
        assertThat(secrets().keep(deployment.id(), "two")).contains("one");
        assertThat(secrets().secrets(deployment.id())).contains("one");
        assertThat(secrets().keep(new DeploymentId(uuid(999)), "x")).isEmpty();
    }

    @Test
    default void releaseShouldTellWhereItWasPromotedFrom() {
        Release staging = release(kept(1, "staging"), 1).of(image(1), Optional.of(new BuildId(uuid(50))));
        Release promoted = Release.pending(
                        new ReleaseId(uuid(300)), kept(2, "production").id(), 1, 1, AUTHOR, NOW)
                .promoted(new Promotion(new EnvironmentName("staging"), 1), staging);

        assertThat(releases().add(promoted)).isTrue();
        assertThat(releases().find(promoted.id())).contains(promoted);
        assertThat(releases().save(promoted.serving(NOW))).isTrue();
        assertThat(releases().find(promoted.id())).contains(promoted.serving(NOW));
        assertThat(promoted.image()).contains(image(1));
        assertThat(releases().images(1)).contains(image(1));
    }

    @Test
    default void releaseShouldBeFoundAsItWasChanged() {
        Release pending = release(kept(1, "production"), 1);
        assertThat(releases().find(pending.id())).contains(pending);

        Release made = pending.of(image(1), Optional.of(new BuildId(uuid(50))))
                .meaning(Json.array(List.of(Json.object().put("count", 3).build())));
        assertThat(releases().save(made)).isTrue();
        assertThat(releases().find(pending.id())).contains(made);

        Release failed =
                made.failed(new JobFailure("not-healthy", "It 'was' \u00fcnwell."), List.of("a", "b\"'\\"), NOW);
        assertThat(releases().save(failed)).isTrue();
        assertThat(releases().find(pending.id())).contains(failed);

        Release serving = failed.serving(NOW);
        assertThat(releases().save(serving)).isTrue();
        assertThat(releases().save(failed)).isFalse();
        assertThat(releases().save(serving.former())).isTrue();
        assertThat(releases().save(serving)).isFalse();
        assertThat(releases().find(pending.id())).contains(serving.former());
    }

    @Test
    default void numbersOfReleasesShouldBeTakenOnce() {
        Deployment deployment = kept(1, "production");
        release(deployment, 1);

        assertThat(releases().add(Release.pending(new ReleaseId(uuid(300)), deployment.id(), 1, 1, AUTHOR, NOW)))
                .isFalse();
        assertThat(releases().count(deployment.id())).isEqualTo(1);
    }

    @Test
    default void releasesShouldBeListedNewestFirst() {
        Deployment deployment = kept(1, "production");
        Release one = release(deployment, 1);
        Release two = release(deployment, 2);
        Release three = release(deployment, 3);

        assertThat(releases().list(deployment.id(), Optional.empty(), 2)).containsExactly(three, two);
        assertThat(releases().list(deployment.id(), Optional.of(2), 9)).containsExactly(one);
        assertThat(releases().count(deployment.id())).isEqualTo(3);
    }

    @Test
    default void imagesThatMayServeAgainShouldBeTold() {
        Deployment deployment = kept(1, "production");
        for (int number = 1; number <= 3; number++) {
            Release serving = release(deployment, number)
                    .of(image(number), Optional.empty())
                    .serving(NOW);
            assertThat(releases().save(serving)).isTrue();
            assertThat(number == 3 || releases().save(serving.former())).isTrue();
        }
        assertThat(releases().save(release(deployment, 4).of(image(4), Optional.empty())))
                .isTrue();
        Release failed =
                release(deployment, 5).of(image(5), Optional.empty()).failed(new JobFailure("x", "y"), List.of(), NOW);
        assertThat(releases().save(failed)).isTrue();
        Release unchanged =
                release(deployment, 6).of(image(6), Optional.empty()).unchanged(NOW);
        assertThat(releases().save(unchanged)).isTrue();
        assertThat(releases().find(unchanged.id())).contains(unchanged);
        assertThat(releases().save(unchanged.serving(NOW))).isFalse();

        assertThat(releases().images(2)).containsExactlyInAnyOrder(image(2), image(3), image(4));
        assertThat(releases().images(0)).containsExactlyInAnyOrder(image(3), image(4));
    }
}
