package io.modelwright.application.deploy;

import io.modelwright.application.apps.AppsWorld;
import io.modelwright.application.audit.Trails;
import io.modelwright.application.codegen.AppTargets;
import io.modelwright.application.codegen.GenerationSettings;
import io.modelwright.application.codegen.GenerationsServices;
import io.modelwright.application.identity.Members;
import io.modelwright.application.jobs.JobContext;
import io.modelwright.core.apps.App;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.codegen.template.TemplateSet;
import io.modelwright.core.deploy.Build;
import io.modelwright.core.deploy.ContentHash;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.deploy.ResourceLimits;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobProgress;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.codegen.driven.CodeRenderer;
import io.modelwright.ports.codegen.driven.RepositoryWire;
import io.modelwright.ports.codegen.driven.TemplateEngine;
import io.modelwright.ports.deploy.driven.BuildRepository;
import io.modelwright.ports.deploy.driven.Packager;
import io.modelwright.ports.deploy.driving.Builds.Wish;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import io.modelwright.testkit.codegen.InMemoryGenerations;
import io.modelwright.testkit.codegen.InMemoryRepositories;
import io.modelwright.testkit.codegen.InMemoryTemplateSets;
import io.modelwright.testkit.deploy.InMemoryBuilds;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.jobs.InMemoryJobQueue;
import io.modelwright.testkit.modeling.InMemorySchemaMigrator;
import io.modelwright.testkit.modeling.InMemoryVersionRepository;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An app with versions, and all that builds need. */
final class BuildWorld {

    Instant now = IdentityFixtures.NOW;
    final AppsWorld world = new AppsWorld();
    final InMemoryRepositories repositories = world.repositories;
    final InMemoryVersionRepository versions = new InMemoryVersionRepository();
    final InMemoryJobQueue queue = new InMemoryJobQueue(() -> now, IdentityFixtures::nextId);
    final InMemoryBuilds builds =
            new InMemoryBuilds(app -> world.stores.apps().find(app).isPresent());
    final InMemoryGenerations generations =
            new InMemoryGenerations(app -> world.stores.apps().find(app).isPresent());
    final RecordedImages images = new RecordedImages();
    final Set<ImageId> needed = new HashSet<>();
    final Layers packager = new Layers();
    final App app = world.anApp("tasks");
    private final AppTargets targets =
            new AppTargets(new Sketch(), new InMemoryTemplateSets(known -> true), new NoTemplates());
    final BuildsServices services = BuildsServices.of(needs(builds));

    BuildsServices.Needs needs(BuildRepository store) {
        GenerationsServices.Needs generating = new GenerationsServices.Needs(
                generations,
                repositories,
                repositories,
                new NoWire(),
                targets,
                versions,
                world.stores.apps(),
                world.stores.identity().accounts(),
                world.services.access(),
                queue,
                Trails.into(world.auditLog, world.stores),
                IdentityFixtures::nextId,
                () -> now,
                GenerationSettings.standard());
        return new BuildsServices.Needs(
                store,
                builds,
                images,
                packager,
                GenerationsServices.sources(generating),
                new Sketch(),
                targets,
                versions,
                world.stores.apps(),
                world.services.access(),
                queue,
                Trails.into(world.auditLog, world.stores),
                () -> needed,
                IdentityFixtures::nextId,
                () -> now,
                new BuildSettings(
                        "test",
                        ResourceLimits.STANDARD,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        10_000,
                        2_000,
                        2,
                        3,
                        Duration.ofDays(1)));
    }

    /** Publishes one version more. */
    void publish(int number) {
        Plan plan = Plan.between(Design.EMPTY, Design.EMPTY, Retired.NOTHING, 1, app.schema(), Set.of());
        Plan.Verdict.Ready ready = (Plan.Verdict.Ready) plan.decide(Map.of(), Set.of(), Map.of(), Set.of());
        new InMemorySchemaMigrator(versions, change -> 0)
                .publish(
                        app,
                        ready.migration(),
                        new StoredVersion(
                                app.id(),
                                number,
                                "Version " + number,
                                world.ada.id(),
                                now,
                                Design.EMPTY,
                                Json.array(List.of()),
                                ready.script(),
                                Retired.NOTHING));
    }

    static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Refused<T>(Refusal refusal)) {
            throw new AssertionError(refusal.toString());
        }
        return ((Outcome.Done<T>) outcome).value();
    }

    Outcome<Build> start(String target, boolean noCache) {
        return services.builds()
                .start(
                        world.as(WorkspaceRole.BUILDER),
                        app.id().toString(),
                        new Wish(target, Optional.empty(), noCache));
    }

    JobEnd run(BuildRepository store, Build build, JobContext context) {
        Job job = queue.find(new JobId(build.id().value())).orElseThrow();
        return BuildsServices.handler(
                        needs(store),
                        new Members(
                                world.stores.identity().accounts(),
                                world.stores.identity().workspaces()))
                .run(job, context);
    }

    /** A build that was asked for, made and taken off the queue. */
    Build built(String target, boolean noCache) {
        Build build = done(start(target, noCache));
        run(builds, build, new Context());
        queue.steer(new JobId(build.id().value()), io.modelwright.ports.jobs.driven.JobQueue.Steering.CANCEL);
        return builds.find(build.id()).orElseThrow();
    }

    /** What a job is told, and asks. */
    static final class Context implements JobContext {
        final List<String> stages = new ArrayList<>();
        boolean stops;

        @Override
        public void progress(JobProgress progress) {
            stages.add(progress.stage());
        }

        @Override
        public boolean shouldStop() {
            return stops;
        }
    }

    /** Packs whatever has a file {@code layers.txt}. */
    static final class Layers implements Packager {
        Optional<Refusal> refusal = Optional.empty();
        int runtimes;

        @Override
        public Optional<RuntimeImage> runtime(Work work) {
            return work.sources()
                    .find("layers.txt")
                    .map(file -> new RuntimeImage(new ImageTag("base", "1"), ContentHash.of(file.text())));
        }

        @Override
        public Outcome<SourceTree> runtimeContext(Work work, Making making) {
            runtimes++;
            return Outcome.done(
                    new SourceTree.Builder().text("Dockerfile", "FROM base:1\n").build());
        }

        @Override
        public Outcome<SourceTree> layer(Work work, ImageTag runtime, Making making) {
            making.log().accept("compiling \u0000\u001b[31mred\u001b[0m\ud800");
            return refusal.<Outcome<SourceTree>>map(Outcome::refused)
                    .orElseGet(() -> Outcome.done(new SourceTree.Builder()
                            .text("Dockerfile", "FROM " + runtime + "\n")
                            .add("code", work.sources().find("code.txt").orElseThrow())
                            .build()));
        }
    }

    private static final class Sketch implements CodeRenderer {
        @Override
        public List<Target> targets() {
            return List.of(new Target("layered"), new Target("plain"), new Target("bare"));
        }

        @Override
        public boolean takesPackage(Target target) {
            return false;
        }

        @Override
        public Outcome<SourceTree> render(AppHistory history, Target target, RenderOptions options) {
            SourceTree.Builder tree = new SourceTree.Builder()
                    .text("code.txt", "one\ntwo\nversion " + history.latest().number() + "\n");
            if (!target.name().equals("bare")) {
                tree.text("Dockerfile", "FROM base:1\n");
            }
            if (target.name().equals("layered")) {
                tree.text("layers.txt", "a library\n");
            }
            return Outcome.done(tree.build());
        }
    }

    private static final class NoWire implements RepositoryWire {
        @Override
        public boolean advertise(Session session, Limits limits, OutputStream out) {
            return false;
        }

        @Override
        public boolean exchange(Session session, Limits limits, InputStream in, OutputStream out) {
            return false;
        }
    }

    private static final class NoTemplates implements TemplateEngine {
        @Override
        public Outcome<SourceTree> render(TemplateSet set, Json.JsonObject model) {
            throw new AssertionError("no sets are kept here");
        }

        @Override
        public Outcome<TemplateSet> check(TemplateSet set) {
            throw new AssertionError("no sets are kept here");
        }

        @Override
        public List<Pattern> patterns() {
            return List.of();
        }
    }
}
