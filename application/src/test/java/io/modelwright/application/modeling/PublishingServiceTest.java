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
import io.modelwright.core.audit.Actor;
import io.modelwright.core.audit.AppEvents;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.plan.PlannedChange;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonObject;
import io.modelwright.core.shared.Json.JsonString;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.modeling.driven.SchemaMigrator.Ended;
import io.modelwright.ports.modeling.driving.Drafts;
import io.modelwright.ports.modeling.driving.Publishing;
import io.modelwright.ports.modeling.driving.Publishing.Publish;
import io.modelwright.ports.modeling.driving.Publishing.Published;
import io.modelwright.ports.modeling.driving.Publishing.Version;
import io.modelwright.testkit.audit.InMemoryAuditLog;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.jobs.InMemoryJobQueue;
import io.modelwright.testkit.modeling.InMemorySchemaMigrator;
import io.modelwright.testkit.modeling.InMemoryVersionRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PublishingServiceTest {

    private final AppsWorld world = new AppsWorld();
    private final App app = world.anApp("tasks");
    private final InMemoryVersionRepository versions = new InMemoryVersionRepository();
    private final InMemorySchemaMigrator migrator = new InMemorySchemaMigrator(versions, this::rowsMeeting);
    private final Drafts drafts = ModelingServices.drafts(
            world.stores.drafts(),
            versions,
            world.services.access(),
            Trails.somewhere(),
            IdentityFixtures::nextId,
            () -> NOW);
    private final Publishing publishing = ModelingServices.publishing(
            world.stores.drafts(),
            versions,
            migrator,
            world.services.access(),
            new InMemoryJobQueue(() -> NOW, IdentityFixtures::nextId),
            Trails.into(world.auditLog),
            IdentityFixtures::nextId,
            this::timeOfPublishing);
    private long rows;
    private Runnable meanwhile = () -> {};

    /** Asked after the plan was made and before it runs. */
    private Instant timeOfPublishing() {
        meanwhile.run();
        return NOW.plusNanos(1_999);
    }

    private long rowsMeeting(PlannedChange change) {
        return rows;
    }

    private static JsonObject field(String name, boolean required) {
        return Json.object()
                .put("name", name)
                .put("type", "text")
                .put("required", required)
                .build();
    }

    private void draft(JsonObject... fields) {
        Json document = Json.object()
                .put(
                        "entities",
                        Json.array(List.of(Json.object()
                                .put("name", "task")
                                .put("fields", Json.array(List.of(fields)))
                                .build())))
                .build();
        long revision =
                done(drafts.load(world.as(WorkspaceRole.BUILDER), "tasks")).revision();
        done(drafts.replace(world.as(WorkspaceRole.BUILDER), "tasks", revision, document));
    }

    private Outcome<Published> publish(Set<String> acknowledge, Map<String, String> fill) {
        return publishing.publish(
                world.as(WorkspaceRole.BUILDER),
                "tasks",
                new Publish("a message", acknowledge, fill, Optional.empty(), Set.of()));
    }

    private Version published() {
        return published(Set.of(), Map.of());
    }

    private Version published(Set<String> acknowledge, Map<String, String> fill) {
        if (done(publish(acknowledge, fill)) instanceof Published.Now(Version version)) {
            return version;
        }
        throw new AssertionError("not published at once");
    }

    private JsonObject plan() {
        return (JsonObject) done(publishing.plan(world.as(WorkspaceRole.VIEWER), "tasks"));
    }

    private static List<JsonObject> changes(Json plan) {
        JsonArray changes = (JsonArray) ((JsonObject) plan).find("changes").orElseThrow();
        return changes.items().stream().map(JsonObject.class::cast).toList();
    }

    private static String text(JsonObject object, String member) {
        return ((JsonString) object.find(member).orElseThrow()).value();
    }

    private static List<String> kinds(Json plan) {
        return changes(plan).stream().map(change -> text(change, "kind")).toList();
    }

    @Test
    void publishShouldLeaveNothingWhenTheAppIsDeletedMeanwhile() {
        draft(field("title", true));
        meanwhile = () -> world.stores.apps().delete(app.id());

        assertThat(refused(publish(Set.of(), Map.of()))).isEqualTo("NotFound not-found");

        assertThat(versions.live(app.id())).isEmpty();
    }

    @Test
    void publishShouldMakeVersionsOneAfterTheOther() {
        draft(field("title", true));
        Version first = published();
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.publishedAt()).as("in whole microseconds").isEqualTo(NOW.plusNanos(1_000));
        assertThat(first.author()).isEqualTo(world.as(WorkspaceRole.BUILDER).account());

        draft(field("title", true), field("note", false));
        Version second = published();

        assertThat(second.number()).isEqualTo(2);
        assertThat(kinds(Json.object().put("changes", second.changes()).build()))
                .containsExactly("addField");
        assertThat(done(publishing.load(world.as(WorkspaceRole.VIEWER), "tasks", 1)))
                .isEqualTo(first);
        assertThat(DesignDocument.read(second.document()).entities().getFirst().fields())
                .hasSize(2);
    }

    @Test
    void publishShouldBeRefusedWhenNothingChanged() {
        draft(field("title", false));
        published();

        assertThat(refused(publish(Set.of(), Map.of()))).isEqualTo("Conflict nothing-to-publish");
        assertThat(kinds(plan())).isEmpty();
    }

    @Test
    void publishShouldNeedTheWordOfThePublisherWhenValuesLeave() {
        draft(field("title", false), field("note", false));
        published();
        draft(field("title", false));
        JsonObject removal = changes(plan()).getFirst();
        assertThat(text(removal, "impact")).isEqualTo("losesData");

        Refusal refusal = refusal(publish(Set.of(), Map.of()));

        assertThat(refusal).isInstanceOfSatisfying(Refusal.Conflict.class, conflict -> {
            assertThat(conflict.code()).isEqualTo("unacknowledged-loss");
            assertThat(conflict.members()).containsEntry("plan", plan());
        });
        assertThat(published(Set.of(text(removal, "id")), Map.of()).number()).isEqualTo(2);
    }

    @Test
    void publishShouldNeedAFillOnlyWhenRecordsLackValues() {
        draft(field("title", false));
        published();
        draft(field("title", true));
        rows = 412;
        JsonObject change = changes(plan()).getFirst();
        assertThat(text(change, "impact")).isEqualTo("needsValue");
        assertThat(text(change, "meaning")).isEqualTo("412 tasks have no title");
        String id = text(change, "id");

        assertThat(refused(publish(Set.of(id), Map.of()))).isEqualTo("Conflict value-needed");
        assertThat(findings(publish(Set.of(), Map.of(id, "1 +")))).hasSize(1);
        assertThat(findings(publish(Set.of(), Map.of(id, "nobody")))).hasSize(1);
        assertThat(findings(publish(Set.of(), Map.of("other", "'x'")))).containsExactly("unknown-change /fill/other");

        rows = 0;
        assertThat(text(changes(plan()).getFirst(), "impact")).isEqualTo("safe");
        rows = 1;
        assertThat(published(Set.of(), Map.of(id, "'untitled'")).number()).isEqualTo(2);
    }

    @Test
    void publishShouldAnswerWithAFreshPlanWhenOthersAreInTheWay() {
        draft(field("title", false));
        migrator.interfere(app.id(), new Ended.Conflict());
        assertThat(refused(publish(Set.of(), Map.of()))).isEqualTo("Conflict publish-conflict");
        migrator.interfere(app.id(), new Ended.Blocked());
        assertThat(refused(publish(Set.of(), Map.of()))).isEqualTo("Conflict publish-blocked");
        migrator.interfere(app.id(), new Ended.Unfit(Set.of()));

        assertThat(refusal(publish(Set.of(), Map.of())))
                .isInstanceOfSatisfying(
                        Refusal.Conflict.class,
                        conflict -> assertThat(conflict.members()).containsEntry("plan", plan()));
        assertThat(published().number()).isEqualTo(1);
    }

    @Test
    void publishShouldBeStaleWhenTheDraftIsNoLongerTheOneThatWasLookedAt() {
        draft(field("title", false));

        Outcome<Published> outcome = publishing.publish(
                world.as(WorkspaceRole.BUILDER),
                "tasks",
                new Publish("m", Set.of(), Map.of(), Optional.of(1L), Set.of()));

        assertThat(refused(outcome)).isEqualTo("Stale stale-draft");
    }

    @Test
    void publishShouldNeedABuilderAndAMessage() {
        draft(field("title", false));
        Publish command = new Publish("m", Set.of(), Map.of(), Optional.empty(), Set.of());
        Publish silent = new Publish("  ", Set.of(), Map.of(), Optional.empty(), Set.of());

        assertThat(refused(publishing.publish(world.as(WorkspaceRole.OPERATOR), "tasks", command)))
                .isEqualTo("Forbidden forbidden");
        assertThat(findings(publishing.publish(world.as(WorkspaceRole.BUILDER), "tasks", silent)))
                .containsExactly("message-length /message");
    }

    @Test
    void retiredFieldShouldBePurgedWhenItIsNamed() {
        draft(field("title", false), field("note", false));
        Version first = published();
        ElementId note = DesignDocument.read(first.document())
                .entities()
                .getFirst()
                .fields()
                .get(1)
                .id();
        draft(field("title", false));
        published(Set.of(text(changes(plan()).getFirst(), "id")), Map.of());
        assertThat(versions.live(app.id()).orElseThrow().retired().columns()).hasSize(1);
        Publish purge = new Publish("m", Set.of(), Map.of(), Optional.empty(), Set.of(note));

        Refusal refusal = refusal(publishing.publish(world.as(WorkspaceRole.BUILDER), "tasks", purge));
        Json fresh = ((Refusal.Conflict) refusal).members().get("plan");
        assertThat(kinds(fresh)).containsExactly("purgeField");
        String id = text(changes(fresh).getFirst(), "id");

        done(publishing.publish(
                world.as(WorkspaceRole.BUILDER),
                "tasks",
                new Publish("m", Set.of(id), Map.of(), Optional.empty(), Set.of(note))));
        assertThat(versions.live(app.id()).orElseThrow().retired().isEmpty()).isTrue();
    }

    @Test
    void compareShouldGoBothWays() {
        draft(field("title", false));
        published();
        draft(field("title", false), field("note", false));
        published();

        assertThat(kinds(done(publishing.compare(world.as(WorkspaceRole.VIEWER), "tasks", 1, 2))))
                .containsExactly("addField");
        assertThat(kinds(done(publishing.compare(world.as(WorkspaceRole.VIEWER), "tasks", 2, 1))))
                .containsExactly("retireField");
        assertThat(refused(publishing.compare(world.as(WorkspaceRole.VIEWER), "tasks", 1, 9)))
                .isEqualTo("NotFound not-found");
    }

    @Test
    void listShouldGiveAllVersionsPageByPage() {
        draft(field("a", false));
        published();
        draft(field("a", false), field("b", false));
        published();
        draft(field("a", false), field("b", false), field("c", false));
        published();

        Page<Version> first = done(publishing.list(world.as(WorkspaceRole.VIEWER), "tasks", 2, Optional.empty()));
        Page<Version> rest = done(publishing.list(world.as(WorkspaceRole.VIEWER), "tasks", 2, first.nextCursor()));

        assertThat(first.items()).extracting(Version::number).containsExactly(3, 2);
        assertThat(rest.items()).extracting(Version::number).containsExactly(1);
        assertThat(rest.nextCursor()).isEmpty();
        assertThat(refused(publishing.list(world.as(WorkspaceRole.VIEWER), "tasks", 2, Optional.of("x"))))
                .isEqualTo("Malformed malformed-cursor");
    }

    private Runnable leftovers(InMemoryAuditLog log) {
        return ModelingServices.auditLeftovers(versions, world.stores.apps(), Trails.into(log), () -> NOW);
    }

    @Test
    void publishShouldHaveOneEntryWhetherItWasWrittenAtOnceOrIsAddedLater() {
        draft(field("title", false));
        published();
        leftovers(world.auditLog).run();
        assertThat(world.auditLog.all()).singleElement().satisfies(entry -> {
            assertThat(entry.event()).isEqualTo(AppEvents.published(app, 1, "a message"));
            assertThat(entry.actor()).isEqualTo(Actor.of(world.as(WorkspaceRole.BUILDER)));
        });

        InMemoryAuditLog crashed = new InMemoryAuditLog();
        leftovers(crashed).run();
        leftovers(crashed).run();
        assertThat(crashed.all()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo(world.auditLog.all().getFirst().id());
            assertThat(entry.actor()).isEqualTo(Actor.newcomer(world.ada.id()));
        });
    }

    @Test
    void versionShouldStandWhenItsEntryCannotBeWritten() {
        draft(field("title", false));
        world.auditLog.setAway(true);
        assertThat(published().number()).isEqualTo(1);
        world.auditLog.setAway(false);
        assertThat(world.auditLog.all()).isEmpty();
        leftovers(world.auditLog).run();
        assertThat(world.auditLog.all()).hasSize(1);
    }
}
