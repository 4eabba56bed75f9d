package io.modelwright.testkit.records;

import static io.modelwright.testkit.records.RecordsInUse.ALICE;
import static io.modelwright.testkit.records.RecordsInUse.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.files.StoredFile;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.Explanation;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.ports.files.driven.FileRepository;
import io.modelwright.ports.records.driven.RecordStore.ListQuery;
import io.modelwright.ports.records.driven.RecordStore.ListedPage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every record store does when it is read. */
public interface RecordReadsContract {

    /** A fresh, empty store in which version 1 of that app is live. */
    RecordsInUse live(CompiledApp app);

    /** The files that the store knows of. */
    FileRepository files();

    @Test
    default void readShouldShowEveryTypeAsTheWireWritesIt() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        StoredRecord record = records.create(ALICE, "sample", RecordSamples.sampleValues());
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
    default void explanationsShouldTellHowAndNotWhat() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        records.create(ALICE, "sample", RecordSamples.sampleValues());
        String query = "filter=textValue%20==%20'a%20secret%20thing'&sort=-createdAt";

        Explanation planned = records.explain(ALICE, "sample", query, false);
        assertThat(planned.statement()).isNotBlank().doesNotContain("a secret thing");
        assertThat(planned.plan()).isNotEmpty();
        assertThat(planned.took()).isEmpty();

        Explanation done = records.explain(ALICE, "sample", query, true);
        assertThat(done.statement()).isEqualTo(planned.statement());
        assertThat(done.took()).isPresent();
    }

    @Test
    default void filesShouldBeShownWithWhatIsKnownOfThem() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        StoredFile file = RecordSamples.file(records.app().app());
        files().keep(file, Long.MAX_VALUE);
        UUID unknown = new UUID(9, 9);
        String shown = "\"fileValue\":{\"id\":\"" + file.id()
                + "\",\"name\":\"a \\\"b\\\", {c}.pdf\",\"size\":12345678901,\"mediaType\":\"application/pdf\"}";

        StoredRecord record =
                records.create(ALICE, "sample", Map.of("fileValue", file.id().value()));
        assertThat(records.read("sample", record.id(), "")).contains(shown);
        assertThat(records.list(records.everything(), ALICE, "sample", "fields=fileValue"))
                .isEqualTo("[{\"id\":\"" + record.id() + "\"," + shown + "}]");
        String filter = "filter=fileValue%20==%20'" + file.id() + "'&fields=fileValue";
        assertThat(records.list(records.everything(), ALICE, "sample", filter)).contains(shown);
        assertThat(scanned(records, "fields=fileValue"))
                .containsExactly(file.id().value());

        records.update(record, "sample", Map.of("fileValue", unknown));
        assertThat(records.read("sample", record.id(), "fields=fileValue"))
                .contains("\"fileValue\":{\"id\":\"" + unknown + "\",\"name\":null,\"size\":null,\"mediaType\":null}");
    }

    private static List<@Nullable Object> scanned(RecordsInUse records, String query) {
        List<@Nullable Object> values = new ArrayList<>();
        var request = records.listRequest(records.everything(), "sample", query);
        ListQuery asked = new ListQuery(
                request.plan(), records.fence(), records.as(ALICE), (e, r, m, l) -> "", 1, List.of(), false);
        RecordsInUse.current(records.store().scan(asked, row -> values.add(row.get(1))));
        return values;
    }

    @Test
    default void loadShouldGiveBackWhatWasStored() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        StoredRecord record = records.create(ALICE, "sample", RecordSamples.sampleValues());
        StoredRecord loaded = records.load(records.everything(), ALICE, "sample", List.of(record.id()))
                .getFirst();
        Map<ElementId, Object> values = new HashMap<>(loaded.values());
        assertThat(values.remove(records.id("sample", "numberValue"))).isEqualTo(1L);
        assertThat(values).isEqualTo(record.values());
        assertThat(loaded.createdAt()).isEqualTo(record.createdAt());
    }

    @Test
    default void durationsShouldKeepTheirSignAndMicroseconds() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
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
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        StoredRecord record = records.create(ALICE, "sample", Map.of());
        for (String member : RecordSamples.sampleValues().keySet()) {
            assertThat(records.read("sample", record.id(), "")).contains("\"" + member + "\":null");
        }
    }

    @Test
    default void readShouldFindNothingWhenThereIsNoSuchRecord() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        assertThat(records.read(records.everything(), ALICE, "task", UUID.randomUUID(), ""))
                .isEmpty();
    }

    @Test
    default void listShouldFilterSortAndCount() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        RecordSamples.tasks(records);
        assertThat(records.list(
                        records.everything(),
                        ALICE,
                        "task",
                        "filter=status=='todo'%26%26priority>1&fields=title&sort=-priority"))
                .matches(RecordSamples.list("c", "b"));
        ListedPage page = records.page(records.everything(), ALICE, "task", "count=true&limit=2&sort=title", List.of());
        assertThat(page.total()).hasValue(5);
        assertThat(page.next()).hasSize(2);
    }

    @Test
    default void listShouldPutAbsentValuesLastBothWays() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        RecordSamples.tasks(records);
        assertThat(records.list(records.everything(), ALICE, "task", "fields=title&sort=due,title"))
                .matches(RecordSamples.list("b", "a", "c", "d", "e"));
        assertThat(records.list(records.everything(), ALICE, "task", "fields=title&sort=-due,title"))
                .matches(RecordSamples.list("a", "b", "c", "d", "e"));
    }

    @Test
    default void pagesShouldJoinToTheWholeListWhenReadOneByOne() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        RecordSamples.tasks(records);
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
                                    items.stream().map(RecordSamples::inner).toList()) + "]")
                    .as(sort)
                    .isEqualTo(whole);
        }
    }

    @Test
    default void pagesShouldStayStableWhenRecordsComeBetween() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        RecordSamples.tasks(records);
        ListedPage first =
                records.page(records.everything(), ALICE, "task", "limit=2&fields=title&sort=title", List.of());
        records.create(ALICE, "task", Map.of("title", "aa"));
        records.create(ALICE, "task", Map.of("title", "bb"));
        ListedPage second =
                records.page(records.everything(), ALICE, "task", "limit=2&fields=title&sort=title", first.next());
        assertThat(first.items().toString()).matches(RecordSamples.list("a", "b"));
        assertThat(second.items().toString()).matches(RecordSamples.list("bb", "c"));
    }

    @Test
    default void listShouldFindWordsInAnyTextWhateverTheirCase() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        records.create(ALICE, "task", Map.of("title", "Buy 100% Äpfel", "description", "today"));
        records.create(ALICE, "task", Map.of("title", "Buy pears"));
        assertThat(records.list(records.everything(), ALICE, "task", "fields=title&q=äpfel+TODAY"))
                .matches(RecordSamples.list("Buy 100% Äpfel"));
        assertThat(records.list(records.everything(), ALICE, "task", "fields=title&q=100%25"))
                .contains("Äpfel");
        assertThat(records.list(records.everything(), ALICE, "task", "fields=title&q=1_0"))
                .isEqualTo("[]");
    }

    @Test
    default void readShouldExpandRelationsOfEveryKind() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
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
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        List<UUID> watchers = List.of(BOB.value(), ALICE.value());
        StoredRecord task = records.create(ALICE, "task", Map.of("title", "a"), Map.of("watchers", watchers));
        String ids = "\"watchers\":[\"" + ALICE + "\",\"" + BOB + "\"]";
        assertThat(records.read("task", task.id(), "")).contains(ids, "\"tags\":[]");
        assertThat(records.list(records.role("member"), ALICE, "task", "fields=watchers"))
                .contains(ids);
    }

    @Test
    default void toManyShouldGoOnBehindItsCursorWhenThereAreMore() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
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
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        RecordSamples.tasks(records);
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
    default void rightsShouldHideRowsFieldsAndRelatedRecords() {
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
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
        RecordsInUse records = live(RecordFixtures.app(RecordFixtures.design(), 1));
        RecordSamples.tasks(records);
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
}
