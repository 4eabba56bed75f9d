package io.modelwright.testkit.records;

import static io.modelwright.testkit.records.RecordsInUse.ALICE;
import static io.modelwright.testkit.records.RecordsInUse.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.Check;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.GeoPointValue;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.MoneyValue;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.records.WritePlan;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.records.driven.Fenced;
import io.modelwright.ports.records.driven.RecordStore.Command;
import io.modelwright.ports.records.driven.RecordStore.Commit;
import io.modelwright.ports.records.driven.RecordStore.ListQuery;
import io.modelwright.ports.records.driven.RecordStore.ListedPage;
import io.modelwright.ports.records.driven.RecordStore.WriteFault;
import io.modelwright.ports.records.driven.RecordStore.Written;
import io.modelwright.testkit.records.InMemoryRecordStore.HistoryRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every record store does. */
public interface RecordStoreContract {

    /** A fresh, empty store in which version 1 of that app is live. */
    RecordsInUse live(CompiledApp app);

    /** The history of the app, in the order of the changes; the deltas without regard to the order of members. */
    List<HistoryRow> history(RecordsInUse records);

    private RecordsInUse live() {
        return live(RecordFixtures.app(RecordFixtures.design(), 1));
    }

    private static Map<String, Object> sampleValues() {
        Map<String, Object> values = new HashMap<>();
        values.put("textValue", "Ünïcode \"quoted\" \\ / \n\t\u0001 😀");
        values.put("longTextValue", "# Title");
        values.put("emailValue", "a@b.example");
        values.put("urlValue", "https://a.example/?q=1");
        values.put("phoneValue", "+49 30 123");
        values.put("slugValue", "a-b");
        values.put("integerValue", -2_147_483_648);
        values.put("longValue", 9_223_372_036_854_775_807L);
        values.put("decimalValue", new BigDecimal("-1234567890.1200"));
        values.put("floatValue", 0.1);
        values.put("booleanValue", false);
        values.put("dateValue", LocalDate.of(1, 1, 1));
        values.put("timeValue", LocalTime.of(14, 5));
        values.put("dateTimeValue", Instant.parse("2027-01-31T23:59:59.000001Z"));
        values.put("durationValue", Duration.ofHours(26).plusNanos(500_000_000));
        values.put("uuidValue", new UUID(7, 7));
        values.put(
                "jsonValue",
                Json.object()
                        .put("a", Json.array(List.of(Json.of(1), Json.JsonNull.NULL)))
                        .build());
        values.put("colorValue", "#1e90ff");
        values.put("geoPointValue", new GeoPointValue(52.5, -13.25));
        values.put("secretValue", "sealed");
        values.put("moneyValue", new MoneyValue(new BigDecimal("12.5000"), "EUR"));
        values.put("choiceValue", "b");
        values.put("multiValue", List.of("red", "blue"));
        values.put("coded", "AB1");
        return values;
    }

    @Test
    default void readShouldShowEveryTypeAsTheWireWritesIt() {
        RecordsInUse records = live();
        StoredRecord record = records.create(ALICE, "sample", sampleValues());
        assertThat(records.read("sample", record.id(), "").replace(" ", ""))
                .contains("\"textValue\":\"Ünïcode\\\"quoted\\\"\\\\/\\n\\t\\u0001😀\"")
                .contains("\"integerValue\":-2147483648", "\"longValue\":\"9223372036854775807\"")
                .contains("\"decimalValue\":\"-1234567890.1200\"", "\"floatValue\":0.1", "\"booleanValue\":false")
                .contains("\"dateValue\":\"0001-01-01\"", "\"timeValue\":\"14:05:00\"")
                .contains("\"dateTimeValue\":\"2027-01-31T23:59:59.000001Z\"", "\"durationValue\":\"PT26H0.5S\"")
                .contains("\"jsonValue\":{\"a\":[1,null]}", "\"geoPointValue\":{\"lat\":52.5,\"lon\":-13.25}")
                .contains("\"secretValue\":{\"set\":true}")
                .contains("\"moneyValue\":{\"amount\":\"12.5000\",\"currency\":\"EUR\"}")
                .contains("\"multiValue\":[\"red\",\"blue\"]", "\"fileValue\":null", "\"numberValue\":\"1\"")
                .contains("\"version\":1", "\"createdAt\":\"2027-03-10T12:00:00.123456Z\"")
                .contains("\"createdBy\":\"" + ALICE + "\"");
    }

    @Test
    default void loadShouldGiveBackWhatWasStored() {
        RecordsInUse records = live();
        StoredRecord record = records.create(ALICE, "sample", sampleValues());
        StoredRecord loaded = records.load(records.everything(), ALICE, "sample", List.of(record.id()))
                .getFirst();
        Map<ElementId, Object> values = new HashMap<>(loaded.values());
        assertThat(values.remove(records.id("sample", "numberValue"))).isEqualTo(1L);
        assertThat(values).isEqualTo(record.values());
        assertThat(loaded.createdAt()).isEqualTo(record.createdAt());
    }

    @Test
    default void durationsShouldKeepTheirSignAndMicroseconds() {
        RecordsInUse records = live();
        for (Duration duration : List.of(
                Duration.ofHours(-26).minusNanos(500_000_000),
                Duration.ofNanos(-1_000),
                Duration.ZERO,
                Duration.ofSeconds(59).plusNanos(999_999_000),
                Duration.ofHours(1_900_000_000))) {
            StoredRecord record = records.create(ALICE, "sample", Map.of("durationValue", duration));
            assertThat(records.read("sample", record.id(), "")).contains("\"durationValue\":\"" + duration + "\"");
            assertThat(records.load(records.everything(), ALICE, "sample", List.of(record.id()))
                            .getFirst()
                            .value(records.id("sample", "durationValue")))
                    .isEqualTo(duration);
        }
    }

    @Test
    default void readShouldShowAbsentValuesAsNull() {
        RecordsInUse records = live();
        StoredRecord record = records.create(ALICE, "sample", Map.of());
        for (String member : sampleValues().keySet()) {
            assertThat(records.read("sample", record.id(), "")).contains("\"" + member + "\":null");
        }
    }

    @Test
    default void readShouldFindNothingWhenThereIsNoSuchRecord() {
        RecordsInUse records = live();
        assertThat(records.read(records.everything(), ALICE, "task", UUID.randomUUID(), ""))
                .isEmpty();
    }

    @Test
    default void readsAndWritesShouldBeStaleWhenTheFenceHasMoved() {
        RecordsInUse records = live();
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
    default void listShouldFilterSortAndCount() {
        RecordsInUse records = live();
        tasks(records);
        assertThat(records.list(
                        records.everything(),
                        ALICE,
                        "task",
                        "filter=status=='todo'%26%26priority>1&fields=title&sort=-priority"))
                .matches(list("c", "b"));
        ListedPage page = records.page(records.everything(), ALICE, "task", "count=true&limit=2&sort=title", List.of());
        assertThat(page.total()).hasValue(5);
        assertThat(page.next()).hasSize(2);
    }

    @Test
    default void listShouldPutAbsentValuesLastBothWays() {
        RecordsInUse records = live();
        tasks(records);
        assertThat(records.list(records.everything(), ALICE, "task", "fields=title&sort=due,title"))
                .matches(list("b", "a", "c", "d", "e"));
        assertThat(records.list(records.everything(), ALICE, "task", "fields=title&sort=-due,title"))
                .matches(list("a", "b", "c", "d", "e"));
    }

    @Test
    default void pagesShouldJoinToTheWholeListWhenReadOneByOne() {
        RecordsInUse records = live();
        tasks(records);
        for (String sort :
                List.of("", "&sort=due", "&sort=-due", "&sort=project.name,-priority", "&sort=-status,due")) {
            List<String> items = new ArrayList<>();
            List<? extends @Nullable Object> after = List.of();
            do {
                ListedPage page =
                        records.page(records.everything(), ALICE, "task", "limit=1&fields=title" + sort, after);
                items.add(page.items().toString());
                after = page.next();
            } while (!after.isEmpty());
            String whole = records.list(records.everything(), ALICE, "task", "fields=title" + sort);
            assertThat("["
                            + String.join(
                                    ",",
                                    items.stream()
                                            .map(RecordStoreContract::inner)
                                            .toList()) + "]")
                    .as(sort)
                    .isEqualTo(whole);
        }
    }

    @Test
    default void pagesShouldStayStableWhenRecordsComeBetween() {
        RecordsInUse records = live();
        tasks(records);
        ListedPage first =
                records.page(records.everything(), ALICE, "task", "limit=2&fields=title&sort=title", List.of());
        records.create(ALICE, "task", Map.of("title", "aa"));
        records.create(ALICE, "task", Map.of("title", "bb"));
        ListedPage second =
                records.page(records.everything(), ALICE, "task", "limit=2&fields=title&sort=title", first.next());
        assertThat(first.items().toString()).matches(list("a", "b"));
        assertThat(second.items().toString()).matches(list("bb", "c"));
    }

    @Test
    default void listShouldFindWordsInAnyTextWhateverTheirCase() {
        RecordsInUse records = live();
        records.create(ALICE, "task", Map.of("title", "Buy 100% Äpfel", "description", "today"));
        records.create(ALICE, "task", Map.of("title", "Buy pears"));
        assertThat(records.list(records.everything(), ALICE, "task", "fields=title&q=äpfel+TODAY"))
                .matches(list("Buy 100% Äpfel"));
        assertThat(records.list(records.everything(), ALICE, "task", "fields=title&q=100%25"))
                .contains("Äpfel");
        assertThat(records.list(records.everything(), ALICE, "task", "fields=title&q=1_0"))
                .isEqualTo("[]");
    }

    @Test
    default void readShouldExpandRelationsOfEveryKind() {
        RecordsInUse records = live();
        StoredRecord project = records.create(ALICE, "project", Map.of("name", "P"));
        StoredRecord tag = records.create(ALICE, "tag", Map.of("name", "T"));
        StoredRecord task = records.create(
                ALICE, "task", Map.of("title", "a", "project", project.id()), Map.of("tags", List.of(tag.id())));
        records.create(ALICE, "sheet", Map.of("note", "n", "task", task.id()));
        assertThat(records.read("task", task.id(), ""))
                .contains("\"project\":\"" + project.id() + "\"", "\"tags\":[\"" + tag.id() + "\"]")
                .doesNotContain("\"sheet\"", "\"children\"");
        assertThat(records.read(
                        "task",
                        task.id(),
                        "expand=project.tasks,tags,sheet&fields=title,project.name,tags.name,sheet.note"))
                .contains("\"name\":\"P\"", "\"name\":\"T\"", "\"note\":\"n\"", "\"nextCursor\":null");
        assertThat(records.list(records.everything(), ALICE, "tag", "fields=name,tasks.title"))
                .contains("\"tasks\":{\"items\":[{\"id\":\"" + task.id() + "\",\"title\":\"a\"}],\"nextCursor\":null}");
    }

    @Test
    default void peopleShouldBeShownByTheirIds() {
        RecordsInUse records = live();
        List<UUID> watchers = List.of(BOB.value(), ALICE.value());
        StoredRecord task = records.create(ALICE, "task", Map.of("title", "a"), Map.of("watchers", watchers));
        String ids = "\"watchers\":[\"" + ALICE + "\",\"" + BOB + "\"]";
        assertThat(records.read("task", task.id(), "")).contains(ids, "\"tags\":[]");
        assertThat(records.list(records.role("member"), ALICE, "task", "fields=watchers"))
                .contains(ids);
    }

    @Test
    default void toManyShouldGoOnBehindItsCursorWhenThereAreMore() {
        RecordsInUse records = live();
        StoredRecord project = records.create(ALICE, "project", Map.of("name", "P"));
        List<UUID> tasks = new ArrayList<>();
        for (int i = 0; i < 27; i++) {
            tasks.add(records.create(ALICE, "task", Map.of("title", "t" + i, "project", project.id()))
                    .id());
        }
        assertThat(records.read("project", project.id(), "fields=tasks.title"))
                .contains("\"t24\"", "\"nextCursor\":\"after-" + tasks.get(24) + "\"")
                .doesNotContain("\"t25\"");
        assertThat(records.readBehind("project", project.id(), "fields=tasks.title", "tasks", tasks.get(24)))
                .contains("\"t25\"", "\"t26\"", "\"nextCursor\":null")
                .doesNotContain("\"t24\"");
    }

    @Test
    default void aggregateShouldComputePerGroup() {
        RecordsInUse records = live();
        tasks(records);
        assertThat(records.aggregate(
                                records.everything(),
                                ALICE,
                                "task",
                                "aggregate=count,sum(estimate),avg(priority),max(due)&groupBy=status")
                        .replace(" ", ""))
                .contains(
                        "{\"group\":{\"status\":\"done\"},\"count\":1,\"sum\":{\"estimate\":\"1.50\"},\"avg\":{\"priority\":null},\"max\":{\"due\":\"2027-02-02\"}}")
                .contains("\"avg\":{\"priority\":\"2.500000\"}");
        assertThat(records.aggregate(
                        records.everything(), ALICE, "task", "filter=title=='none'&aggregate=count,sum(estimate)"))
                .contains("\"count\":0", "\"estimate\":null");
    }

    @Test
    default void updateShouldMakeTheNextVersionAndKeepWhatWasBefore() {
        RecordsInUse records = live();
        StoredRecord task = records.create(ALICE, "task", Map.of("title", "a", "priority", 1));
        records.update(task, "task", Map.of("title", "b"));
        assertThat(records.read("task", task.id(), "")).contains("\"title\":\"b\"", "\"priority\":1", "\"version\":2");
        Json delta =
                Json.object().put(records.id("task", "title").toString(), "a").build();
        assertThat(history(records).getLast()).isEqualTo(new HistoryRow(task.id(), 2, "update", delta));
    }

    @Test
    default void updateShouldBeRefusedWhenTheRecordHasMovedOn() {
        RecordsInUse records = live();
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
        RecordsInUse records = live();
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
        RecordsInUse records = live();
        records.create(ALICE, "project", Map.of("name", "P"));
        StoredRecord again = records.draft(ALICE, "project", Map.of("name", "P"), Map.of());
        WritePlan plan = records.plan(WritePlan.Kind.CREATE, "project", Set.of(), Set.of(), List.of());
        assertThat(records.written(plan, new Command.Create(again)))
                .isEqualTo(new Written.Failed(List.of(new WriteFault.NotUnique(0, records.id("project", "name")))));
    }

    @Test
    default void writeShouldNameTheRelationWhenItsTargetIsMissing() {
        RecordsInUse records = live();
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
        RecordsInUse records = live();
        records.create(ALICE, "tag", Map.of("name", "b"));
        WritePlan plan = records.plan(WritePlan.Kind.CREATE, "tag", Set.of(), Set.of(), List.of());
        Written written = records.written(
                plan,
                new Command.Create(records.draft(ALICE, "tag", Map.of("name", "a"), Map.of())),
                new Command.Create(records.draft(ALICE, "tag", Map.of("name", "b"), Map.of())));
        assertThat(written)
                .isEqualTo(new Written.Failed(List.of(new WriteFault.NotUnique(1, records.id("tag", "name")))));
        assertThat(records.list(records.everything(), ALICE, "tag", "fields=name"))
                .matches(list("b"));
        assertThat(history(records)).hasSize(1);
    }

    @Test
    default void deleteShouldTellWhoStillRefers() {
        RecordsInUse records = live();
        StoredRecord project = records.create(ALICE, "project", Map.of("name", "P"));
        records.create(ALICE, "invoice", Map.of("project", project.id()));
        assertThat(records.delete(project, "project"))
                .isEqualTo(new Written.Failed(
                        List.of(new WriteFault.StillReferenced(0, records.id("invoice", "project")))));
        assertThat(records.read("project", project.id(), "")).contains("\"P\"");
    }

    @Test
    default void deleteShouldTakeAlongAndReleaseWithHistory() {
        RecordsInUse records = live();
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
        RecordsInUse records = live();
        StoredRecord record = records.create(ALICE, "sample", sampleValues());
        records.update(record, "sample", Map.of("secretValue", "other", "textValue", "x"));
        StoredRecord changed = records.load(records.everything(), ALICE, "sample", List.of(record.id()))
                .getFirst();
        records.delete(changed, "sample");
        assertThat(history(records).toString()).doesNotContain("sealed", "other");
    }

    @Test
    default void checksShouldAllBeToldAndStoreNothing() {
        RecordsInUse records = live();
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

    @Test
    default void rightsShouldHideRowsFieldsAndRelatedRecords() {
        RecordsInUse records = live();
        StoredRecord closed = records.create(ALICE, "project", Map.of("name", "P", "active", false));
        Map<String, Object> finished = new HashMap<>(Map.of("title", "theirs", "status", "done"));
        finished.put("project", closed.id());
        StoredRecord theirs = records.create(BOB, "task", finished);
        records.create(BOB, "task", Map.of("title", "hidden", "status", "todo"));
        records.create(
                ALICE, "task", Map.of("title", "mine", "estimate", new BigDecimal("3.00"), "project", closed.id()));
        var member = records.role("member");
        String list = records.list(member, ALICE, "task", "sort=title&expand=project");
        assertThat(list).contains("\"mine\"", "\"theirs\"").doesNotContain("hidden", "estimate", "cost", "\"P\"");
        assertThat(records.list(member, ALICE, "task", "fields=project"))
                .doesNotContain(closed.id().toString());
        assertThat(records.list(member, ALICE, "task", "filter=project!=null")).isEqualTo("[]");
        assertThat(records.aggregate(member, ALICE, "task", "groupBy=project.name"))
                .contains("\"count\":2")
                .doesNotContain("\"P\"");
        assertThat(records.read(member, BOB, "project", closed.id(), "")).isEmpty();
        assertThat(records.read(member, ALICE, "task", theirs.id(), "")).isPresent();
    }

    @Test
    default void scanShouldShowEveryRowInOrder() {
        RecordsInUse records = live();
        tasks(records);
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();
        var request = records.listRequest(records.everything(), "task", "fields=title,due&sort=-title");
        long count = RecordsInUse.current(records.store()
                .scan(
                        new ListQuery(
                                request.plan(),
                                records.fence(),
                                records.as(ALICE),
                                (e, r, m, l) -> "",
                                1,
                                List.of(),
                                false),
                        rows::add));
        assertThat(count).isEqualTo(5);
        assertThat(rows.stream().map(row -> row.get(1)).toList()).isEqualTo(List.of("e", "d", "c", "b", "a"));
        assertThat(rows.getLast().get(2)).isEqualTo(LocalDate.of(2027, 2, 2));
    }

    private static void tasks(RecordsInUse records) {
        StoredRecord x = records.create(ALICE, "project", Map.of("name", "X"));
        StoredRecord y = records.create(ALICE, "project", Map.of("name", "Y"));
        task(records, "a", "done", null, "2027-02-02", x.id(), "1.50");
        task(records, "b", "todo", 2, "2027-01-01", y.id(), "2.00");
        task(records, "c", "todo", 3, null, y.id(), null);
        task(records, "d", "doing", 1, null, null, "10.00");
        task(records, "e", "todo", null, null, x.id(), "0.25");
    }

    private static void task(
            RecordsInUse records,
            String title,
            String status,
            @Nullable Integer priority,
            @Nullable String due,
            @Nullable UUID project,
            @Nullable String estimate) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("title", title);
        values.put("status", status);
        values.put("priority", priority);
        values.put("due", due == null ? null : LocalDate.parse(due));
        values.put("project", project);
        values.put("estimate", estimate == null ? null : new BigDecimal(estimate));
        records.create(ALICE, "task", values);
    }

    /** A list of records with nothing but an id and a title or name. */
    private static String list(String... names) {
        StringBuilder pattern = new StringBuilder("\\[");
        for (int i = 0; i < names.length; i++) {
            pattern.append(i == 0 ? "" : ",").append("\\{\"id\":\"[0-9a-f-]+\",\"(title|name)\":\"");
            pattern.append(Pattern.quote(names[i])).append("\"\\}");
        }
        return pattern.append("\\]").toString();
    }

    private static String inner(String array) {
        return array.substring(1, array.length() - 1);
    }
}
