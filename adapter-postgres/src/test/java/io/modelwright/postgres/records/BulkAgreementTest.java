package io.modelwright.postgres.records;

import static io.modelwright.testkit.records.RecordsInUse.ALICE;
import static io.modelwright.testkit.records.RecordsInUse.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.Check;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.records.WritePlan;
import io.modelwright.ports.records.driven.RecordStore.Command;
import io.modelwright.ports.records.driven.RecordStore.Written;
import io.modelwright.testkit.records.InMemoryRecordStore;
import io.modelwright.testkit.records.RecordFixtures;
import io.modelwright.testkit.records.RecordsInUse;
import io.modelwright.testkit.servers.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Commits of many records end in PostgreSQL as in the reference, which creates one after the other. */
class BulkAgreementTest {

    private static final int COMMITS = 12;
    private static final int COMMANDS_MAX = 20;
    private static final CompiledApp APP = RecordFixtures.app(RecordFixtures.design(), 1);

    @Property(tries = 10)
    void commitsOfManyRecordsShouldEndAsOneAfterTheOther(@ForAll long seed) {
        try (TestDatabase database = PublishedDatabase.fresh()) {
            InMemoryRecordStore memory = new InMemoryRecordStore();
            memory.publish(APP.app(), 1);
            RecordsInUse reference = new RecordsInUse(memory, memory, APP);
            RecordsInUse postgres =
                    new RecordsInUse(new PostgresRecordStore(database), new PostgresFences(database), APP);
            List<UUID> projects = new ArrayList<>();
            List<UUID> tags = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Map<String, Object> project = Map.of("name", "p" + i, "active", i != 0);
                projects.add(reference.create(ALICE, "project", project).id());
                postgres.create(ALICE, "project", project);
                tags.add(reference.create(ALICE, "tag", Map.of("name", "t" + i)).id());
                postgres.create(ALICE, "tag", Map.of("name", "t" + i));
            }
            List<UUID> stored = new ArrayList<>();
            Random random = new Random(seed);
            for (int i = 0; i < COMMITS; i++) {
                long commit = random.nextLong();
                Written expected = run(reference, new Random(commit), projects, tags, stored);
                Written actual = run(postgres, new Random(commit), projects, tags, stored);
                assertThat(shown(actual)).isEqualTo(shown(expected));
                if (expected instanceof Written.Stored done) {
                    done.records().forEach(record -> stored.add(record.id()));
                }
            }
            assertThat(list(postgres)).isEqualTo(list(reference));
        }
    }

    private static Written run(
            RecordsInUse records, Random random, List<UUID> projects, List<UUID> tags, List<UUID> stored) {
        List<Check> checks = new ArrayList<>();
        if (random.nextBoolean()) {
            checks.add(new Check.Holds(records.entity("task").rules().get(1)));
        }
        if (random.nextInt(4) == 0) {
            checks.add(records.permitted(records.role("member"), "task", Action.CREATE, true));
        }
        if (random.nextBoolean()) {
            checks.add(new Check.Reaches(
                    (Member.ToOne) records.entity("task").find("parent").orElseThrow()));
        }
        WritePlan plan = records.plan(WritePlan.Kind.CREATE, "task", Set.of(), Set.of("tags"), checks);
        // How many faults there may be is drawn too: most commits should go well in part, and some altogether.
        int trouble = random.nextInt(3) * 12;
        List<Command> commands = new ArrayList<>();
        List<UUID> made = new ArrayList<>();
        int count = 2 + random.nextInt(COMMANDS_MAX);
        for (int i = 0; i < count; i++) {
            StoredRecord record = task(records, random, trouble, projects, tags, stored, made);
            made.add(record.id());
            commands.add(new Command.Create(record));
        }
        return records.written(plan, commands.toArray(Command[]::new));
    }

    private static StoredRecord task(
            RecordsInUse records,
            Random random,
            int trouble,
            List<UUID> projects,
            List<UUID> tags,
            List<UUID> stored,
            List<UUID> made) {
        boolean wrong = random.nextInt(100) < trouble;
        UUID missing = new UUID(0, random.nextLong());
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("title", wrong ? "t" + random.nextInt(3) : "u" + random.nextLong());
        values.put("project", projects.get(wrong ? random.nextInt(3) : 1 + random.nextInt(2)));
        values.put("priority", random.nextBoolean() ? random.nextInt(5) : null);
        List<UUID> parents = new ArrayList<>(random.nextInt(4) == 0 ? made : stored);
        UUID parent = parents.isEmpty() ? null : parents.get(random.nextInt(parents.size()));
        values.put("parent", wrong && random.nextInt(3) == 0 ? missing : random.nextBoolean() ? parent : null);
        List<UUID> linked = new ArrayList<>(
                tags.stream().filter(tag -> random.nextInt(3) == 0).toList());
        if (wrong && random.nextInt(4) == 0) {
            linked.add(missing);
        }
        return records.draft(random.nextInt(100) < trouble ? BOB : ALICE, "task", values, Map.of("tags", linked));
    }

    /** Without the numbers, of which a commit that failed has used up some. */
    private static String shown(Written written) {
        return switch (written) {
            case Written.Stored(var records) ->
                records.stream()
                        .map(record -> record.body().toString())
                        .toList()
                        .toString()
                        .replaceAll("\"number\":\"[0-9]+\"", "");
            case Written.Failed(var faults) -> faults.toString();
        };
    }

    private static String list(RecordsInUse records) {
        return records.list(
                records.everything(), ALICE, "task", "fields=title,project,parent,priority,tags&sort=title&limit=500");
    }
}
