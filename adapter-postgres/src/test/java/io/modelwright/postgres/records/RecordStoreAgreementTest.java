package io.modelwright.postgres.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.records.AggregatePlan;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.JsonBody;
import io.modelwright.core.records.QueryCompiler;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.records.RecordRights;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.records.driven.RecordStore.AggregateQuery;
import io.modelwright.ports.records.driven.RecordStore.ListQuery;
import io.modelwright.ports.records.driven.RecordStore.ListedPage;
import io.modelwright.postgres.JsonText;
import io.modelwright.testkit.records.InMemoryRecordStore;
import io.modelwright.testkit.records.RecordFixtures;
import io.modelwright.testkit.records.RecordsInUse;
import io.modelwright.testkit.servers.TestDatabase;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/**
 * Whatever somebody of any standing asks, PostgreSQL answers what the reference answers by evaluating record by record: no
 * row, value, count or group more. That is how nothing leaks.
 */
class RecordStoreAgreementTest {

    private static final int QUERIES = 40;
    private static final CompiledApp APP = RecordFixtures.app(RecordFixtures.design(), 1);

    private static final List<String> FILTERS = List.of(
            "",
            "status == 'todo'",
            "status != 'done' && !done",
            "due != null && due < date('2027-02-01')",
            "project.name == 'p1'",
            "project.active",
            "project == null",
            "priority > 2 || estimate < 5.0",
            "parent.project.name != 'p0'",
            "overdue",
            "cost >= 4.0",
            "title.contains('a')",
            "description == null",
            "createdBy == user.id",
            "title in ['a0', 'b1', 'c2']",
            "project.budget > 10.0",
            "size(title) > 1",
            "parent != null && parent.status == 'done'");
    private static final List<String> SORTS = List.of(
            "",
            "title",
            "-title",
            "due,title",
            "-due",
            "project.name,-priority",
            "-project.name",
            "status,-due,title",
            "overdue,-number",
            "-cost",
            "parent.title",
            "project",
            "-done,priority",
            "sheet.note",
            "project.budget");
    private static final List<String> SHOWN = List.of(
            "",
            "expand=project",
            "expand=tags",
            "expand=project.tasks",
            "expand=parent.parent,children",
            "fields=title,description,estimate,project.name",
            "expand=sheet",
            "fields=tags,sheet.note,overdue",
            "fields=title,children.tags.name");
    private static final List<String> AGGREGATES = List.of(
            "aggregate=count",
            "aggregate=count&groupBy=status",
            "aggregate=sum(estimate),avg(priority)&groupBy=project",
            "aggregate=min(due),max(due),count&groupBy=project.name,status",
            "aggregate=max(title)&groupBy=overdue",
            "aggregate=sum(cost),min(number)&groupBy=parent",
            "aggregate=avg(estimate)&groupBy=createdBy");

    /** Two stores with the same records. */
    private record Twins(RecordsInUse reference, RecordsInUse postgres) {}

    @Property(tries = 12)
    void storesShouldAgreeOnListsPagesCountsAndAggregates(@ForAll long seed) {
        Random random = new Random(seed);
        try (TestDatabase database = PublishedDatabase.fresh()) {
            InMemoryRecordStore memory = new InMemoryRecordStore();
            memory.publish(APP.app(), 1);
            Twins twins = new Twins(
                    new RecordsInUse(memory, memory, APP),
                    new RecordsInUse(new PostgresRecordStore(database), new PostgresFences(database), APP));
            fill(twins, random);
            for (int i = 0; i < QUERIES; i++) {
                AccountId who = random.nextBoolean() ? RecordsInUse.ALICE : RecordsInUse.BOB;
                RecordRights rights = rights(twins.reference(), random);
                if (random.nextInt(4) == 0) {
                    compareAggregates(twins, rights, who, filtered(random) + "&" + pick(AGGREGATES, random));
                } else {
                    String order = "&sort=" + pick(SORTS, random);
                    String query = filtered(random) + order + "&" + pick(SHOWN, random) + "&count=true&limit="
                            + (1 + random.nextInt(5));
                    comparePages(twins, rights, who, query);
                }
            }
        }
    }

    private static RecordRights rights(RecordsInUse records, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> records.everything();
            case 1 -> records.role("member");
            case 2 -> records.role("reviewer");
            default -> records.role("member", "reviewer");
        };
    }

    private static String filtered(Random random) {
        String q = random.nextInt(5) == 0
                ? "&q=" + pick(List.of("a", "B 1", "0"), random).replace(" ", "+")
                : "";
        return "filter=" + URLEncoder.encode(pick(FILTERS, random), StandardCharsets.UTF_8) + q;
    }

    private static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Every page of the list, one after the other, with the same cursors. */
    private static void comparePages(Twins twins, RecordRights rights, AccountId who, String query) {
        var compiled = QueryCompiler.list(rights, APP.entity("task"), RecordsInUse.done(QueryParameters.parse(query)));
        if (!(compiled instanceof Outcome.Done<QueryCompiler.ListRequest>(QueryCompiler.ListRequest request))) {
            return;
        }
        List<? extends @Nullable Object> after = List.of();
        do {
            ListedPage expected = page(twins.reference(), request, who, after);
            ListedPage actual = page(twins.postgres(), request, who, after);
            assertThat(JsonText.parse(actual.items().toString()))
                    .as(query)
                    .isEqualTo(JsonText.parse(expected.items().toString()));
            assertThat(actual.total()).as(query).isEqualTo(expected.total());
            assertThat(shape(actual.next())).as(query).isEqualTo(shape(expected.next()));
            after = actual.next();
        } while (!after.isEmpty());
    }

    private static List<String> shape(List<? extends @Nullable Object> keys) {
        return keys.stream()
                .map(key -> key instanceof BigDecimal number
                        ? number.stripTrailingZeros().toPlainString()
                        : String.valueOf(key))
                .toList();
    }

    private static ListedPage page(
            RecordsInUse records,
            QueryCompiler.ListRequest request,
            AccountId who,
            List<? extends @Nullable Object> after) {
        return RecordsInUse.current(records.store()
                .list(new ListQuery(
                        request.plan(),
                        records.fence(),
                        records.as(who),
                        (entity, record, member, last) -> "c",
                        request.limit(),
                        after,
                        request.count())));
    }

    private static void compareAggregates(Twins twins, RecordRights rights, AccountId who, String query) {
        Outcome<AggregatePlan> compiled =
                QueryCompiler.aggregate(rights, APP.entity("task"), RecordsInUse.done(QueryParameters.parse(query)));
        if (compiled instanceof Outcome.Done<AggregatePlan>(AggregatePlan plan)) {
            assertThat(JsonText.parse(aggregate(twins.postgres(), plan, who).toString()))
                    .as(query)
                    .isEqualTo(JsonText.parse(
                            aggregate(twins.reference(), plan, who).toString()));
        }
    }

    private static JsonBody aggregate(RecordsInUse records, AggregatePlan plan, AccountId who) {
        return RecordsInUse.current(
                records.store().aggregate(new AggregateQuery(plan, records.fence(), records.as(who))));
    }

    private static void fill(Twins twins, Random random) {
        List<UUID> projects = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("name", "p" + i);
            values.put("active", random.nextBoolean());
            values.put("budget", random.nextBoolean() ? new BigDecimal(random.nextInt(30) + ".50") : null);
            projects.add(create(twins, person(random), "project", values, Map.of()));
        }
        List<UUID> tags = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tags.add(create(twins, person(random), "tag", Map.of("name", "t" + i), Map.of()));
        }
        List<UUID> tasks = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            List<UUID> linked =
                    tags.stream().filter(tag -> random.nextInt(3) == 0).toList();
            UUID task = create(twins, person(random), "task", task(random, i, projects, tasks), Map.of("tags", linked));
            tasks.add(task);
            if (random.nextInt(3) == 0) {
                create(twins, person(random), "sheet", Map.of("note", "n" + random.nextInt(3), "task", task), Map.of());
            }
        }
    }

    private static Map<String, @Nullable Object> task(
            Random random, int number, List<UUID> projects, List<UUID> tasks) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(
                "title", "" + (char) ('a' + random.nextInt(3)) + number % 4 + (random.nextBoolean() ? "\u00e4" : ""));
        values.put("description", random.nextBoolean() ? "a" + random.nextInt(3) : null);
        values.put("status", random.nextInt(5) == 0 ? null : pick(List.of("todo", "doing", "done"), random));
        values.put("done", random.nextInt(4) == 0 ? null : random.nextBoolean());
        values.put("priority", random.nextInt(3) == 0 ? null : 1 + random.nextInt(5));
        values.put("estimate", random.nextInt(3) == 0 ? null : new BigDecimal(random.nextInt(9) + ".25"));
        values.put("due", random.nextInt(3) == 0 ? null : LocalDate.of(2027, 1 + random.nextInt(4), 1));
        values.put("project", number == 0 || random.nextInt(4) == 0 ? null : pick(projects, random));
        values.put("parent", tasks.isEmpty() || random.nextBoolean() ? null : pick(tasks, random));
        if (values.get("project") != null) {
            // title and project together are unique
            values.put("title", values.get("title") + "-" + number);
        }
        return values;
    }

    private static AccountId person(Random random) {
        return random.nextBoolean() ? RecordsInUse.ALICE : RecordsInUse.BOB;
    }

    private static UUID create(
            Twins twins,
            AccountId by,
            String entity,
            Map<String, ? extends @Nullable Object> values,
            Map<String, List<UUID>> links) {
        StoredRecord record = twins.reference().create(by, entity, values, links);
        twins.postgres().create(by, entity, values, links);
        return record.id();
    }
}
