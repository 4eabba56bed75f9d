package io.modelwright.testkit.records;

import static io.modelwright.testkit.records.RecordsInUse.ALICE;
import static io.modelwright.testkit.records.RecordsInUse.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.Check;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.RelatedCursors;
import io.modelwright.core.records.RequestContext;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.records.WritePlan;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.records.driven.Fenced;
import io.modelwright.ports.records.driven.RecordStore.Command;
import io.modelwright.ports.records.driven.RecordStore.Commit;
import io.modelwright.ports.records.driven.RecordStore.LoadQuery;
import io.modelwright.ports.records.driven.RecordStore.WriteFault;
import io.modelwright.ports.records.driven.RecordStore.Written;
import io.modelwright.testkit.records.InMemoryRecordStore.HistoryRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every record store does when it is written to. */
public interface RecordWritesContract {

    /** A fresh, empty store in which version 1 of that app is live. */
    RecordsInUse live(CompiledApp app);

    /** The history of the app, in the order of the changes; the deltas without regard to the order of members. */
    List<HistoryRow> history(RecordsInUse records);

    @Test
    default void readsAndWritesShouldBeStaleWhenTheFenceHasMoved() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        StoredRecord tag = records.create(ALICE, "tag", Map.of("name", "a"));
        var before = records.fence();
        records.fences().bumpRights(records.app().app());
        var plan = records.plan(WritePlan.Kind.DELETE, "tag", Set.of(), Set.of(), List.of());
        Fenced<Written> written = records.store()
                .write(new Commit(
                        plan, before, records.as(ALICE), (e, r, m, l) -> "", List.of(new Command.Delete(tag))));
        assertThat(written).isInstanceOf(Fenced.Stale.class);
        assertThat(records.read("tag", tag.id(), "")).contains("\"a\"");
        assertThat(history(records)).hasSize(1);
    }

    @Test
    default void readsAndWritesShouldBeStaleWhenSomethingHasChangedForTheirCaller() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        StoredRecord tag = records.create(ALICE, "tag", Map.of("name", "a"));
        RequestContext before = records.as(ALICE);
        records.fences().bumpCaller(ALICE);
        WritePlan plan = records.plan(WritePlan.Kind.DELETE, "tag", Set.of(), Set.of(), List.of());
        RelatedCursors none = (e, r, m, l) -> "";
        Commit commit = new Commit(plan, records.fence(), before, none, List.of(new Command.Delete(tag)));
        assertThat(records.store().write(commit)).isInstanceOf(Fenced.Stale.class);
        assertThat(records.store()
                        .load(new LoadQuery(
                                records.everything(),
                                records.entity("tag"),
                                records.fence(),
                                before,
                                List.of(tag.id()),
                                Set.of())))
                .isInstanceOf(Fenced.Stale.class);
        assertThat(records.read("tag", tag.id(), "")).contains("\"a\"");

        records.fences().bumpCaller(BOB);
        assertThat(records.fences().callerEpoch(ALICE)).isEqualTo(1);
        assertThat(records.fences().callerEpoch(BOB)).isEqualTo(1);
        assertThat(records.read("tag", tag.id(), "")).contains("\"a\"");
    }

    @Test
    default void updateShouldMakeTheNextVersionAndKeepWhatWasBefore() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        StoredRecord task = records.create(ALICE, "task", Map.of("title", "a", "priority", 1));
        records.update(task, "task", Map.of("title", "b"));
        assertThat(records.read("task", task.id(), "")).contains("\"title\":\"b\"", "\"priority\":1", "\"version\":2");
        Json delta =
                Json.object().put(records.id("task", "title").toString(), "a").build();
        assertThat(history(records).getLast()).isEqualTo(new HistoryRow(task.id(), 2, "update", delta));
    }

    @Test
    default void updateShouldBeRefusedWhenTheRecordHasMovedOn() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        StoredRecord task = records.create(ALICE, "task", Map.of("title", "a"));
        records.update(task, "task", Map.of("title", "b"));
        WritePlan plan = records.plan(WritePlan.Kind.UPDATE, "task", Set.of("title"), Set.of(), List.of());
        Written written =
                records.written(plan, new Command.Update(task, records.changed(task, "task", Map.of("title", "c"))));
        assertThat(written).isEqualTo(new Written.Failed(List.of(new WriteFault.Moved(0))));
        assertThat(records.read("task", task.id(), "")).contains("\"title\":\"b\"");
        assertThat(history(records)).hasSize(2);
    }

    @Test
    default void updateShouldReplaceTheSetWhenLinksAreGiven() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        UUID a = records.create(ALICE, "tag", Map.of("name", "a")).id();
        UUID b = records.create(ALICE, "tag", Map.of("name", "b")).id();
        StoredRecord task = records.create(ALICE, "task", Map.of("title", "t"), Map.of("tags", List.of(a)));
        StoredRecord after =
                task.changed(RecordsInUse.NOW, ALICE, task.values(), Map.of(records.id("task", "tags"), List.of(b)));
        Written written = records.written(
                records.plan(WritePlan.Kind.UPDATE, "task", Set.of(), Set.of("tags"), List.of()),
                new Command.Update(task, after));
        assertThat(((Written.Stored) written).records().getFirst().body().toString())
                .contains("\"tags\":[\"" + b + "\"]");
        assertThat(records.read("task", task.id(), "")).contains("\"tags\":[\"" + b + "\"]");
        assertThat(records.load(records.everything(), ALICE, "task", List.of(task.id()), "tags")
                        .getFirst()
                        .links())
                .isEqualTo(Map.of(records.id("task", "tags"), List.of(b)));
    }

    @Test
    default void writeShouldNameTheSetWhenValuesAreTaken() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        records.create(ALICE, "project", Map.of("name", "P"));
        StoredRecord again = records.draft(ALICE, "project", Map.of("name", "P"), Map.of());
        WritePlan plan = records.plan(WritePlan.Kind.CREATE, "project", Set.of(), Set.of(), List.of());
        assertThat(records.written(plan, new Command.Create(again)))
                .isEqualTo(new Written.Failed(List.of(new WriteFault.NotUnique(0, records.id("project", "name")))));
    }

    @Test
    default void writeShouldNameTheRelationWhenItsTargetIsMissing() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        UUID nobody = UUID.randomUUID();
        WritePlan plan = records.plan(WritePlan.Kind.CREATE, "task", Set.of(), Set.of("tags"), List.of());
        StoredRecord task = records.draft(ALICE, "task", Map.of("title", "a", "project", nobody), Map.of());
        assertThat(records.written(plan, new Command.Create(task)))
                .isEqualTo(new Written.Failed(List.of(new WriteFault.NoTarget(0, records.id("task", "project")))));
        StoredRecord tagged = records.draft(ALICE, "task", Map.of("title", "a"), Map.of("tags", List.of(nobody)));
        assertThat(records.written(plan, new Command.Create(tagged)))
                .isEqualTo(new Written.Failed(List.of(new WriteFault.NoTarget(0, records.id("task", "tags")))));
    }

    @Test
    default void commitShouldStoreNothingWhenOneCommandFails() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        records.create(ALICE, "tag", Map.of("name", "b"));
        WritePlan plan = records.plan(WritePlan.Kind.CREATE, "tag", Set.of(), Set.of(), List.of());
        Written written = records.written(
                plan,
                new Command.Create(records.draft(ALICE, "tag", Map.of("name", "a"), Map.of())),
                new Command.Create(records.draft(ALICE, "tag", Map.of("name", "b"), Map.of())));
        assertThat(written)
                .isEqualTo(new Written.Failed(List.of(new WriteFault.NotUnique(1, records.id("tag", "name")))));
        assertThat(records.list(records.everything(), ALICE, "tag", "fields=name"))
                .matches(RecordSamples.list("b"));
        assertThat(history(records)).hasSize(1);
    }

    @Test
    default void deleteShouldTellWhoStillRefers() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        StoredRecord project = records.create(ALICE, "project", Map.of("name", "P"));
        records.create(ALICE, "invoice", Map.of("project", project.id()));
        assertThat(records.delete(project, "project"))
                .isEqualTo(new Written.Failed(
                        List.of(new WriteFault.StillReferenced(0, records.id("invoice", "project")))));
        assertThat(records.read("project", project.id(), "")).contains("\"P\"");
    }

    @Test
    default void deleteShouldTakeAlongAndReleaseWithHistory() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        StoredRecord project = records.create(ALICE, "project", Map.of("name", "P"));
        StoredRecord task = records.create(ALICE, "task", Map.of("title", "a", "project", project.id()));
        StoredRecord child = records.create(ALICE, "task", Map.of("title", "b", "parent", task.id()));
        StoredRecord sheet = records.create(ALICE, "sheet", Map.of("task", child.id()));
        assertThat(records.delete(project, "project")).isEqualTo(new Written.Stored(List.of()));
        assertThat(records.read("task", task.id(), "")).contains("\"project\":null", "\"version\":2");
        StoredRecord moved = records.load(records.everything(), ALICE, "task", List.of(task.id()))
                .getFirst();
        assertThat(records.delete(moved, "task")).isEqualTo(new Written.Stored(List.of()));
        for (var gone : List.of(child.id(), sheet.id())) {
            assertThat(history(records))
                    .anyMatch(row -> row.record().equals(gone) && row.action().equals("delete") && row.version() == 2);
        }
        assertThat(records.read(records.everything(), ALICE, "sheet", sheet.id(), ""))
                .isEmpty();
    }

    @Test
    default void historyShouldNeverHoldSecrets() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        StoredRecord record = records.create(ALICE, "sample", RecordSamples.sampleValues());
        records.update(record, "sample", Map.of("secretValue", "other", "textValue", "x"));
        StoredRecord changed = records.load(records.everything(), ALICE, "sample", List.of(record.id()))
                .getFirst();
        records.delete(changed, "sample");
        assertThat(history(records).toString()).doesNotContain("sealed", "other");
    }

    @Test
    default void checksShouldAllBeToldAndStoreNothing() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        StoredRecord closed = records.create(ALICE, "project", Map.of("name", "P", "active", false));
        var member = records.role("member");
        Check permitted = records.permitted(member, "task", Action.CREATE, true);
        Check holds = new Check.Holds(records.entity("task").rules().get(1));
        Check reaches = new Check.Reaches(
                (Member.ToOne) records.entity("task").find("project").orElseThrow());
        WritePlan plan = new WritePlan(
                WritePlan.Kind.CREATE,
                Set.of(),
                Set.of(),
                List.of(permitted, holds, reaches),
                records.readPlan(member, "task", ""));
        StoredRecord task = records.draft(BOB, "task", Map.of("title", "a", "project", closed.id()), Map.of());
        assertThat(records.written(plan, new Command.Create(task)))
                .isEqualTo(new Written.Failed(List.of(
                        new WriteFault.CheckFailed(0, 0),
                        new WriteFault.CheckFailed(0, 1),
                        new WriteFault.CheckFailed(0, 2))));
        StoredRecord open = records.create(ALICE, "project", Map.of("name", "Q", "active", true));
        StoredRecord fine = records.draft(ALICE, "task", Map.of("title", "a", "project", open.id()), Map.of());
        assertThat(records.written(plan, new Command.Create(fine))).isInstanceOf(Written.Stored.class);
    }
}
