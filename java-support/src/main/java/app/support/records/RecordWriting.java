package app.support.records;

import app.support.json.JsonPointer;
import app.support.model.Action;
import app.support.problem.FieldErrors;
import app.support.problem.Problems;
import app.support.records.RecordDecoder.Decoded;
import app.support.store.Cascade;
import app.support.store.RecordRepository;
import app.support.store.SqlFailures;
import app.support.store.Uniqueness;
import app.support.store.WriteChecks;
import app.support.store.WriteFaults;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Creations, changes and deletions of the records of one entity. Thread-safe. */
final class RecordWriting<T> {

    /** How many records are created at once. */
    static final int RECORDS_MAX = 1_000;

    private final Engine engine;
    private final RecordType<T> type;
    private final RecordRepository<T> repository;
    private final RecordHooks<T> hooks;
    private final RecordReading reading;
    private final RecordJudgement<T> judgement;
    private final RecordCreation<T> creation;

    RecordWriting(
            Engine engine,
            RecordType<T> type,
            RecordRepository<T> repository,
            RecordHooks<T> hooks,
            RecordReading reading) {
        this.engine = engine;
        this.type = type;
        this.repository = repository;
        this.hooks = hooks;
        this.reading = reading;
        this.judgement = new RecordJudgement<>(engine, type, hooks);
        this.creation = new RecordCreation<>(type, repository, hooks, judgement);
    }

    RecordCreation<T> creation() {
        return creation;
    }

    /** @param many whether the records came as an array */
    List<RecordBody> create(Call call, List<JsonNode> sent, boolean many) throws SQLException {
        call.require(Action.CREATE);
        return call.afterwards().committed(engine.transactions(), connection -> {
            List<RecordBody> bodies = new ArrayList<>();
            for (UUID id : creation.create(connection, call, sent, many)) {
                bodies.add(reading.written(connection, call, id));
            }
            return bodies;
        });
    }

    /** @param replacing whether what was sent replaces the record, or is merged into it */
    RecordBody change(Call call, UUID id, OptionalLong version, JsonNode sent, boolean replacing) throws SQLException {
        call.require(Action.READ);
        call.require(Action.UPDATE);
        return call.afterwards()
                .committed(engine.transactions(), connection -> change(connection, call, id, version, sent, replacing));
    }

    RecordBody change(Connection connection, Call call, UUID id, OptionalLong version, JsonNode sent, boolean replacing)
            throws SQLException {
        T before = locked(connection, call, id, version);
        RecordData old = type.data(before);
        Decoded decoded = RecordDecoder.decode(call.entity(), call.own(), Action.UPDATE, sent, JsonPointer.ROOT);
        RecordData assembled = replacing
                ? RecordAssembly.replaced(call.entity(), call.own(), old, decoded, call.request())
                : RecordAssembly.patched(old, decoded, call.request());
        FieldErrors unknown = new FieldErrors();
        RecordData kept = UnseenTargets.keep(connection, call, old, assembled, decoded, unknown);
        T after = judgement.hooked(call, before, kept, decoded);
        RecordData data = type.data(after);
        FieldErrors errors = judgement.judged(connection, call, old, after, decoded, JsonPointer.ROOT, false);
        RecordJudgement.addAll(unknown, errors);
        if (!errors.isEmpty()) {
            var taken = Uniqueness.taken(connection, call.entity(), data, decoded.faulty());
            WriteFaults.addTaken(taken, JsonPointer.ROOT, errors);
        }
        RecordJudgement.refuse(errors);
        Set<String> changed = new HashSet<>(RecordAssembly.changes(call.entity(), old, data));
        changed.addAll(RecordAssembly.linkChanges(old, data));
        if (changed.isEmpty()) {
            return reading.written(connection, call, id);
        }
        var failed = WriteChecks.failed(
                connection,
                call.rights(),
                call.entity(),
                repository,
                ChangeChecks.update(call, changed),
                after,
                id,
                call.request());
        WriteFaults.add(failed, JsonPointer.ROOT, errors);
        RecordJudgement.refuse(errors);
        store(connection, call, before, after);
        Journaling.updated(connection, call.entity(), old, data, changed);
        hooks.afterWrite(before, after, call.request(), connection);
        call.afterwards().add(() -> hooks.afterCommit(before, after, call.request()));
        return reading.written(connection, call, id);
    }

    private void store(Connection connection, Call call, T before, T after) throws SQLException {
        RecordData data = type.data(after);
        Savepoint start = connection.setSavepoint();
        try {
            repository.update(connection, before, after);
            FileAccess.noteUses(connection, call.entity(), type.data(before), data);
        } catch (SQLException failure) {
            connection.rollback(start);
            FieldErrors errors = new FieldErrors();
            RecordJudgement.addFault(connection, call, failure, data, JsonPointer.ROOT, errors);
            RecordJudgement.refuse(errors);
        }
        connection.releaseSavepoint(start);
    }

    void delete(Call call, UUID id, OptionalLong version) throws SQLException {
        call.require(Action.READ);
        call.require(Action.DELETE);
        call.afterwards().committed(engine.transactions(), connection -> {
            T before = locked(connection, call, id, version);
            var failed = WriteChecks.failedBeforeDeletion(
                    connection, call.rights(), call.entity(), ChangeChecks.delete(call), id, call.request());
            WriteFaults.add(failed, JsonPointer.ROOT, new FieldErrors());
            try {
                new Cascade(connection, engine.model(), call.request()).release(call.entity(), List.of(id));
                repository.delete(connection, id);
            } catch (SQLException failure) {
                if (SqlFailures.isForeignKeyViolation(failure)) {
                    throw Problems.conflict(
                            "still-referenced", "Other records refer to this one and must not lose it.");
                }
                throw failure;
            }
            Journaling.deleted(connection, call.entity(), type.data(before), call.request());
            hooks.afterWrite(before, null, call.request(), connection);
            call.afterwards().add(() -> hooks.afterCommit(before, null, call.request()));
            return id;
        });
    }

    /** The record, where the caller may read it, at the version that they expect. */
    private T locked(Connection connection, Call call, UUID id, OptionalLong version) throws SQLException {
        T record = repository.lock(connection, id).orElseThrow(Call::noSuchRecord);
        reading.requireReadable(connection, call, id);
        long current = type.data(record).version();
        if (version.isPresent() && version.getAsLong() != current) {
            throw Problems.stale(current);
        }
        return record;
    }
}
