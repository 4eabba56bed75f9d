package io.modelwright.application.modeling;

import static io.modelwright.application.Outcomes.done;
import static io.modelwright.application.Outcomes.refused;
import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.application.apps.AppsWorld;
import io.modelwright.application.audit.Trails;
import io.modelwright.application.jobs.JobContext;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.core.apps.App;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobProgress;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonObject;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.modeling.driven.SchemaMigrator.Ended;
import io.modelwright.ports.modeling.driving.Drafts;
import io.modelwright.ports.modeling.driving.Publishing;
import io.modelwright.ports.modeling.driving.Publishing.Publish;
import io.modelwright.ports.modeling.driving.Publishing.Published;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.jobs.InMemoryJobQueue;
import io.modelwright.testkit.modeling.InMemorySchemaMigrator;
import io.modelwright.testkit.modeling.InMemoryVersionRepository;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Publishes whose preparation takes long. */
final class LaterPublishingTest {

    private static final JobContext UNDISTURBED = new JobContext() {
        @Override
        public void progress(JobProgress progress) {
            // nobody looks
        }

        @Override
        public boolean shouldStop() {
            return false;
        }
    };

    private final AppsWorld world = new AppsWorld();
    private final App app = world.anApp("tasks");
    private final Principal ada = world.as(WorkspaceRole.BUILDER);
    private final InMemoryVersionRepository versions = new InMemoryVersionRepository();
    private final InMemorySchemaMigrator migrator = new InMemorySchemaMigrator(versions, change -> 0L);
    private final InMemoryJobQueue queue = new InMemoryJobQueue(() -> NOW, IdentityFixtures::nextId);
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
            queue,
            Trails.into(world.auditLog),
            IdentityFixtures::nextId,
            () -> NOW);
    private final JobHandler handler = ModelingServices.publishHandler(
            world.stores.drafts(),
            versions,
            migrator,
            world.services.access(),
            account -> account.equals(ada.account()) ? Optional.of(ada) : Optional.empty(),
            Trails.into(world.auditLog),
            () -> NOW);

    @BeforeEach
    void publishFirstVersionOfALargeTable() {
        draft("integer");
        assertThat(done(publish("first"))).isInstanceOf(Published.Now.class);
        migrator.grow("task");
        draft("text");
    }

    @Test
    void largeTableShouldBePreparedByAJobThatMakesTheVersion() {
        Published later = done(publish("second"));

        assertThat(later).isInstanceOf(Published.Later.class);
        assertThat(versions.live(app.id()).orElseThrow().number()).isEqualTo(1);
        assertThat(handler.run(claimed(), UNDISTURBED))
                .isEqualTo(new JobEnd.Succeeded(Json.object().put("version", 2).build()));
        assertThat(versions.live(app.id()).orElseThrow().message()).isEqualTo("second");
    }

    @Test
    void jobShouldSucceedAgainWhenItDiedAfterTheSwitch() {
        done(publish("second"));
        Job job = claimed();
        JobEnd first = handler.run(job, UNDISTURBED);

        assertThat(handler.run(job, UNDISTURBED)).isEqualTo(first);
        assertThat(versions.live(app.id()).orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void sameJobShouldStandForTheSamePublishAndRefuseAnother() {
        Published first = done(publish("second"));

        assertThat(done(publish("second"))).isEqualTo(first);
        assertThat(refused(publish("another"))).isEqualTo("Conflict publish-conflict");
    }

    @Test
    void jobShouldFailWhenTheDraftWasChangedMeanwhile() {
        done(publish("second"));
        draft("decimal");

        assertThat(code(handler.run(claimed(), UNDISTURBED))).isEqualTo("stale-draft");
        assertThat(versions.live(app.id()).orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void jobShouldBeTriedAgainWhenTheTablesStayInUse() {
        done(publish("second"));
        migrator.interfere(app.id(), new Ended.Blocked());
        Job job = claimed();

        assertThat(handler.run(job, UNDISTURBED)).isInstanceOf(JobEnd.Retryable.class);
        assertThat(handler.run(job, UNDISTURBED)).isInstanceOf(JobEnd.Succeeded.class);
    }

    @Test
    void jobShouldBeTriedAgainWhenTheSessionOfADeadNodeHoldsTheLock() {
        done(publish("second"));
        migrator.interfere(app.id(), new Ended.Conflict());
        Job job = claimed();

        assertThat(handler.run(job, UNDISTURBED)).isInstanceOf(JobEnd.Retryable.class);
        assertThat(handler.run(job, UNDISTURBED)).isInstanceOf(JobEnd.Succeeded.class);
    }

    @Test
    void jobShouldFailWhenItsOwnerMayDoNothingAnyMore() {
        done(publish("second"));
        JobHandler orphaned = ModelingServices.publishHandler(
                world.stores.drafts(),
                versions,
                migrator,
                world.services.access(),
                account -> Optional.empty(),
                Trails.into(world.auditLog),
                () -> NOW);

        assertThat(orphaned.run(claimed(), UNDISTURBED)).isInstanceOf(JobEnd.Failed.class);
    }

    private static String code(JobEnd end) {
        return end instanceof JobEnd.Failed(var failure) ? failure.code() : end.toString();
    }

    private Job claimed() {
        return queue.claim(Set.of(handler.kind()), 1, Duration.ofMinutes(1), Duration.ZERO)
                .getFirst();
    }

    private Outcome<Published> publish(String message) {
        Set<String> changes = Set.copyOf(changeIds());
        return publishing.publish(ada, "tasks", new Publish(message, changes, Map.of(), Optional.empty(), Set.of()));
    }

    private List<String> changeIds() {
        JsonObject plan = (JsonObject) done(publishing.plan(ada, "tasks"));
        return ((Json.JsonArray) plan.find("changes").orElseThrow())
                .items().stream()
                        .map(change -> ((JsonObject) change).find("id").orElseThrow())
                        .map(id -> ((Json.JsonString) id).value())
                        .toList();
    }

    /** One entity with one field, the same one each time, of that type. */
    private void draft(String type) {
        Json.ObjectBuilder field = Json.object().put("name", "size").put("type", type);
        if (type.equals("decimal")) {
            field.put("precision", 10).put("scale", 2);
        }
        var current = done(drafts.load(ada, "tasks"));
        Json.ObjectBuilder entity = Json.object().put("name", "task");
        if (current.document() instanceof JsonObject document
                && document.find("entities").orElse(Json.JsonNull.NULL) instanceof Json.JsonArray(List<Json> entities)
                && !entities.isEmpty()) {
            JsonObject known = (JsonObject) entities.getFirst();
            JsonObject knownField =
                    (JsonObject) ((Json.JsonArray) known.find("fields").orElseThrow())
                            .items()
                            .getFirst();
            entity.put("id", known.find("id").orElseThrow());
            field.put("id", knownField.find("id").orElseThrow());
        }
        Json document = Json.object()
                .put(
                        "entities",
                        Json.array(List.of(entity.put("fields", Json.array(List.of(field.build())))
                                .build())))
                .build();
        done(drafts.replace(ada, "tasks", current.revision(), document));
    }
}
