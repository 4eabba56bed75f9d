package io.modelwright.postgres.records;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.records.JsonWriter;
import io.modelwright.core.records.RecordBody;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.sql.records.BulkInsert;
import io.modelwright.core.sql.records.Slots;
import io.modelwright.ports.records.driven.RecordStore.Command;
import io.modelwright.ports.records.driven.RecordStore.Commit;
import io.modelwright.ports.records.driven.RecordStore.WriteFault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Creates runs of records with one statement each, inside the transaction of their commit. A run ends where a record refers to
 * one that the run makes (a statement does not see its own rows), where the text grows large, and before and after a record
 * that is to be created alone. Not for use by several threads.
 */
final class BulkCreates {

    /** How much text one statement carries at most, unless a single record has more: the memory of both sides is bounded. */
    private static final int TEXT_MAX = 512 * 1024;

    private static final int TEXT_USUAL = 16 * 1024;

    /** How a run ended. */
    sealed interface Result {

        /** Every record of the run passed or has its faults told; {@code next} is the first command behind it. */
        record Done(int next) implements Result {}

        /** The command broke a constraint, and others behind it may be stored: which one, only a statement of its own tells. */
        record Broken(int command) implements Result {}

        /** The fence did not hold. */
        record Stale() implements Result {}
    }

    private final Connection connection;
    private final Commit commit;
    private final Statements statements;

    BulkCreates(Connection connection, Commit commit, Statements statements) {
        this.connection = connection;
        this.commit = commit;
        this.statements = statements;
    }

    /**
     * How far a run goes that starts with that command; one command more than {@code from} is not worth a run.
     *
     * @param alone commands that must not be part of a run
     */
    int end(int from, Set<Integer> alone) {
        Set<UUID> made = new HashSet<>();
        int at = from;
        while (at < commit.commands().size() && !alone.contains(at)) {
            StoredRecord record = created(at);
            boolean sameShape = at == from
                    || Objects.equals(RecordCommits.numbered(commit, at), RecordCommits.numbered(commit, from));
            if (!sameShape || refersTo(record, made)) {
                return at;
            }
            made.add(record.id());
            at++;
        }
        return Math.max(at, from + 1);
    }

    private static boolean refersTo(StoredRecord record, Set<UUID> made) {
        for (Object value : record.values().values()) {
            if (value instanceof UUID id && made.contains(id)) {
                return true;
            }
        }
        for (List<UUID> set : record.links().values()) {
            if (set.stream().anyMatch(made::contains)) {
                return true;
            }
        }
        return false;
    }

    private StoredRecord created(int command) {
        if (commit.commands().get(command) instanceof Command.Create(StoredRecord record)) {
            return record;
        }
        throw new IllegalArgumentException("the plan creates records, the command does not");
    }

    /** Creates the records of the commands from {@code from} to before {@code end}, or as many of them as the text may hold. */
    Result run(int from, int end, List<RecordBody> bodies, List<WriteFault> faults) throws SQLException {
        Set<ElementId> numbered = RecordCommits.numbered(commit, from);
        Statements.Bulk bulk = statements.bulk(commit.plan(), numbered);
        JsonWriter json = new JsonWriter(TEXT_USUAL).beginArray();
        int next = from;
        while (next < end && json.length() < TEXT_MAX) {
            bulk.json().write(next, created(next), json);
            next++;
        }
        Map<String, @Nullable Object> slots = StatementSlots.of(commit.fence(), commit.context());
        slots.put(BulkInsert.RECORDS, json.endArray().finish().toString());
        slots.put(Slots.DELTA, RecordCommits.NOTHING_BEFORE);
        try (PreparedStatement statement =
                        Binder.prepare(connection, bulk.statement().sql(), slots);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return new Result.Stale();
            }
            return answer(rows, bulk, next, bodies, faults);
        }
    }

    private Result answer(
            ResultSet rows, Statements.Bulk bulk, int next, List<RecordBody> bodies, List<WriteFault> faults)
            throws SQLException {
        List<RowShape.Hole> holes = new ArrayList<>();
        do {
            int command = rows.getInt(bulk.statement().numberColumn());
            boolean passed = true;
            for (int check = 0; check < commit.plan().checks().size(); check++) {
                if (!rows.getBoolean(bulk.statement().firstCheckColumn() + check)) {
                    faults.add(new WriteFault.CheckFailed(command, check));
                    passed = false;
                }
            }
            UUID id = rows.getObject(bulk.shape().idColumn(), UUID.class);
            if (passed && id == null) {
                return new Result.Broken(command);
            }
            if (id != null) {
                JsonWriter json = new JsonWriter(512);
                bulk.shape().write(rows, json, holes);
                bodies.add(new RecordBody(id, rows.getLong(bulk.statement().versionColumn()), json.finish()));
            }
        } while (rows.next());
        if (!holes.isEmpty()) {
            throw new IllegalArgumentException("the answer to a write has no to-many members");
        }
        return new Result.Done(next);
    }
}
