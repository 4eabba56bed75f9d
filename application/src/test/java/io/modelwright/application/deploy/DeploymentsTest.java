package io.modelwright.application.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.deploy.DeploymentState;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.deploy.Release;
import io.modelwright.core.deploy.ReleaseState;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.ports.deploy.driven.StableRoutes.Route;
import io.modelwright.ports.deploy.driving.Deployments.Health;
import io.modelwright.ports.deploy.driving.Deployments.Started;
import io.modelwright.ports.deploy.driving.Deployments.Steering;
import io.modelwright.ports.deploy.driving.Deployments.Wish;
import io.modelwright.ports.jobs.driven.JobQueue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deployments from asking to serving, and what may become of them. */
final class DeploymentsTest {

    private final DeployWorld world = new DeployWorld();

    @BeforeEach
    void publish() {
        world.publish("title");
    }

    private static String code(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal().code();
    }

    private Container container(DeploymentId id, int release) {
        return world.engine.find(DeploymentNames.container(id, release)).orElseThrow();
    }

    private List<DockerName> containers() {
        return world.engine.list(new Labels(Map.of(Labels.OWNER, "here"))).stream()
                .map(Container::name)
                .toList();
    }

    private Route route(DeploymentId id) {
        return world.routes.route(world.deployment(id).port()).orElseThrow();
    }

    private Route to(DeploymentId id, int release) {
        return new Route(world.deployment(id).port(), container(id, release).port(), false);
    }

    @Test
    void firstReleaseShouldServeWithADatabaseAndSecretsInFilesAlone() {
        Release release = world.deployed();
        DeploymentId id = release.deployment();

        assertThat(release.state()).isEqualTo(ReleaseState.SERVING);
        assertThat(world.deployment(id).state()).isEqualTo(DeploymentState.RUNNING);
        assertThat(world.deployment(id).next()).isEmpty();
        assertThat(world.databases.list()).containsExactly(DeploymentNames.database(id));
        assertThat(route(id)).isEqualTo(to(id, 1));
        ContainerSpec spec = world.engine.specs().getFirst();
        assertThat(spec.environment()).containsEntry("DATABASE_PASSWORD_FILE", "/run/secrets/database-password");
        spec.secrets()
                .values()
                .forEach(secret -> assertThat(spec.environment().values())
                        .noneMatch(text -> text.contains(new String(secret, StandardCharsets.UTF_8))));
        assertThat(spec.volumes()).isEmpty();
        assertThat(world.port().find(world.world.as(WorkspaceRole.VIEWER), id).map(view -> view.health()))
                .isEqualTo(Outcome.done(Health.HEALTHY));
    }

    @Test
    void nextReleaseShouldTakeOverWhereThePlanIsCompatible() {
        DeploymentId id = world.deployed().deployment();
        world.publish("title", DeployWorld.field(3, "note"));

        Release second = world.deployed();

        assertThat(second.deployment()).isEqualTo(id);
        assertThat(second.number()).isEqualTo(2);
        assertThat(containers()).containsExactly(DeploymentNames.container(id, 2));
        assertThat(route(id)).isEqualTo(to(id, 2));
        assertThat(world.routes.history()).noneMatch(Route::held);
        assertThat(world.deployment(id).former()).isPresent();
    }

    @Test
    void releaseOfWhatServesAlreadyShouldDoNothing() {
        DeploymentId id = world.deployed().deployment();
        List<Route> before = world.routes.history();

        Release again = world.deployed();

        assertThat(again.state()).isEqualTo(ReleaseState.UNCHANGED);
        assertThat(again.endedAt()).isPresent();
        assertThat(containers()).containsExactly(DeploymentNames.container(id, 1));
        assertThat(world.routes.history()).isEqualTo(before);
        assertThat(world.deployment(id).next()).isEmpty();
        assertThat(world.deployment(id).former()).isEmpty();
        assertThat(code(world.port().rollback(world.world.as(WorkspaceRole.OPERATOR), id, Optional.of(2))))
                .isEqualTo("release-never-served");
    }

    @Test
    void releaseOfWhatServesAlreadyShouldReplaceWhatIsNotWell() {
        DeploymentId id = world.deployed().deployment();
        world.fallIll(container(id, 1));

        Release again = world.deployed();

        assertThat(again.state()).isEqualTo(ReleaseState.SERVING);
        assertThat(containers()).containsExactly(DeploymentNames.container(id, 2));
    }

    @Test
    void requestsShouldWaitWhereThePlanBreaksWhatServes() {
        DeploymentId id = world.deployed().deployment();
        OptionalInt before = container(id, 1).port();
        world.publish("name");

        assertThat(world.deployed().state()).isEqualTo(ReleaseState.SERVING);

        int port = world.deployment(id).port();
        assertThat(world.routes.history())
                .containsExactly(
                        new Route(port, OptionalInt.empty(), false),
                        new Route(port, before, false),
                        new Route(port, before, true),
                        to(id, 2));
        assertThat(world.deployment(id).heldUntil()).isEmpty();
    }

    @Test
    void effectsOnRecordsShouldBeToldBeforeAnythingRuns() {
        world.deployed();
        world.publish("title", DeployWorld.field(3, "note"));
        world.publish("title");
        world.deployed();
        world.publish("name");
        world.exiting.add("4");
        Started started = world.ask(world.wish("java"));
        world.run(started.job(), world.needs(DeployWorld.NONE));
        assertThat(world.release(started).effects().toString()).isEqualTo("JsonArray[items=[]]");

        world.publish("name", new DeployWorld.Field(5, "sure", "text", true));
        Started last = world.ask(world.wish("java"));
        world.run(last.job(), world.needs(DeployWorld.NONE));
        assertThat(world.release(last).effects().toString())
                .contains("needsValue")
                .contains("3");
    }

    @Test
    void releaseThatEndsAtOnceShouldLeaveTheFormerOneServingAndSayWhy() {
        DeploymentId id = world.deployed().deployment();
        Route before = route(id);
        world.publish("title", DeployWorld.field(3, "note"));
        world.exiting.add("2");

        Started started = world.ask(world.wish("java"));
        JobEnd end = world.run(started.job(), world.needs(DeployWorld.NONE));

        assertThat(end).isInstanceOf(JobEnd.Failed.class);
        Release failed = world.release(started);
        assertThat(failed.state()).isEqualTo(ReleaseState.FAILED);
        assertThat(failed.failure().orElseThrow().code()).isEqualTo("release-exited");
        assertThat(failed.failure().orElseThrow().detail())
                .isEqualTo("The application ended with exit code 1 before it was healthy; its last line was:"
                        + " FATAL: version 2 does not start");
        assertThat(failed.log()).containsExactly("it begins", "FATAL: version 2 does not start");
        assertThat(containers()).containsExactly(DeploymentNames.container(id, 1));
        assertThat(route(id)).isEqualTo(before);
        assertThat(world.deployment(id).state()).isEqualTo(DeploymentState.RUNNING);
    }

    @Test
    void releaseThatIsNeverReadyShouldGiveRequestsBackToTheFormerOne() {
        DeploymentId id = world.deployed().deployment();
        world.publish("name");
        world.ailing.add("2");

        Started started = world.ask(world.wish("java"));
        JobEnd end = world.run(started.job(), world.needs(DeployWorld.NONE));

        assertThat(((JobEnd.Failed) end).failure().code()).isEqualTo("release-not-healthy");
        assertThat(((JobEnd.Failed) end).failure().detail())
                .endsWith("Its migration was committed, which the release before does not work with:"
                        + " the next release has to mend that.");
        assertThat(containers()).containsExactly(DeploymentNames.container(id, 1));
        assertThat(container(id, 1).state()).isEqualTo(Container.State.RUNNING);
        assertThat(route(id)).isEqualTo(to(id, 1));
    }

    @Test
    void otherReleasesShouldWaitForTheOneOnItsWay() {
        Started started = world.ask(world.wish("java"));
        assertThat(code(world.port()
                        .deploy(
                                world.world.as(WorkspaceRole.OPERATOR),
                                world.app.id().toString(),
                                world.wish("java"))))
                .isEqualTo("release-under-way");
        world.run(started.job(), world.needs(DeployWorld.NONE));
        assertThat(world.ask(world.wish("java")).deployment().id())
                .isEqualTo(started.deployment().id());
    }

    @Test
    void rollbackShouldTakeTheFormerImageAgainWhileTheSchemaFits() {
        DeploymentId id = world.deployed().deployment();
        world.publish("title", DeployWorld.field(3, "note"));
        world.deployed();
        int images = world.images();

        Started started =
                DeployWorld.done(world.port().rollback(world.world.as(WorkspaceRole.OPERATOR), id, Optional.empty()));
        assertThat(world.run(started.job(), world.needs(DeployWorld.NONE))).isInstanceOf(JobEnd.Succeeded.class);

        assertThat(world.images()).isEqualTo(images);
        assertThat(world.release(started).version()).isEqualTo(1);
        assertThat(world.release(started).rollbackTo()).contains(1);
        assertThat(world.engine.specs().getFirst().environment()).containsEntry("SCHEMA_UP_TO", "2");
        assertThat(route(id)).isEqualTo(to(id, 3));
    }

    @Test
    void rollbackShouldSayWhyNot() {
        DeploymentId id = world.deployed().deployment();
        world.publish("name");
        world.deployed();

        Outcome<Started> refused = world.port().rollback(world.world.as(WorkspaceRole.OPERATOR), id, Optional.of(1));
        assertThat(code(refused)).isEqualTo("rollback-breaks");
        assertThat(code(world.port()
                        .deploy(
                                world.world.as(WorkspaceRole.OPERATOR),
                                world.app.id().toString(),
                                new Wish("java", Optional.of(9), Optional.empty(), Optional.empty()))))
                .isEqualTo("unknown-version");
        assertThat(route(id)).isEqualTo(to(id, 2));
    }

    private void steer(DeploymentId id, Steering steering) {
        Started started = DeployWorld.done(world.port().steer(world.world.as(WorkspaceRole.OPERATOR), id, steering));
        assertThat(world.run(started.job(), world.needs(DeployWorld.NONE))).isInstanceOf(JobEnd.Succeeded.class);
    }

    @Test
    void deploymentShouldStopAndStartAndGoWithItsDatabase() {
        DeploymentId id = world.deployed().deployment();
        int port = world.deployment(id).port();

        steer(id, Steering.STOP);
        assertThat(container(id, 1).state()).isEqualTo(Container.State.STOPPED);
        assertThat(world.deployment(id).state()).isEqualTo(DeploymentState.STOPPED);
        assertThat(route(id)).isEqualTo(new Route(port, OptionalInt.empty(), false));

        steer(id, Steering.START);
        assertThat(route(id)).isEqualTo(to(id, 1));

        OptionalInt before = container(id, 1).port();
        steer(id, Steering.RESTART);
        assertThat(container(id, 1).port()).isNotEqualTo(before);
        assertThat(route(id)).isEqualTo(to(id, 1));

        steer(id, Steering.DELETE);
        assertThat(containers()).isEmpty();
        assertThat(world.databases.list()).isEmpty();
        assertThat(world.deployments.find(id)).isEmpty();
        assertThat(world.routes.ports()).isEmpty();
    }

    @Test
    void driftShouldBeRepaired() {
        DeploymentId id = world.deployed().deployment();
        DockerName name = DeploymentNames.container(id, 1);

        world.engine.crash(name);
        world.services().repairing().run();
        assertThat(route(id)).isEqualTo(to(id, 1));

        world.engine.steer(name, ContainerEngine.Steering.REMOVE);
        world.services().repairing().run();
        assertThat(route(id)).isEqualTo(to(id, 1));
        assertThat(container(id, 1).state()).isEqualTo(Container.State.RUNNING);
    }

    @Test
    void whatBelongsToAnAppThatIsGoneShouldGo() {
        world.deployed();
        assertThat(world.world.stores.apps().delete(world.app.id())).isTrue();

        world.services().repairing().run();

        assertThat(containers()).isEmpty();
        assertThat(world.deployments.all()).isEmpty();
        assertThat(world.databases.list()).isEmpty();
        assertThat(world.routes.ports()).isEmpty();
    }

    @Test
    void releaseWhoseJobDiedShouldNotBlockTheNext() {
        DeploymentId id = world.deployed().deployment();
        world.publish("title", DeployWorld.field(3, "note"));
        Started started = world.ask(world.wish("java"));
        world.queue.steer(started.job(), JobQueue.Steering.CANCEL);

        world.services().repairing().run();

        assertThat(world.release(started).failure().orElseThrow().code()).isEqualTo("job-cancelled");
        assertThat(world.deployment(id).next()).isEmpty();
        assertThat(world.deployed().number()).isEqualTo(3);
    }

    @Test
    void engineThatIsAwayShouldBeWaitedFor() {
        Started started = world.ask(world.wish("java"));
        world.engine.away(true);
        assertThat(world.run(started.job(), world.needs(DeployWorld.NONE))).isInstanceOf(JobEnd.Retryable.class);
        assertThat(world.release(started).state()).isEqualTo(ReleaseState.PENDING);
    }

    @Test
    void environmentsShouldBeToldApart() {
        Release java = world.deployed();
        Started typescript = world.ask(world.wish("typescript"));
        assertThat(typescript.deployment().environment().value()).isEqualTo("production-typescript");
        Started staging = world.ask(new Wish("java", Optional.empty(), Optional.of("staging"), Optional.of("seed")));
        assertThat(staging.deployment().port())
                .isNotEqualTo(world.deployment(java.deployment()).port());

        assertThat(refused("java", "studio", null)).isEqualTo("invalid-environment");
        assertThat(refused("java", "../x", null)).isEqualTo("invalid-environment");
        assertThat(refused("sketch", null, null)).isEqualTo("unknown-target");
        assertThat(refused("java", "other", "everything")).isEqualTo("invalid-data");
        assertThat(refused("typescript", "production", null)).isEqualTo("other-target");
        assertThat(refused("java", "production", "seed")).isEqualTo("data-kept");
        assertThat(refused("java", "one-more", null)).isEqualTo("no-port-left");
    }

    private String refused(String target, @Nullable String environment, @Nullable String data) {
        return code(world.port()
                .deploy(
                        world.world.as(WorkspaceRole.OPERATOR),
                        world.app.id().toString(),
                        new Wish(
                                target,
                                Optional.empty(),
                                Optional.ofNullable(environment),
                                Optional.ofNullable(data))));
    }

    @Test
    void copyShouldBeMadeOnceBeforeItServes() {
        Started started = world.ask(new Wish("java", Optional.empty(), Optional.empty(), Optional.of("copy")));
        assertThat(world.run(started.job(), world.needs(DeployWorld.NONE))).isInstanceOf(JobEnd.Succeeded.class);
        assertThat(world.databases.copies()).isEqualTo(1);
        world.publish("title", DeployWorld.field(3, "note"));
        world.deployed();
        assertThat(world.databases.copies()).isEqualTo(1);
    }

    @Test
    void copyShouldNotBeginWhereRecordsNeedWhatStaysBehind() {
        world.publish("title", new DeployWorld.Field(3, "token", "secret", true));
        assertThat(refused("java", null, "copy")).isEqualTo("copy-impossible");
    }

    @Test
    void deploymentShouldBeSecretToOthersAndReadOnlyToViewers() {
        DeploymentId id = world.deployed().deployment();
        assertThat(code(world.port().find(world.world.outsider(), id))).isEqualTo("not-found");
        assertThat(code(world.port().steer(world.world.as(WorkspaceRole.VIEWER), id, Steering.DELETE)))
                .isEqualTo("forbidden");
        assertThat(code(world.port().rollback(world.world.as(WorkspaceRole.VIEWER), id, Optional.empty())))
                .isEqualTo("forbidden");
        assertThat(code(world.port()
                        .deploy(
                                world.world.as(WorkspaceRole.VIEWER),
                                world.app.id().toString(),
                                world.wish("java"))))
                .isEqualTo("forbidden");
    }

    @Test
    void typescriptShouldHaveItsVolumeAndItsAddressInAFile() {
        Started started = world.ask(world.wish("typescript"));
        Deployment deployment = world.deployment(started.deployment().id());
        AppSecrets.Secrets secrets =
                new AppSecrets(world.needs(DeployWorld.NONE)).of(deployment).orElseThrow();
        ContainerSpec spec = new ReleaseSpecs(world.needs(DeployWorld.NONE).settings())
                .of(
                        world.app.slug(),
                        deployment,
                        world.release(started).of(new ImageId("sha256:" + "0".repeat(64)), Optional.empty()),
                        world.databases.create(DeploymentNames.database(deployment.id()), secrets.database()),
                        secrets,
                        0);

        assertThat(spec.secrets().keySet()).isEqualTo(Set.of("admin-password", "database-url", "app-secret"));
        assertThat(spec.volumes()).containsEntry("/data", DeploymentNames.volume(deployment.id()));
        assertThat(secrets.toString()).doesNotContain(secrets.database());
    }
}
