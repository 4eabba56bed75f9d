package io.modelwright.application.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.Build;
import io.modelwright.core.deploy.BuildId;
import io.modelwright.core.deploy.BuildPath;
import io.modelwright.core.deploy.BuildState;
import io.modelwright.core.deploy.ContentHash;
import io.modelwright.core.deploy.ImageBuild;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driven.BuildRepository;
import io.modelwright.ports.deploy.driving.Builds.Wish;
import io.modelwright.ports.failure.EngineUnavailable;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.jobs.driven.JobQueue.Steering;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Building, with all that can come between its steps. */
final class BuildsTest {

    private final BuildWorld world = new BuildWorld();

    @BeforeEach
    void publish() {
        world.publish(1);
    }

    private static Refusal refusal(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal();
    }

    @Test
    void imageShouldBeALayerOnARuntimeImageThatIsMadeOnce() {
        Build first = world.built("layered", false);

        Build.Result made = first.result().orElseThrow();
        assertThat(first.isFresh()).isTrue();
        assertThat(made.path()).isEqualTo(BuildPath.LAYER);
        assertThat(made.tag().toString()).matches("modelwright/app-[0-9a-f-]+/layered:v1-[0-9a-f]{16}");
        assertThat(world.images.built).hasSize(2);
        ImageBuild layer = world.images.built.getLast();
        assertThat(layer.network()).isFalse();
        assertThat(layer.context().find("Dockerfile").orElseThrow().text())
                .isEqualTo("FROM " + world.images.built.getFirst().tag() + "\n");

        world.publish(2);
        Build second = world.built("layered", false);
        assertThat(second.isFresh()).isTrue();
        assertThat(world.packager.runtimes).isEqualTo(1);
        assertThat(world.generations.count(world.app.id(), Optional.empty())).isEqualTo(2);
    }

    @Test
    void nothingShouldBeBuiltOfUnchangedContent() {
        Build first = world.built("layered", false);
        int images = world.images.built.size();

        Build second = world.built("layered", false);

        assertThat(world.images.built).hasSize(images);
        assertThat(second.state()).isEqualTo(BuildState.SUCCEEDED);
        assertThat(second.isFresh()).isFalse();
        assertThat(second.result().orElseThrow().madeBy()).isEqualTo(first.id());
        assertThat(second.result().orElseThrow().image())
                .isEqualTo(first.result().orElseThrow().image());
    }

    @Test
    void imageShouldBeBuiltAnewWhereItIsGoneOrAskedFor() {
        Build first = world.built("layered", false);
        assertThat(world.built("layered", true).isFresh()).isTrue();
        assertThat(world.images.built.getLast().noCache()).isTrue();

        world.images.remove(first.result().orElseThrow().image());

        assertThat(world.built("layered", false).isFresh()).isTrue();
    }

    @Test
    void whatPeopleChangedShouldBeBuilt() {
        Build generated = world.built("layered", false);
        assertThat(generated.result().orElseThrow().edited()).isFalse();
        world.repositories.push(world.app.id(), Optional.empty(), Map.of("layered/code.txt", Optional.of("ours\n")));

        Build edited = world.built("layered", false);

        Build.Result made = edited.result().orElseThrow();
        assertThat(made.edited()).isTrue();
        assertThat(made.image()).isNotEqualTo(generated.result().orElseThrow().image());
        assertThat(world.images
                        .built
                        .getLast()
                        .context()
                        .find("code")
                        .orElseThrow()
                        .text())
                .isEqualTo("ours\n");
    }

    @Test
    void mergeThatWaitsForPeopleShouldBeSaid() {
        world.built("layered", false);
        world.repositories.push(world.app.id(), Optional.empty(), Map.of("layered/code.txt", Optional.of("ours\n")));
        world.publish(2);

        Build build = world.built("layered", false);

        assertThat(build.failure().orElseThrow().code()).isEqualTo("merge-conflict");
        assertThat(build.failure().orElseThrow().detail()).contains("merge/v2");
    }

    @Test
    void dockerfileShouldBuildWhatCannotBePacked() {
        Build build = world.built("plain", false);

        assertThat(build.result().orElseThrow().path()).isEqualTo(BuildPath.DOCKERFILE);
        assertThat(world.images.built).hasSize(1);
        assertThat(world.images.built.getFirst().network()).isTrue();
        assertThat(world.images.built.getFirst().context().find("code.txt")).isPresent();
        assertThat(world.built("bare", false).failure().orElseThrow().code()).isEqualTo("dockerfile-missing");
    }

    @Test
    void faultsOfCodeShouldBeKeptWithTheLog() {
        world.packager.refusal =
                Optional.of(new Refusal.Invalid("compile-failed", "src/A.java:3: no semicolon", List.of()));
        Build build = BuildWorld.done(world.start("layered", false));
        BuildWorld.Context context = new BuildWorld.Context();

        JobEnd end = world.run(world.builds, build, context);

        assertThat(end).isInstanceOf(JobEnd.Failed.class);
        assertThat(context.stages).containsExactly("generate", "compile");
        Build failed = world.builds.find(build.id()).orElseThrow();
        assertThat(failed.failure().orElseThrow().detail()).isEqualTo("src/A.java:3: no semicolon");
        String log = BuildWorld.done(world.services.builds().log(world.world.as(WorkspaceRole.VIEWER), build.id()));
        assertThat(log)
                .contains("== generate\n", "== compile\n", "compiling red\n")
                .endsWith("no semicolon\n");
        assertThat(log).doesNotContain("\u0000").doesNotContain("\u001b");
    }

    @Test
    void buildShouldEndWhenItsJobIsCancelled() {
        Build build = BuildWorld.done(world.start("layered", false));
        BuildWorld.Context context = new BuildWorld.Context();
        context.stops = true;

        assertThat(world.run(world.builds, build, context)).isInstanceOf(JobEnd.Cancelled.class);
        assertThat(world.builds
                        .find(build.id())
                        .orElseThrow()
                        .failure()
                        .orElseThrow()
                        .code())
                .isEqualTo("build-cancelled");
    }

    @Test
    void buildShouldBeTriedAgainWhenTheEngineIsAway() {
        Build build = BuildWorld.done(world.start("layered", false));
        world.images.setAway(true);
        assertThat(world.run(world.builds, build, new BuildWorld.Context())).isInstanceOf(JobEnd.Retryable.class);
        assertThat(world.builds.find(build.id())).contains(build);

        world.images.setAway(false);

        assertThat(world.run(world.builds, build, new BuildWorld.Context())).isInstanceOf(JobEnd.Succeeded.class);
    }

    @Test
    void crashBetweenImageAndRowShouldBeMadeGoodByTheNextAttempt() {
        Build build = BuildWorld.done(world.start("layered", false));
        assertThatThrownBy(() -> world.run(new Crashing(world.builds), build, new BuildWorld.Context()))
                .isInstanceOf(StoreUnavailable.class);
        ImageBuild made = world.images.built.getLast();

        assertThat(world.run(world.builds, build, new BuildWorld.Context())).isInstanceOf(JobEnd.Succeeded.class);

        assertThat(world.images.built.getLast().tag()).isEqualTo(made.tag());
        assertThat(world.run(world.builds, build, new BuildWorld.Context())).isInstanceOf(JobEnd.Succeeded.class);
    }

    @Test
    void sameRequestShouldStandForTheOneThatWaits() {
        Build first = BuildWorld.done(world.start("layered", false));

        assertThat(BuildWorld.done(world.start("layered", false))).isEqualTo(first);
        assertThat(BuildWorld.done(world.start("layered", true)).id()).isNotEqualTo(first.id());
        assertThat(refusal(world.start("cobol", false)).code()).isEqualTo("unknown-target");
        assertThat(refusal(world.services
                                .builds()
                                .start(
                                        world.world.as(WorkspaceRole.BUILDER),
                                        world.app.id().toString(),
                                        new Wish("layered", Optional.of(2), false)))
                        .code())
                .isEqualTo("unknown-version");
        assertThat(refusal(world.services
                                .builds()
                                .start(
                                        world.world.as(WorkspaceRole.VIEWER),
                                        world.app.id().toString(),
                                        new Wish("layered", Optional.empty(), false)))
                        .code())
                .isEqualTo("forbidden");
    }

    @Test
    void deploymentShouldFindTheImageOfABuild() {
        Build build = world.built("layered", false);
        ImageMaker.Wish wish =
                new ImageMaker.Wish(world.app, 1, new Target("layered"), false, stage -> {}, line -> {}, () -> false);

        ImageMaker.Made made = BuildWorld.done(world.services.maker().make(wish));

        assertThat(made.fresh()).isFalse();
        assertThat(made.build()).isEqualTo(build.id());
        assertThat(made.image().id()).isEqualTo(build.result().orElseThrow().image());
    }

    @Test
    void deploymentWithoutAnEngineShouldLeaveNoBuildPending() {
        world.images.setAway(true);
        ImageMaker.Wish wish =
                new ImageMaker.Wish(world.app, 1, new Target("layered"), false, stage -> {}, line -> {}, () -> false);

        assertThatThrownBy(() -> world.services.maker().make(wish)).isInstanceOf(EngineUnavailable.class);

        assertThat(world.builds
                        .list(world.app.id(), Optional.empty(), Optional.empty(), 9)
                        .getFirst()
                        .failure()
                        .orElseThrow()
                        .code())
                .isEqualTo("engine-unavailable");
    }

    @Test
    void buildWhoseJobEndedSilentlyShouldBeSettled() {
        Build build = BuildWorld.done(world.start("layered", false));
        world.queue.steer(new JobId(build.id().value()), Steering.CANCEL);
        world.services.settling().run();
        assertThat(world.builds.find(build.id())).contains(build);

        world.now = world.now.plus(Duration.ofMinutes(2));
        world.services.settling().run();

        assertThat(world.builds
                        .find(build.id())
                        .orElseThrow()
                        .failure()
                        .orElseThrow()
                        .code())
                .isEqualTo("job-cancelled");
    }

    @Test
    void oldImagesShouldBeRemovedUnlessSomethingNeedsThem() {
        List<ImageId> made = new java.util.ArrayList<>();
        made.add(world.built("layered", false).result().orElseThrow().image());
        for (int version = 2; version <= 5; version++) {
            world.publish(version);
            made.add(world.built("layered", false).result().orElseThrow().image());
        }
        world.needed.add(made.get(0));
        world.images.inUse.add(made.get(1));

        world.services.pruning().run();

        List<ImageId> left =
                world.images.list(new io.modelwright.core.deploy.Labels(Map.of("modelwright.owner", "test"))).stream()
                        .map(io.modelwright.core.deploy.Image::id)
                        .toList();
        assertThat(left)
                .contains(made.get(0), made.get(1), made.get(3), made.get(4))
                .doesNotContain(made.get(2));
        assertThat(left).hasSize(5);

        assertThat(world.world.stores.apps().delete(world.app.id())).isTrue();
        world.services.pruning().run();
        assertThat(world.images.list(new io.modelwright.core.deploy.Labels(Map.of("modelwright.kind", "app"))))
                .extracting(io.modelwright.core.deploy.Image::id)
                .as("of an app that is gone, those that are needed or used stay")
                .containsExactlyInAnyOrder(made.get(0), made.get(1));
        world.images.setAway(true);
        world.services.pruning().run();
    }

    @Test
    void longLogShouldLoseItsMiddle() {
        Build build = BuildWorld.done(world.start("layered", false));
        BuildLog log = new BuildLog(build.id(), world.builds, 2_000, () -> world.now);
        for (int line = 0; line < 1_000; line++) {
            log.line("line " + line);
        }
        log.write();

        String kept = world.builds.read(build.id()).orElseThrow();
        assertThat(kept).startsWith("line 0\n").endsWith("line 999\n").contains(" lines left out ");
        assertThat(kept.length()).isLessThan(2_100);
    }

    @Test
    void diskUseShouldBeForAdministratorsAlone() {
        assertThat(refusal(world.services.builds().diskUse(world.world.as(WorkspaceRole.OWNER)))
                        .code())
                .isEqualTo("forbidden");
    }

    /** Ends before it has kept that a build ended. */
    private record Crashing(BuildRepository builds) implements BuildRepository {
        @Override
        public boolean add(Build build) {
            return builds.add(build);
        }

        @Override
        public boolean end(Build ended) {
            throw new StoreUnavailable("killed", null);
        }

        @Override
        public Optional<Build> find(BuildId id) {
            return builds.find(id);
        }

        @Override
        public Optional<Build> made(AppId app, Target target, ContentHash content) {
            return builds.made(app, target, content);
        }

        @Override
        public List<Build> list(AppId app, Optional<Target> target, Optional<BuildId> before, int limit) {
            return builds.list(app, target, before, limit);
        }

        @Override
        public long count(AppId app, Optional<Target> target) {
            return builds.count(app, target);
        }

        @Override
        public List<Build> pendingSince(Instant before, int limit) {
            return builds.pendingSince(before, limit);
        }

        @Override
        public int forget(int keep, Instant before) {
            return builds.forget(keep, before);
        }
    }
}
