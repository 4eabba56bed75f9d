package io.modelwright.application.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.application.apps.AppsWorld;
import io.modelwright.application.audit.Trails;
import io.modelwright.application.identity.Members;
import io.modelwright.application.jobs.JobContext;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.core.apps.App;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.Branch;
import io.modelwright.core.codegen.Generation;
import io.modelwright.core.codegen.GenerationId;
import io.modelwright.core.codegen.GenerationOptions;
import io.modelwright.core.codegen.GenerationState;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.codegen.template.TemplateSet;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobProgress;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.codegen.driven.CodeRenderer;
import io.modelwright.ports.codegen.driven.GenerationRepository;
import io.modelwright.ports.codegen.driven.RepositoryWire;
import io.modelwright.ports.codegen.driven.TemplateEngine;
import io.modelwright.ports.codegen.driving.Generations.Wish;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.jobs.driven.JobQueue.Steering;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import io.modelwright.testkit.codegen.InMemoryGenerations;
import io.modelwright.testkit.codegen.InMemoryRepositories;
import io.modelwright.testkit.codegen.InMemoryTemplateSets;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.jobs.InMemoryJobQueue;
import io.modelwright.testkit.modeling.InMemorySchemaMigrator;
import io.modelwright.testkit.modeling.InMemoryVersionRepository;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Generating, with all that can come between its steps. */
final class GenerationsTest {

    private Instant now = IdentityFixtures.NOW;
    private final AppsWorld world = new AppsWorld();
    private final InMemoryRepositories repositories = world.repositories;
    private final InMemoryVersionRepository versions = new InMemoryVersionRepository();
    private final InMemoryJobQueue queue = new InMemoryJobQueue(() -> now, IdentityFixtures::nextId);
    private final InMemoryGenerations generations =
            new InMemoryGenerations(app -> world.stores.apps().find(app).isPresent());
    private final GenerationsServices.Needs needs = new GenerationsServices.Needs(
            generations,
            repositories,
            repositories,
            new NoWire(),
            new AppTargets(new OneFile(), new InMemoryTemplateSets(app -> true), new NoTemplates()),
            versions,
            world.stores.apps(),
            world.stores.identity().accounts(),
            world.services.access(),
            queue,
            Trails.into(world.auditLog, world.stores),
            IdentityFixtures::nextId,
            () -> now,
            GenerationSettings.standard());
    private final GenerationsServices services = GenerationsServices.of(needs);
    private final App app = world.anApp("tasks");

    @BeforeEach
    void publish() {
        Plan plan = Plan.between(Design.EMPTY, Design.EMPTY, Retired.NOTHING, 1, app.schema(), Set.of());
        Plan.Verdict.Ready ready = (Plan.Verdict.Ready) plan.decide(Map.of(), Set.of(), Map.of(), Set.of());
        new InMemorySchemaMigrator(versions, change -> 0)
                .publish(
                        app,
                        ready.migration(),
                        new StoredVersion(
                                app.id(),
                                1,
                                "First",
                                world.ada.id(),
                                now,
                                Design.EMPTY,
                                Json.array(List.of()),
                                ready.script(),
                                Retired.NOTHING));
    }

    private static <T> T done(Outcome<T> outcome) {
        return ((Outcome.Done<T>) outcome).value();
    }

    private static Wish wish(String target, @Nullable String basePackage, @Nullable String name) {
        return new Wish(target, Optional.empty(), Optional.ofNullable(basePackage), Optional.ofNullable(name));
    }

    private Outcome<Generation> start(Wish wish) {
        return services.generations()
                .start(world.as(WorkspaceRole.BUILDER), app.id().toString(), wish);
    }

    private Generation start() {
        return done(services.generations()
                .start(world.as(WorkspaceRole.BUILDER), app.id().toString(), wish("java", null, null)));
    }

    private JobEnd run(GenerationRepository store, Generation generation) {
        JobHandler handler = GenerationsServices.handler(
                needs,
                store,
                new Members(
                        world.stores.identity().accounts(),
                        world.stores.identity().workspaces()));
        Job job = queue.find(new JobId(generation.id().value())).orElseThrow();
        return handler.run(job, new Quiet());
    }

    @Test
    void sameRequestShouldStandForTheOneThatWaits() {
        Generation first = start();

        assertThat(start()).isEqualTo(first);
        assertThat(generations.count(app.id(), Optional.empty())).isEqualTo(1);
    }

    @Test
    void crashBetweenCommitAndRowShouldBeMadeGoodByTheNextAttempt() {
        Generation generation = start();
        assertThatThrownBy(() -> run(new Crashing(generations), generation)).isInstanceOf(StoreUnavailable.class);
        assertThat(generations.find(generation.id()).orElseThrow().state()).isEqualTo(GenerationState.PENDING);
        List<Branch> committed = repositories.branches(app.id());

        assertThat(run(generations, generation)).isInstanceOf(JobEnd.Succeeded.class);

        Generation made = generations.find(generation.id()).orElseThrow();
        assertThat(made.state()).isEqualTo(GenerationState.SUCCEEDED);
        assertThat(repositories.branches(app.id())).isEqualTo(committed);
        assertThat(made.result().orElseThrow().commit())
                .isEqualTo(committed.getFirst().head());
        assertThat(run(generations, generation)).isInstanceOf(JobEnd.Succeeded.class);
    }

    private static List<String> faults(Outcome<Generation> outcome) {
        Refusal.Invalid refusal = (Refusal.Invalid) ((Outcome.Refused<Generation>) outcome).refusal();
        return refusal.findings().stream().map(Finding::code).toList();
    }

    @Test
    void optionsShouldBeKeptForTheNextGenerationsOfTheTarget() {
        Generation named = done(start(wish("java", "org.example.mine", " My T\u00e4sks ")));
        assertThat(named.options())
                .isEqualTo(new GenerationOptions(Optional.of("org.example.mine"), Optional.of("My T\u00e4sks")));
        assertThat(run(generations, named)).isInstanceOf(JobEnd.Succeeded.class);
        Generation.Result made =
                generations.find(named.id()).orElseThrow().result().orElseThrow();
        assertThat(repositories
                        .file(app.id(), made.commit(), Target.JAVA, "about.txt")
                        .orElseThrow()
                        .text())
                .startsWith("My T\u00e4sks\n")
                .endsWith("\nOptional[org.example.mine]\n")
                .doesNotContain("\ntasks\n");

        queue.steer(new JobId(named.id().value()), Steering.CANCEL);
        assertThat(done(start(wish("java", null, ""))).options())
                .isEqualTo(new GenerationOptions(Optional.of("org.example.mine"), Optional.empty()));
        assertThat(done(start(wish("java", "", null))).options()).isEqualTo(GenerationOptions.DEFAULT);
        assertThat(done(start(wish("typescript", null, null))).options()).isEqualTo(GenerationOptions.DEFAULT);
    }

    @Test
    void otherOptionsShouldBeOtherWork() {
        Generation first = start();

        assertThat(done(start(wish("java", "org.example", null))).id()).isNotEqualTo(first.id());
    }

    @Test
    void optionsThatCannotBeShouldBeRefused() {
        assertThat(faults(start(wish("typescript", "org.example", null)))).containsExactly("not-for-target");
        for (String wrong :
                List.of("Org.example", "a..b", "a.b.", "1a", "a-b", "a/../b", "x".repeat(101), " ", "a\nb")) {
            assertThat(faults(start(wish("java", wrong, null)))).as(wrong).containsExactly("malformed-package");
        }
        for (String wrong : List.of("a\nb", "x".repeat(121), "a\u2028b", "a\u0000")) {
            assertThat(faults(start(wish("java", "A", wrong))))
                    .as(wrong)
                    .containsExactly("malformed-package", "malformed-name");
        }
        assertThat(generations.options(app.id(), Target.JAVA)).isEmpty();
    }

    @Test
    void repositoryThatCannotBeWrittenShouldBeTriedAgainAndSaidPlainly() {
        Generation generation = start();
        repositories.fail(true);

        assertThat(run(generations, generation))
                .isInstanceOfSatisfying(
                        JobEnd.Retryable.class,
                        again -> assertThat(again.failure().code()).isEqualTo("repository-unavailable"));

        repositories.fail(false);
        assertThat(run(generations, generation)).isInstanceOf(JobEnd.Succeeded.class);
    }

    @Test
    void generationWhoseJobEndedWithoutItShouldBeSettled() {
        Generation generation = start();
        queue.steer(new JobId(generation.id().value()), Steering.CANCEL);
        services.settling().run();
        assertThat(generations.find(generation.id()).orElseThrow().state()).isEqualTo(GenerationState.PENDING);

        now = now.plus(Duration.ofMinutes(2));
        services.settling().run();

        assertThat(generations
                        .find(generation.id())
                        .orElseThrow()
                        .failure()
                        .orElseThrow()
                        .code())
                .isEqualTo("job-cancelled");
    }

    @Test
    void pendingGenerationShouldBeLeftAloneWhileItsJobWaits() {
        Generation generation = start();
        now = now.plus(Duration.ofDays(200));

        services.settling().run();

        assertThat(generations.find(generation.id())).contains(generation);
    }

    @Test
    void nothingShouldStayOfAnAppThatWasDeletedMeanwhile() {
        Generation generation = start();
        AtomicBoolean deleted = new AtomicBoolean();
        GenerationRepository deleting = new Crashing(generations) {
            @Override
            public boolean end(Generation ended) {
                deleted.compareAndSet(false, world.stores.apps().delete(app.id()));
                return false;
            }
        };

        assertThat(run(deleting, generation)).isInstanceOf(JobEnd.Failed.class);

        assertThat(deleted).isTrue();
        assertThat(repositories.apps()).isEmpty();
    }

    @Test
    void viewerShouldNotGenerate() {
        assertThat(services.generations()
                        .start(world.as(WorkspaceRole.VIEWER), app.id().toString(), wish("java", null, null)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(services.generations().find(world.outsider(), start().id())).isInstanceOf(Outcome.Refused.class);
    }

    /** Renders one file. */
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

    private static final class OneFile implements CodeRenderer {
        @Override
        public List<Target> targets() {
            return List.of(Target.JAVA, Target.TYPESCRIPT);
        }

        @Override
        public boolean takesPackage(Target target) {
            return target.equals(Target.JAVA);
        }

        @Override
        public Outcome<SourceTree> render(AppHistory history, Target target, RenderOptions options) {
            return Outcome.done(new SourceTree.Builder()
                    .text("version.txt", history.latest().number() + "\n")
                    .text("about.txt", history.name() + "\n" + history.slug() + "\n" + options.basePackage() + "\n")
                    .build());
        }
    }

    private static final class Quiet implements JobContext {
        @Override
        public void progress(JobProgress progress) {
            // nobody looks
        }

        @Override
        public boolean shouldStop() {
            return false;
        }
    }

    /** Goes away when an end is to be kept. */
    private static class Crashing implements GenerationRepository {
        private final GenerationRepository store;

        private Crashing(GenerationRepository store) {
            this.store = store;
        }

        @Override
        public boolean end(Generation ended) {
            throw new StoreUnavailable("away", null);
        }

        @Override
        public boolean add(Generation generation) {
            return store.add(generation);
        }

        @Override
        public Optional<Generation> find(GenerationId id) {
            return store.find(id);
        }

        @Override
        public Optional<GenerationOptions> options(AppId app, Target target) {
            return store.options(app, target);
        }

        @Override
        public List<Generation> list(AppId app, Optional<Target> target, Optional<GenerationId> before, int limit) {
            return store.list(app, target, before, limit);
        }

        @Override
        public long count(AppId app, Optional<Target> target) {
            return store.count(app, target);
        }

        @Override
        public List<Generation> pendingSince(Instant before, int limit) {
            return store.pendingSince(before, limit);
        }

        @Override
        public int forget(Forgetting which) {
            return store.forget(which);
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
}
