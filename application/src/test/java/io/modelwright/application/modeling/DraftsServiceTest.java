package io.modelwright.application.modeling;

import static io.modelwright.application.Outcomes.done;
import static io.modelwright.application.Outcomes.findings;
import static io.modelwright.application.Outcomes.refusal;
import static io.modelwright.application.Outcomes.refused;
import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.application.apps.AppsWorld;
import io.modelwright.application.audit.Trails;
import io.modelwright.core.apps.App;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPatch;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.ports.modeling.driving.Drafts;
import io.modelwright.ports.modeling.driving.Drafts.Draft;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.identity.Together;
import io.modelwright.testkit.modeling.Designs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DraftsServiceTest {

    private static final Json DOCUMENT = Json.object()
            .put("entities", Json.array(List.of(entity("task"), entity("project"))))
            .build();

    private final AppsWorld world = new AppsWorld();
    private final App app = world.anApp("tasks");
    private Optional<Design> published = Optional.empty();
    private final Drafts drafts = ModelingServices.drafts(
            world.stores.drafts(),
            new OneVersion(),
            world.services.access(),
            Trails.into(world.auditLog, world.stores),
            IdentityFixtures::nextId,
            () -> NOW.plusNanos(1_999));

    private static Json entity(String name) {
        return Json.object()
                .put("name", name)
                .put(
                        "fields",
                        Json.array(List.of(Json.object()
                                .put("name", "title")
                                .put("type", "text")
                                .build())))
                .build();
    }

    private Outcome<Draft> replace(long revision, Json document) {
        return drafts.replace(world.as(WorkspaceRole.BUILDER), "tasks", revision, document);
    }

    @Test
    void loadShouldGiveTheEmptyDraftOfANewApp() {
        Draft draft = done(drafts.load(world.as(WorkspaceRole.VIEWER), "tasks"));

        assertThat(draft.revision()).isEqualTo(1);
        assertThat(draft.design()).isEqualTo(Design.EMPTY);
        assertThat(draft.document()).isEqualTo(DesignDocument.write(Design.EMPTY));
        assertThat(draft.updatedAt()).isEqualTo(NOW);
    }

    @Test
    void replaceShouldKeepTheDesignWithIdsAndCountTheRevision() {
        Draft draft = done(replace(1, DOCUMENT));

        assertThat(draft.revision()).isEqualTo(2);
        assertThat(draft.design().entities()).extracting(Entity::name).containsExactly("task", "project");
        assertThat(draft.updatedAt()).as("in whole microseconds").isEqualTo(NOW.plusNanos(1_000));
        assertThat(done(drafts.load(world.as(WorkspaceRole.VIEWER), "tasks"))).isEqualTo(draft);
        assertThat(done(replace(2, DOCUMENT)).design())
                .as("the same names keep their ids")
                .isEqualTo(draft.design());
    }

    @Test
    void replaceShouldBeStaleWhenTheDraftMovedOn() {
        done(replace(1, DOCUMENT));

        assertThat(refusal(replace(1, DOCUMENT)))
                .isInstanceOfSatisfying(
                        Refusal.Stale.class,
                        stale -> assertThat(stale.current()).isEqualTo(2));
        assertThat(refused(replace(3, DOCUMENT))).isEqualTo("Stale stale-draft");
    }

    @Test
    void replaceShouldChangeNothingWhenTheDesignHasErrors() {
        Json invalid = Json.object()
                .put("entities", Json.array(List.of(entity("Task"), entity("Task"))))
                .put("pages", Json.array(List.of()))
                .build();

        assertThat(findings(replace(1, invalid)))
                .containsExactly(
                        "unknown-key /pages",
                        "malformed-name /entities/0/name",
                        "malformed-name /entities/1/name",
                        "duplicate-name /entities/1/name");
        assertThat(done(drafts.load(world.as(WorkspaceRole.VIEWER), "tasks")).revision())
                .isEqualTo(1);
    }

    @Test
    void replaceShouldLetOneWinWhenSeveralWriteAtOnce() {
        List<Callable<Outcome<Draft>>> writers = IntStream.range(0, 6)
                .<Callable<Outcome<Draft>>>mapToObj(i -> () -> replace(
                        1,
                        Json.object()
                                .put("entities", Json.array(List.of(entity("task" + i))))
                                .build()))
                .toList();

        List<Outcome<Draft>> outcomes = Together.run(writers);

        List<Outcome<Draft>> won =
                outcomes.stream().filter(Outcome.Done.class::isInstance).toList();
        assertThat(won).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> !won.contains(outcome))
                .allSatisfy(outcome -> assertThat(refusal(outcome))
                        .isInstanceOfSatisfying(
                                Refusal.Stale.class,
                                stale -> assertThat(stale.current()).isEqualTo(2)));
        assertThat(done(drafts.load(world.as(WorkspaceRole.VIEWER), "tasks"))).isEqualTo(done(won.getFirst()));
    }

    @Test
    void patchShouldChangeTheDocumentInPlace() {
        Draft before = done(replace(1, DOCUMENT));
        Json patch = Json.array(List.of(
                operation("replace", "/entities/0/name", Json.of("todo")),
                operation(
                        "add",
                        "/entities/1/fields/-",
                        Json.object().put("name", "due").put("type", "date").build())));

        Draft after = done(drafts.patch(world.as(WorkspaceRole.BUILDER), "tasks", 2, patch));

        assertThat(after.revision()).isEqualTo(3);
        assertThat(after.design().entities().getFirst().name()).isEqualTo("todo");
        assertThat(after.design().entities().getFirst().id())
                .isEqualTo(before.design().entities().getFirst().id());
        assertThat(after.design().entities().getLast().fields()).hasSize(2);
    }

    @Test
    void patchShouldBeAllOrNothing() {
        done(replace(1, DOCUMENT));
        Json halfway = Json.array(List.of(
                operation("remove", "/entities/0", Json.of(true)), operation("remove", "/entities/7", Json.of(true))));
        Json invalid = Json.array(List.of(operation("replace", "/entities/0/name", Json.of(""))));
        Json failing = Json.array(List.of(operation("test", "/entities/0/name", Json.of("x"))));

        assertThat(findings(patch(halfway))).containsExactly("patch-inapplicable /1/path");
        assertThat(findings(patch(invalid))).containsExactly("empty-name /entities/0/name");
        assertThat(refused(patch(failing))).isEqualTo("Conflict patch-test-failed");
        assertThat(refused(patch(Json.of("x")))).isEqualTo("Malformed malformed-patch");
        assertThat(refused(drafts.patch(world.as(WorkspaceRole.BUILDER), "tasks", 1, failing)))
                .isEqualTo("Stale stale-draft");
        assertThat(done(drafts.load(world.as(WorkspaceRole.VIEWER), "tasks")).revision())
                .isEqualTo(2);
    }

    private Outcome<Draft> patch(Json patch) {
        return drafts.patch(world.as(WorkspaceRole.BUILDER), "tasks", 2, patch);
    }

    private static Json operation(String keyword, String path, Json value) {
        return Json.object()
                .put("op", keyword)
                .put("path", path)
                .put("value", value)
                .build();
    }

    @Test
    void patchShouldHaveAnAppendableListInAnEmptyDraft() {
        Json document = DesignDocument.write(Design.EMPTY);
        Json patch = Json.array(List.of(operation("add", "/entities/-", entity("task"))));

        assertThat(JsonPatch.parse(patch).flatMap(parsed -> parsed.apply(document)))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void restoreShouldBringADesignBackWithItsIds() {
        Design old = Designs.designs().sample();
        published = Optional.of(old);
        done(replace(1, DOCUMENT));

        Draft draft = done(drafts.restore(world.as(WorkspaceRole.BUILDER), "tasks", 1, 2));

        assertThat(draft.revision()).isEqualTo(3);
        assertThat(draft.design()).isEqualTo(old);
        assertThat(refused(drafts.restore(world.as(WorkspaceRole.BUILDER), "tasks", 2, 3)))
                .isEqualTo("NotFound not-found");
        assertThat(refused(drafts.restore(world.as(WorkspaceRole.BUILDER), "tasks", 1, 2)))
                .isEqualTo("Stale stale-draft");
    }

    @Test
    void verbsShouldNeedViewerToReadAndBuilderToWrite() {
        assertThat(refused(drafts.replace(world.as(WorkspaceRole.OPERATOR), "tasks", 1, DOCUMENT)))
                .isEqualTo("Forbidden forbidden");
        assertThat(refused(drafts.patch(world.as(WorkspaceRole.VIEWER), "tasks", 1, Json.array(List.of()))))
                .isEqualTo("Forbidden forbidden");
        assertThat(refused(drafts.restore(world.as(WorkspaceRole.VIEWER), "tasks", 1, 1)))
                .isEqualTo("Forbidden forbidden");
        assertThat(refused(drafts.load(world.outsider(), "tasks"))).isEqualTo("NotFound not-found");
        assertThat(refused(drafts.load(world.outsider(), app.id().toString()))).isEqualTo("NotFound not-found");
    }

    /** One published version, or none. */
    private final class OneVersion implements VersionRepository {
        @Override
        public List<Published> publishedSince(Instant since) {
            return List.of();
        }

        @Override
        public Optional<StoredVersion> live(AppId id) {
            return find(id, 1);
        }

        @Override
        public Optional<StoredVersion> find(AppId id, int number) {
            return number == 1
                    ? published.map(design -> new StoredVersion(
                            id, 1, "First", world.ada.id(), NOW, design, Json.array(List.of()), "", Retired.NOTHING))
                    : Optional.empty();
        }

        @Override
        public List<StoredVersion> list(AppId id, Optional<Integer> before, int limit) {
            return find(id, 1).stream().toList();
        }
    }
}
