package io.modelwright.application.records.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.application.records.RecordsServices;
import io.modelwright.application.records.transfer.TransferBench;
import io.modelwright.core.records.JsonBody;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.records.driven.RecordJournal;
import io.modelwright.ports.records.driving.RecordHistory;
import io.modelwright.ports.records.driving.RecordHistory.Action;
import io.modelwright.ports.records.driving.RecordHistory.Entry;
import io.modelwright.ports.records.driving.Records;
import io.modelwright.testkit.jobs.JobRequests;
import io.modelwright.testkit.records.InMemoryRecordStore.HistoryRow;
import io.modelwright.testkit.records.RecordsInUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordHistoryTest {

    private static final byte[] KEY = new byte[32];

    private final TransferBench bench = new TransferBench();
    private final Records records =
            RecordsServices.records(bench, bench.store(), JobRequests.IDS, bench.clock(), KEY, TransferBench.SEALER);
    private final RecordHistory history = RecordHistoryServices.history(
            bench, bench.store(), this::journal, records, TransferBench.SEALER, bench.clock());

    /** The history that the store kept; all of it is of tasks, by Alice. */
    private List<RecordJournal.Entry> journal(AppId app, UUID record, long below, int limit) {
        return bench.store().history(app).stream()
                .filter(row -> row.record().equals(record) && row.version() < below)
                .sorted(Comparator.comparingLong(HistoryRow::version).reversed())
                .limit(limit)
                .map(row -> new RecordJournal.Entry(
                        row.version(),
                        bench.inUse().entity("task").id(),
                        row.action(),
                        RecordsInUse.ALICE,
                        RecordsInUse.NOW,
                        (Json.JsonObject) row.delta()))
                .toList();
    }

    private UUID created(Json.JsonObject task) {
        return TransferBench.done(records.create(bench.alice(), "app", "task", task, QueryParameters.NONE))
                .records()
                .getFirst()
                .id();
    }

    private void patched(UUID id, Json change) {
        TransferBench.done(records.patch(
                bench.alice(), "app", "task", id.toString(), OptionalLong.empty(), change, QueryParameters.NONE));
    }

    private void deleted(UUID id) {
        TransferBench.done(records.delete(bench.alice(), "app", "task", id.toString(), OptionalLong.empty()));
    }

    private String read(UUID id) {
        return TransferBench.done(records.read(bench.alice(), "app", "task", id.toString(), QueryParameters.NONE))
                .body()
                .toString();
    }

    private static Json.JsonObject title(String title) {
        return Json.object().put("title", title).build();
    }

    private static Json change(Json from, Json to) {
        return Json.object().put("from", from).put("to", to).build();
    }

    private List<Entry> listed(UUID id) {
        return TransferBench.done(history.list(bench.alice(), "app", "task", id, 100, Optional.empty()))
                .items();
    }

    private Outcome<JsonBody> restored(UUID id, long version) {
        return history.restore(bench.alice(), "app", "task", id, version);
    }

    @Test
    void listShouldTellWhatEachChangeChangedNewestFirst() {
        UUID id = created(title("a"));
        patched(id, Json.object().put("title", "b").put("priority", 2).build());
        deleted(id);

        List<Entry> entries = listed(id);

        assertThat(entries).extracting(Entry::action).containsExactly(Action.DELETED, Action.UPDATED, Action.CREATED);
        assertThat(entries).extracting(Entry::version).containsExactly(3L, 2L, 1L);
        assertThat(entries.get(0).changes().find("title")).contains(change(Json.of("b"), Json.JsonNull.NULL));
        assertThat(entries.get(1).changes())
                .isEqualTo(Json.object()
                        .put("title", change(Json.of("a"), Json.of("b")))
                        .put("priority", change(Json.JsonNull.NULL, Json.of(2)))
                        .build());
        assertThat(entries.get(2).changes().find("title")).contains(change(Json.JsonNull.NULL, Json.of("a")));
        assertThat(entries.get(2).by()).isEqualTo(RecordsInUse.ALICE);
    }

    @Test
    void listShouldWalkOnInPages() {
        UUID id = created(title("0"));
        for (int i = 1; i <= 6; i++) {
            patched(id, title(Integer.toString(i)));
        }
        List<Entry> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Entry> page = TransferBench.done(history.list(bench.alice(), "app", "task", id, 3, cursor));
            seen.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor.isPresent());

        assertThat(seen).isEqualTo(listed(id));
        assertThat(seen).hasSize(7);
    }

    @Test
    void listShouldHideWhatTheCallerMayNotSeeToday() {
        UUID id =
                created(Json.object().put("title", "a").put("estimate", "1.00").build());
        patched(id, Json.object().put("estimate", "2.00").build());
        bench.actAs("member");

        assertThat(listed(id))
                .allSatisfy(entry -> assertThat(entry.changes().members()).doesNotContainKey("estimate"));
        assertThat(TransferBench.code(history.list(bench.bob(), "app", "task", id, 10, Optional.empty())))
                .isEqualTo("not-found");
    }

    @Test
    void listShouldShowADeletedRecordOnlyToThoseWhoCouldReadIt() {
        UUID id = created(title("a"));
        deleted(id);
        bench.actAs("member");

        assertThat(listed(id)).hasSize(2);
        assertThat(TransferBench.code(history.list(bench.bob(), "app", "task", id, 10, Optional.empty())))
                .isEqualTo("not-found");
        bench.actAs("reviewer");
        assertThat(TransferBench.code(history.list(bench.bob(), "app", "project", id, 10, Optional.empty())))
                .isEqualTo("not-found");
    }

    @Test
    void listShouldKnowNoRecordThatNeverWas() {
        assertThat(TransferBench.code(
                        history.list(bench.alice(), "app", "task", JobRequests.IDS.next(), 10, Optional.empty())))
                .isEqualTo("not-found");
        assertThat(TransferBench.code(
                        history.list(bench.alice(), "app", "task", JobRequests.IDS.next(), 10, Optional.of("x"))))
                .isEqualTo("malformed-cursor");
        assertThat(TransferBench.code(
                        history.list(bench.alice(), "app", "task", JobRequests.IDS.next(), 0, Optional.empty())))
                .isEqualTo("malformed-limit");
    }

    @Test
    void restoreShouldMakeAChangedRecordWhatItWas() {
        UUID id = created(Json.object().put("title", "a").put("priority", 1).build());
        String before = read(id);
        patched(
                id,
                Json.object()
                        .put("title", "b")
                        .put("priority", Json.JsonNull.NULL)
                        .build());
        patched(id, title("c"));

        TransferBench.done(restored(id, 1));

        assertThat(read(id)).isEqualTo(before.replace("\"version\":1", "\"version\":4"));
        assertThat(listed(id)).hasSize(4);
    }

    @Test
    void restoreShouldBringADeletedRecordBackUnderItsIdAndGoOnCounting() {
        UUID id = created(Json.object().put("title", "a").put("priority", 1).build());
        patched(id, title("b"));
        deleted(id);

        TransferBench.done(restored(id, 1));

        assertThat(read(id)).contains("\"title\":\"a\"", "\"priority\":1", "\"version\":4", id.toString());
        assertThat(listed(id))
                .extracting(Entry::action)
                .containsExactly(Action.RESTORED, Action.DELETED, Action.UPDATED, Action.CREATED);
        TransferBench.done(restored(id, 2));
        assertThat(read(id)).contains("\"title\":\"b\"", "\"version\":5");
    }

    @Test
    void restoreShouldHoldToTheRulesOfToday() {
        String project = TransferBench.done(records.create(
                        bench.alice(),
                        "app",
                        "project",
                        Json.object().put("name", "p").build(),
                        QueryParameters.NONE))
                .records()
                .getFirst()
                .id()
                .toString();
        UUID id =
                created(Json.object().put("title", "a").put("project", project).build());
        deleted(id);
        created(Json.object().put("title", "a").put("project", project).build());

        assertThat(restored(id, 1))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.Invalid.class));
    }

    @Test
    void restoreShouldNeedAVersionThatHeldTheRecord() {
        UUID id = created(title("a"));
        deleted(id);

        assertThat(TransferBench.code(restored(id, 2))).isEqualTo("nothing-to-restore");
        assertThat(TransferBench.code(restored(id, 7))).isEqualTo("not-found");
    }

    @Test
    void restoreShouldNeedTheRightToChange() {
        UUID id = created(title("a"));
        patched(id, title("b"));
        bench.actAs("reviewer");

        assertThat(TransferBench.code(restored(id, 1))).isIn("forbidden", "invalid-record", "not-found");
        deletedAsAlice(id);
        assertThat(TransferBench.code(restored(id, 1))).isIn("forbidden", "not-found");
    }

    private void deletedAsAlice(UUID id) {
        bench.actAsOwner();
        deleted(id);
        bench.actAs("reviewer");
    }
}
