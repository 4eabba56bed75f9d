package io.modelwright.testkit.records;

import static io.modelwright.testkit.records.RecordsInUse.ALICE;
import static io.modelwright.testkit.records.RecordsInUse.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.Check;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.RecordBody;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.records.WritePlan;
import io.modelwright.ports.records.driven.RecordStore.Command;
import io.modelwright.ports.records.driven.RecordStore.WriteFault;
import io.modelwright.ports.records.driven.RecordStore.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every record store does when one commit creates many records: what one after the other would do. */
public interface RecordBulkContract {

    /** A fresh, empty store in which version 1 of that app is live. */
    RecordsInUse live(CompiledApp app);

    private static RecordsInUse live(RecordBulkContract contract) {
        return contract.live(RecordFixtures.app(RecordFixtures.design(), 1));
    }

    private static Written create(RecordsInUse records, WritePlan plan, List<StoredRecord> created) {
        return records.written(plan, created.stream().map(Command.Create::new).toArray(Command[]::new));
    }

    private static WritePlan plan(RecordsInUse records, String entity, String... links) {
        return records.plan(WritePlan.Kind.CREATE, entity, Set.of(), Set.of(links), List.of());
    }

    @Test
    default void recordsShouldBeStoredAndAnsweredInTheirOrderWithValuesOfEveryType() {
        RecordsInUse records = live(this);
        List<StoredRecord> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(records.draft(
                    ALICE,
                    "sample",
                    i % 2 == 0 ? RecordSamples.sampleValues() : Map.of("textValue", "t" + i),
                    Map.of()));
        }
        Written written = create(records, plan(records, "sample"), created);
        List<RecordBody> bodies = ((Written.Stored) written).records();
        assertThat(bodies)
                .extracting(RecordBody::id)
                .isEqualTo(created.stream().map(StoredRecord::id).toList());
        for (RecordBody body : bodies) {
            assertThat(body.body().toString()).isEqualTo(records.read("sample", body.id(), ""));
        }
        StoredRecord single = records.create(ALICE, "sample", RecordSamples.sampleValues());
        String alone = records.read("sample", single.id(), "fields=" + FIELDS);
        assertThat(records.read("sample", created.getFirst().id(), "fields=" + FIELDS))
                .isEqualTo(alone.replace(
                        single.id().toString(), created.getFirst().id().toString()));
    }

    /** Those of the sample that are equal in every record: all but the number. */
    String FIELDS =
            "textValue,longTextValue,emailValue,urlValue,phoneValue,slugValue,integerValue,longValue,decimalValue,"
                    + "floatValue,booleanValue,dateValue,timeValue,dateTimeValue,durationValue,uuidValue,jsonValue,colorValue,"
                    + "geoPointValue,secretValue,moneyValue,choiceValue,multiValue,coded";

    @Test
    default void numbersShouldBeDrawnInOrderAndKeptWhereTheyAreGiven() {
        RecordsInUse records = live(this);
        List<StoredRecord> created = List.of(
                records.draft(ALICE, "task", Map.of("title", "a"), Map.of()),
                records.draft(ALICE, "task", Map.of("title", "b", "number", 70L), Map.of()),
                records.draft(ALICE, "task", Map.of("title", "c"), Map.of()),
                records.draft(ALICE, "task", Map.of("title", "d"), Map.of()));
        assertThat(create(records, plan(records, "task"), created)).isInstanceOf(Written.Stored.class);
        assertThat(records.list(records.everything(), ALICE, "task", "fields=number&sort=title"))
                .matches("\\[.*\"1\".*\"70\".*\"2\".*\"3\".*\\]");
    }

    @Test
    default void recordsShouldReferToOthersOfTheSameCommit() {
        RecordsInUse records = live(this);
        List<StoredRecord> created = new ArrayList<>();
        created.add(records.draft(ALICE, "task", Map.of("title", "t0"), Map.of()));
        for (int i = 1; i < 5; i++) {
            UUID parent = created.get(i / 2).id();
            created.add(records.draft(ALICE, "task", Map.of("title", "t" + i, "parent", parent), Map.of()));
        }
        Check reaches = new Check.Reaches(
                (Member.ToOne) records.entity("task").find("parent").orElseThrow());
        WritePlan plan = records.plan(WritePlan.Kind.CREATE, "task", Set.of(), Set.of(), List.of(reaches));
        assertThat(create(records, plan, created)).isInstanceOf(Written.Stored.class);
        assertThat(records.read("task", created.getLast().id(), "fields=parent"))
                .contains(created.get(2).id().toString());
    }

    @Test
    default void linksShouldBeStoredForEachRecord() {
        RecordsInUse records = live(this);
        UUID a = records.create(ALICE, "tag", Map.of("name", "a")).id();
        UUID b = records.create(ALICE, "tag", Map.of("name", "b")).id();
        List<StoredRecord> created = List.of(
                records.draft(
                        ALICE, "task", Map.of("title", "1"), Map.of("tags", List.of(b, a), "watchers", List.of(a))),
                records.draft(ALICE, "task", Map.of("title", "2"), Map.of()),
                records.draft(ALICE, "task", Map.of("title", "3"), Map.of("tags", List.of(b))));
        Written written = create(records, plan(records, "task", "tags", "watchers"), created);
        for (RecordBody body : ((Written.Stored) written).records()) {
            assertThat(body.body().toString()).isEqualTo(records.read("task", body.id(), ""));
        }
        assertThat(records.list(records.everything(), ALICE, "task", "fields=title,tags&sort=title&expand=tags"))
                .contains("\"a\"", "\"b\"");
    }

    @Test
    default void firstBrokenConstraintShouldBeToldWithTheChecksThatFailedBeforeIt() {
        RecordsInUse records = live(this);
        StoredRecord closed = records.create(ALICE, "project", Map.of("name", "P", "active", false));
        Check holds = new Check.Holds(records.entity("task").rules().get(1));
        WritePlan plan = records.plan(WritePlan.Kind.CREATE, "task", Set.of(), Set.of(), List.of(holds));
        List<StoredRecord> created = List.of(
                records.draft(ALICE, "task", Map.of("title", "a"), Map.of()),
                records.draft(ALICE, "task", Map.of("title", "b", "project", closed.id()), Map.of()),
                records.draft(ALICE, "task", Map.of("title", "c", "parent", UUID.randomUUID()), Map.of()),
                records.draft(ALICE, "task", Map.of("title", "d", "project", UUID.randomUUID()), Map.of()),
                records.draft(ALICE, "task", Map.of("title", "e", "project", closed.id()), Map.of()));
        assertThat(create(records, plan, created))
                .isEqualTo(new Written.Failed(List.of(
                        new WriteFault.CheckFailed(1, 0), new WriteFault.NoTarget(2, records.id("task", "parent")))));
        assertThat(records.list(records.everything(), ALICE, "task", "")).isEqualTo("[]");
    }

    @Test
    default void secondOfTwoEqualsShouldBeNamedAndOneThatIsThereHasMoved() {
        RecordsInUse records = live(this);
        List<StoredRecord> tags = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "b", "a")) {
            tags.add(records.draft(ALICE, "tag", Map.of("name", name), Map.of()));
        }
        assertThat(create(records, plan(records, "tag"), tags))
                .isEqualTo(new Written.Failed(List.of(new WriteFault.NotUnique(3, records.id("tag", "name")))));
        assertThat(create(records, plan(records, "tag"), tags.subList(0, 3))).isInstanceOf(Written.Stored.class);
        List<StoredRecord> again = List.of(records.draft(ALICE, "tag", Map.of("name", "x"), Map.of()), tags.get(2));
        assertThat(create(records, plan(records, "tag"), again))
                .isEqualTo(new Written.Failed(List.of(new WriteFault.Moved(1))));
    }

    @Test
    default void permissionShouldBeCheckedForEachRecord() {
        RecordsInUse records = live(this);
        WritePlan plan = new WritePlan(
                WritePlan.Kind.CREATE,
                Set.of(),
                Set.of(),
                List.of(records.permitted(records.role("member"), "task", Action.CREATE, true)),
                records.readPlan(records.role("member"), "task", ""));
        List<StoredRecord> created = List.of(
                records.draft(ALICE, "task", Map.of("title", "a"), Map.of()),
                records.draft(BOB, "task", Map.of("title", "b"), Map.of()),
                records.draft(BOB, "task", Map.of("title", "c"), Map.of()),
                records.draft(ALICE, "task", Map.of("title", "d"), Map.of()));
        assertThat(create(records, plan, created))
                .isEqualTo(new Written.Failed(
                        List.of(new WriteFault.CheckFailed(1, 0), new WriteFault.CheckFailed(2, 0))));
        assertThat(create(records, plan, List.of(created.get(0), created.get(3))))
                .isInstanceOf(Written.Stored.class);
    }
}
