package io.modelwright.application.records.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.records.driving.RecordTransfer;
import io.modelwright.ports.records.driving.RecordTransfer.Export;
import io.modelwright.ports.records.driving.RecordTransfer.ImportReport;
import io.modelwright.ports.records.driving.RecordTransfer.Line;
import io.modelwright.ports.records.driving.RecordTransfer.Rejection;
import io.modelwright.ports.records.driving.RecordTransfer.Row;
import io.modelwright.ports.records.driving.RecordTransfer.Unreadable;
import io.modelwright.testkit.records.RecordsInUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RecordTransferTest {

    private final TransferBench bench = new TransferBench();

    private ImportReport imported(String entity, List<Line> lines) {
        return TransferBench.done(bench.transfer().importNow(bench.alice(), "app", entity, lines.iterator()));
    }

    private static Json.JsonObject title(String title) {
        return Json.object().put("title", title).build();
    }

    private static List<String> codes(Rejection rejection) {
        return rejection.findings().stream()
                .map(finding -> finding.code() + " " + finding.pointer())
                .toList();
    }

    @Test
    void importShouldTellEveryFaultByItsLineAndKeepTheRest() {
        Json.JsonObject wrong = Json.object()
                .put("title", 7)
                .put("nope", true)
                .put("priority", 9)
                .build();
        Json.JsonObject unruly =
                Json.object().put("title", "x").put("done", true).build();
        Json.JsonObject astray = Json.object()
                .put("title", "y")
                .put("project", "01990000-0000-7000-8000-00000000dead")
                .build();

        ImportReport report = imported(
                "task",
                List.of(
                        new Row(2, title("a")),
                        new Row(3, wrong),
                        new Unreadable(5, "malformed-line", "No."),
                        new Row(6, unruly),
                        new Row(7, astray),
                        new Row(8, title("b"))));

        assertThat(report.read()).isEqualTo(6);
        assertThat(report.imported()).isEqualTo(2);
        assertThat(report.rejected()).isEqualTo(4);
        assertThat(report.rejections()).extracting(Rejection::line).containsExactly(3L, 5L, 6L, 7L);
        assertThat(codes(report.rejections().get(0)))
                .containsExactlyInAnyOrder("wrong-type /title", "unknown-member /nope", "out-of-range /priority");
        assertThat(codes(report.rejections().get(1))).containsExactly("malformed-line ");
        assertThat(codes(report.rejections().get(2))).containsExactly("rule /due");
        assertThat(codes(report.rejections().get(3))).containsExactly("no-target /project");
        assertThat(bench.titles()).containsExactly("a", "b");
    }

    @Test
    void importShouldRejectOnlyTheRowsThatBreakAConstraint() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 1_150; i++) {
            String name = i % 100 == 99 ? "twice" : "tag " + i;
            lines.add(new Row(i + 1, Json.object().put("name", name).build()));
        }

        ImportReport report = imported("tag", lines);

        assertThat(report.read()).isEqualTo(1_150);
        assertThat(report.imported()).isEqualTo(1_140);
        assertThat(report.rejected()).isEqualTo(10);
        assertThat(report.rejections())
                .allSatisfy(rejection -> assertThat(codes(rejection)).containsExactly("unique /name"));
        assertThat(bench.count("tag")).isEqualTo(1_140);
    }

    @Test
    void importShouldNameABoundedNumberOfRejections() {
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i <= RecordTransfer.NAMED_REJECTIONS + 500; i++) {
            lines.add(new Unreadable(i, "malformed-line", "No."));
        }

        ImportReport report = imported("tag", lines);

        assertThat(report.rejected()).isEqualTo(RecordTransfer.NAMED_REJECTIONS + 500);
        assertThat(report.rejections()).hasSize(RecordTransfer.NAMED_REJECTIONS);
        assertThat(report.rejections().getLast().line()).isEqualTo(RecordTransfer.NAMED_REJECTIONS);
    }

    @Test
    void importShouldGoOnWhenTheAppIsPublishedMeanwhile() {
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i <= 1_500; i++) {
            lines.add(new Row(i, Json.object().put("name", "tag " + i).build()));
        }
        var published = new PublishingIterator(lines.iterator(), 1_200, bench::publishAgain);

        ImportReport report = TransferBench.done(bench.transfer().importNow(bench.alice(), "app", "tag", published));

        assertThat(report.imported()).isEqualTo(1_500);
        assertThat(bench.count("tag")).isEqualTo(1_500);
    }

    @Test
    void importShouldHoldToTheRightsOfTheCaller() {
        bench.actAs("member");

        assertThat(TransferBench.code(bench.transfer()
                        .importNow(
                                bench.alice(), "app", "project", List.<Line>of().iterator())))
                .isEqualTo("forbidden");
        assertThat(TransferBench.code(bench.transfer()
                        .importNow(
                                bench.alice(), "app", "invoice", List.<Line>of().iterator())))
                .isEqualTo("not-found");
        ImportReport report = imported(
                "task",
                List.of(
                        new Row(1, title("mine")),
                        new Row(
                                2,
                                Json.object()
                                        .put("title", "x")
                                        .put("priority", 1)
                                        .build()),
                        new Row(
                                3,
                                Json.object()
                                        .put("title", "y")
                                        .put("estimate", "1.00")
                                        .build())));
        assertThat(report.imported()).isEqualTo(1);
        assertThat(codes(report.rejections().get(0))).containsExactly("read-only /priority");
        assertThat(codes(report.rejections().get(1))).containsExactly("unknown-member /estimate");
    }

    @Test
    void exportShouldShowWhatTheCallerMayReadAndNoMore() {
        RecordsInUse inUse = bench.inUse();
        inUse.create(bench.bob().account(), "task", Map.of("title", "of bob"));
        inUse.create(bench.alice().account(), "task", Map.of("title", "of alice"));
        bench.actAs("member");

        List<Json.JsonObject> rows = bench.exported("task", Optional.empty());

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().find("title")).contains(Json.of("of alice"));
        assertThat(rows.getFirst().members()).doesNotContainKey("estimate");
        assertThat(rows.getFirst().members()).containsKeys("id", "version", "createdBy", "tags", "overdue");
    }

    @Test
    void exportShouldTakeAFilterAndRefuseABadOne() {
        imported("task", List.of(new Row(1, title("a")), new Row(2, title("b"))));

        assertThat(bench.exported("task", Optional.of("title == 'b'"))).hasSize(1);
        assertThat(TransferBench.code(bench.transfer().export(bench.alice(), "app", "task", Optional.of("title =="))))
                .isEqualTo("malformed-query");
        assertThat(TransferBench.code(bench.transfer().export(bench.alice(), "app", "nope", Optional.empty())))
                .isEqualTo("not-found");
    }

    @Test
    void exportShouldBeginAnewWhenTheAppWasPublishedMeanwhile() {
        imported("task", List.of(new Row(1, title("a"))));
        Export export = TransferBench.done(bench.transfer().export(bench.alice(), "app", "task", Optional.empty()));
        bench.publishAgain();
        List<Json.JsonObject> rows = new ArrayList<>();

        export.writeTo(rows::add);

        assertThat(rows).hasSize(1);
    }

    @Test
    void exportShouldShowTheMembersOfTheLiveVersionWhenThisNodeHasNotNoticedIt() {
        bench.inUse().create(bench.alice().account(), "invoice", Map.of());
        bench.publish(renamed(bench.inUse().app().design(), "invoice", "total", "sum"));

        List<Json.JsonObject> rows = bench.exported("invoice", Optional.empty());

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().members()).containsKey("sum").doesNotContainKey("total");
    }

    @Test
    void exportShouldBeWorthAnotherTryWhenItsMembersChangeWhileItBegins() {
        Export export = TransferBench.done(bench.transfer().export(bench.alice(), "app", "invoice", Optional.empty()));
        bench.publish(renamed(bench.inUse().app().design(), "invoice", "total", "sum"));

        assertThatThrownBy(() -> export.writeTo(row -> {})).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void columnsShouldBeThoseOfTheLiveVersionWhenThisNodeHasNotNoticedIt() {
        bench.publish(renamed(bench.inUse().app().design(), "invoice", "total", "sum"));

        assertThat(TransferBench.done(bench.transfer().columns(bench.alice(), "app", "invoice")))
                .extracting(RecordTransfer.Column::name)
                .contains("sum")
                .doesNotContain("total");
    }

    private static Design renamed(Design design, String entity, String field, String name) {
        List<Entity> entities = design.entities().stream()
                .map(of -> of.name().equals(entity)
                        ? new Entity(
                                of.id(),
                                of.name(),
                                of.labels(),
                                of.recordLabel(),
                                of.fields().stream()
                                        .map(old -> old.name().equals(field)
                                                ? new Field(
                                                        old.id(),
                                                        name,
                                                        old.labels(),
                                                        old.type(),
                                                        old.required(),
                                                        old.unique(),
                                                        old.defaultValue())
                                                : old)
                                        .toList(),
                                of.rules(),
                                of.uniqueSets(),
                                of.indexes())
                        : of)
                .toList();
        return new Design(design.timeZone(), entities, design.relations(), design.roles());
    }

    @Test
    void exportShouldPassOnWhatItsSinkThrows() {
        imported("task", List.of(new Row(1, title("a"))));
        Export export = TransferBench.done(bench.transfer().export(bench.alice(), "app", "task", Optional.empty()));

        assertThatThrownBy(() -> export.writeTo(row -> {
                    throw new IllegalStateException("full");
                }))
                .hasMessage("full");
    }

    @Test
    void columnsShouldSayWhatCanBeWritten() {
        List<RecordTransfer.Column> columns =
                TransferBench.done(bench.transfer().columns(bench.alice(), "app", "task"));

        assertThat(columns)
                .filteredOn(column -> !column.writable())
                .extracting(RecordTransfer.Column::name)
                .containsExactly(
                        "id",
                        "version",
                        "createdAt",
                        "createdBy",
                        "updatedAt",
                        "updatedBy",
                        "number",
                        "overdue",
                        "cost");
        assertThat(columns)
                .extracting(RecordTransfer.Column::name)
                .contains("tags", "project")
                .doesNotContain("children");
    }

    @Property(tries = 60)
    void importShouldBringBackWhatAnExportShows(@ForAll("samples") List<Json.JsonObject> samples) {
        TransferBench from = new TransferBench();
        TransferBench to = new TransferBench();
        ImportReport first = importInto(from, samples);
        assertThat(first.rejections()).isEmpty();

        ImportReport second = importInto(to, from.exported("sample", Optional.empty()));

        assertThat(second.rejections()).isEmpty();
        assertThat(second.imported()).isEqualTo(samples.size());
        assertThat(values(to)).containsExactlyInAnyOrderElementsOf(values(from));
    }

    private static ImportReport importInto(TransferBench bench, List<Json.JsonObject> rows) {
        List<Line> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(new Row(lines.size() + 1, row)));
        return TransferBench.done(bench.transfer().importNow(bench.alice(), "app", "sample", lines.iterator()));
    }

    private static List<Json> values(TransferBench bench) {
        Set<String> own = Set.of("id", "createdAt", "createdBy", "updatedAt", "updatedBy", "numberValue");
        List<Json> rows = new ArrayList<>();
        for (Json.JsonObject row : bench.exported("sample", Optional.empty())) {
            Json.ObjectBuilder kept = Json.object();
            row.members().forEach((name, value) -> {
                if (!own.contains(name)) {
                    kept.put(name, value);
                }
            });
            rows.add(kept.build());
        }
        return rows;
    }

    @Provide
    Arbitrary<List<Json.JsonObject>> samples() {
        Map<String, Arbitrary<Json>> values = Map.ofEntries(
                Map.entry(
                        "textValue",
                        Arbitraries.strings().alpha().ofMaxLength(9).map(Json::of)),
                Map.entry(
                        "longTextValue", Arbitraries.of("a\nb", "=1", "ü \"q\"").map(Json::of)),
                Map.entry("integerValue", Arbitraries.integers().map(number -> Json.of(number.longValue()))),
                Map.entry("longValue", Arbitraries.longs().map(number -> Json.of(Long.toString(number)))),
                Map.entry("booleanValue", Arbitraries.of(true, false).map(Json::of)),
                Map.entry(
                        "dateValue", Arbitraries.of("2027-01-31", "2024-02-29").map(Json::of)),
                Map.entry("timeValue", Arbitraries.of("00:00:00", "23:59:59").map(Json::of)),
                Map.entry(
                        "dateTimeValue",
                        Arbitraries.of("2027-01-31T10:00:00.123456Z", "2027-01-31T10:00:00Z")
                                .map(Json::of)),
                Map.entry(
                        "durationValue",
                        Arbitraries.of("PT1H30M", "PT0S", "PT5M").map(Json::of)),
                Map.entry(
                        "decimalValue",
                        Arbitraries.of("0.0000", "-12345678.9000").map(Json::of)),
                Map.entry("choiceValue", Arbitraries.of("a", "b").map(Json::of)),
                Map.entry(
                        "multiValue",
                        Arbitraries.of("red", "green", "blue")
                                .set()
                                .map(names ->
                                        Json.array(names.stream().map(Json::of).toList()))),
                Map.entry(
                        "moneyValue",
                        Arbitraries.of("1.0000", "-0.0100")
                                .map(amount -> Json.object()
                                        .put("amount", amount)
                                        .put("currency", "EUR")
                                        .build())),
                Map.entry(
                        "geoPointValue",
                        Arbitraries.of(52L, -7L)
                                .map(degrees -> Json.object()
                                        .put("lat", degrees)
                                        .put("lon", degrees)
                                        .build())),
                Map.entry(
                        "jsonValue",
                        Arbitraries.of(
                                Json.of("x"),
                                Json.of(1),
                                Json.object().put("a", true).build())));
        return Arbitraries.of(values.keySet())
                .set()
                .ofMaxSize(8)
                .flatMap(chosen -> {
                    Arbitrary<Json.ObjectBuilder> row = Arbitraries.create(Json::object);
                    for (String name : chosen) {
                        Arbitrary<Json> value = values.get(name);
                        row = row.flatMap(members -> value.map(json -> members.put(name, json)));
                    }
                    return row.map(Json.ObjectBuilder::build);
                })
                .list()
                .ofMaxSize(5);
    }

    @Test
    void everythingShouldNeedAnAppThatCanBeSeen() {
        bench.hide();

        assertThat(TransferBench.code(bench.transfer().columns(bench.alice(), "app", "task")))
                .isEqualTo("not-found");
        assertThat(TransferBench.code(bench.transfer().importLater(bench.alice(), "app", "task", "u.csv")))
                .isEqualTo("not-found");
    }
}
