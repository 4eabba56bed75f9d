package io.modelwright.postgres.records;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.HistoryDelta;
import io.modelwright.core.records.JsonWriter;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.RecordBody;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.records.WritePlan;
import io.modelwright.core.shared.Json;
import io.modelwright.core.sql.records.Slots;
import io.modelwright.core.sql.records.StoredColumns;
import io.modelwright.core.sql.records.StoredColumns.StoredColumn;
import io.modelwright.ports.records.driven.Fenced;
import io.modelwright.ports.records.driven.RecordStore.Command;
import io.modelwright.ports.records.driven.RecordStore.Commit;
import io.modelwright.ports.records.driven.RecordStore.WriteFault;
import io.modelwright.ports.records.driven.RecordStore.Written;
import io.modelwright.postgres.JsonText;
import io.modelwright.postgres.Lease;
import io.modelwright.postgres.SqlFailures;
import io.modelwright.postgres.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs commits: a single command as one statement, several in one transaction. Thread-safe. */
final class RecordCommits {

    private static final Logger LOG = LoggerFactory.getLogger(RecordCommits.class);

    /** How often a transaction is run that lost against another one. */
    private static final int ATTEMPTS = 3;

    /** The delta of a creation, as text. */
    static final String NOTHING_BEFORE = "{}";

    private final DataSource dataSource;
    private final Statements statements;

    RecordCommits(DataSource dataSource, Statements statements) {
        this.dataSource = dataSource;
        this.statements = statements;
    }

    Fenced<Written> write(Commit commit) {
        for (int attempt = 1; ; attempt++) {
            try (Lease lease = Lease.of(dataSource)) {
                return lease.isJoined()
                                || Cascade.isNeeded(commit.plan())
                                || commit.commands().size() > 1
                        ? inTransaction(lease.connection(), commit)
                        : run(lease.connection(), commit);
            } catch (SQLException e) {
                if (SqlFailures.isStaleSchema(e)) {
                    LOG.info("a statement met tables of another version: {}", e.getMessage());
                    return Fenced.stale();
                }
                if (!SqlFailures.isSerializationFailure(e) || attempt == ATTEMPTS) {
                    throw SqlFailures.translate(e);
                }
            }
        }
    }

    private Fenced<Written> inTransaction(Connection connection, Commit commit) throws SQLException {
        return commit.plan().kind() == WritePlan.Kind.CREATE
                ? createAll(connection, commit)
                : Transactions.on(connection, same -> run(same, commit), RecordCommits::isStored);
    }

    private static boolean isStored(Fenced<Written> result) {
        return result instanceof Fenced.Current<Written>(Written.Stored stored);
    }

    /** Creates in runs; where one meets a broken constraint, all is taken back and done again with smaller ones. */
    private Fenced<Written> createAll(Connection connection, Commit commit) throws SQLException {
        BulkCreates bulk = new BulkCreates(connection, commit, statements);
        Set<Integer> alone = new HashSet<>();
        while (true) {
            Optional<Fenced<Written>> result = Transactions.on(
                    connection,
                    same -> tryToCreateAll(same, commit, bulk, alone),
                    tried -> tried.filter(RecordCommits::isStored).isPresent());
            if (result.isPresent()) {
                return result.get();
            }
        }
    }

    /** Empty where a run met a broken constraint: {@code alone} has then more commands that need statements of their own. */
    private Optional<Fenced<Written>> tryToCreateAll(
            Connection connection, Commit commit, BulkCreates bulk, Set<Integer> alone) throws SQLException {
        List<RecordBody> bodies = new ArrayList<>();
        List<WriteFault> faults = new ArrayList<>();
        int next = 0;
        while (next < commit.commands().size()) {
            int end = bulk.end(next, alone);
            try {
                if (end > next + 1) {
                    switch (bulk.run(next, end, bodies, faults)) {
                        case BulkCreates.Result.Done(int behind) -> next = behind;
                        case BulkCreates.Result.Broken(int command) -> {
                            alone.add(command);
                            return Optional.empty();
                        }
                        case BulkCreates.Result.Stale stale -> {
                            return Optional.of(Fenced.stale());
                        }
                    }
                } else if (run(connection, commit, next, commit.commands().get(next), bodies, faults)) {
                    next = end;
                } else {
                    return Optional.of(Fenced.stale());
                }
            } catch (SQLException e) {
                WriteFault fault = ConstraintFaults.of(e, next, commit).orElseThrow(() -> e);
                if (end > next + 1) {
                    // Of which record it tells is not known.
                    IntStream.range(next, end).forEach(alone::add);
                    return Optional.empty();
                }
                faults.add(fault);
                return Optional.of(outcome(bodies, faults));
            }
        }
        return Optional.of(outcome(bodies, faults));
    }

    private static Fenced<Written> outcome(List<RecordBody> bodies, List<WriteFault> faults) {
        return Fenced.current(faults.isEmpty() ? new Written.Stored(bodies) : new Written.Failed(faults));
    }

    private Fenced<Written> run(Connection connection, Commit commit) throws SQLException {
        List<RecordBody> bodies = new ArrayList<>();
        List<WriteFault> faults = new ArrayList<>();
        for (int i = 0; i < commit.commands().size(); i++) {
            Command command = commit.commands().get(i);
            try {
                if (command instanceof Command.Delete(StoredRecord before) && Cascade.isNeeded(commit.plan())) {
                    new Cascade(connection, commit).release(before);
                }
                if (!run(connection, commit, i, command, bodies, faults)) {
                    return Fenced.stale();
                }
            } catch (SQLException e) {
                Optional<WriteFault> fault = ConstraintFaults.of(e, i, commit);
                if (fault.isEmpty()) {
                    throw e;
                }
                faults.add(fault.get());
                break;
            }
        }
        return outcome(bodies, faults);
    }

    /** False where the fence did not hold. */
    private boolean run(
            Connection connection,
            Commit commit,
            int index,
            Command command,
            List<RecordBody> bodies,
            List<WriteFault> faults)
            throws SQLException {
        Statements.Writing writing = statements.write(commit.plan(), numbered(commit, index));
        Map<String, @Nullable Object> slots = StatementSlots.of(commit.fence(), commit.context());
        fill(slots, commit.plan(), command);
        try (PreparedStatement statement =
                        Binder.prepare(connection, writing.statement().sql(), slots);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return false;
            }
            answer(rows, writing, commit, index, bodies, faults);
            return true;
        }
    }

    private static void answer(
            ResultSet rows,
            Statements.Writing writing,
            Commit commit,
            int index,
            List<RecordBody> bodies,
            List<WriteFault> faults)
            throws SQLException {
        if (rows.getObject(writing.statement().foundColumn()) == null) {
            faults.add(new WriteFault.Moved(index));
            return;
        }
        int before = faults.size();
        for (int check = 0; check < commit.plan().checks().size(); check++) {
            if (!rows.getBoolean(writing.statement().firstCheckColumn() + check)) {
                faults.add(new WriteFault.CheckFailed(index, check));
            }
        }
        UUID id = rows.getObject(writing.shape().idColumn(), UUID.class);
        if (faults.size() > before) {
            return;
        }
        if (id == null) {
            throw new IllegalStateException("a record that passed every check was not stored");
        }
        if (commit.plan().kind() != WritePlan.Kind.DELETE) {
            JsonWriter json = new JsonWriter(512);
            List<RowShape.Hole> holes = new ArrayList<>();
            writing.shape().write(rows, json, holes);
            if (!holes.isEmpty()) {
                throw new IllegalArgumentException("the answer to a write has no to-many members");
            }
            bodies.add(new RecordBody(id, rows.getLong(writing.statement().versionColumn()), json.finish()));
        }
    }

    private static void fill(Map<String, @Nullable Object> slots, WritePlan plan, Command command) {
        switch (command) {
            case Command.Create(StoredRecord record) -> {
                fillColumns(slots, plan.entity(), record);
                fillLinks(slots, plan, record);
                slots.put(Slots.DELTA, NOTHING_BEFORE);
            }
            case Command.Update(StoredRecord before, StoredRecord after) -> {
                slots.put(Slots.ID, before.id());
                slots.put(Slots.EXPECTED, before.version());
                fillColumns(slots, plan.entity(), after);
                fillLinks(slots, plan, after);
                Json delta = HistoryDelta.of(plan.entity(), before, plan.changed(), plan.links());
                slots.put(Slots.DELTA, JsonText.write(delta));
            }
            case Command.Delete(StoredRecord before) -> {
                slots.put(Slots.ID, before.id());
                slots.put(Slots.EXPECTED, before.version());
                slots.put(Slots.DELTA, JsonText.write(HistoryDelta.whole(plan.entity(), before)));
            }
        }
    }

    private static void fillColumns(Map<String, @Nullable Object> slots, EntityPlan entity, StoredRecord record) {
        for (StoredColumn column : StoredColumns.of(entity)) {
            slots.put(column.slot(), RecordRows.columnValue(record, column));
        }
    }

    private static void fillLinks(Map<String, @Nullable Object> slots, WritePlan plan, StoredRecord record) {
        for (ElementId set : plan.links()) {
            slots.put(Slots.links(set), record.links().getOrDefault(set, List.of()));
        }
    }

    /** The autoNumber fields whose numbers the command gives. */
    static Set<ElementId> numbered(Commit commit, int index) {
        return commit.commands().get(index) instanceof Command.Create(StoredRecord record)
                ? commit.plan().entity().columns().stream()
                        .filter(column -> column.type() == FieldType.Plain.AUTO_NUMBER)
                        .map(Member.Column::id)
                        .filter(id -> record.value(id) != null)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
