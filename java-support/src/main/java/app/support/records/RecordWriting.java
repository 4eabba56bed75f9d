package app.support.records;

import app.support.json.JsonPointer;
import app.support.model.Action;
import app.support.model.FieldType;
import app.support.model.Member;
import app.support.problem.FieldErrors;
import app.support.problem.Problems;
import app.support.records.RecordDecoder.Decoded;
import app.support.store.Cascade;
import app.support.store.RecordRepository;
import app.support.store.SqlFailures;
import app.support.store.Uniqueness;
import app.support.store.WriteChecks;
import app.support.store.WriteFaults;
import app.support.values.Uuids;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creations, changes and deletions of the records of one entity. Thread-safe. */
final class RecordWriting<T> {

    /** How many records are created at once. */
    static final int RECORDS_MAX = 1_000;

    private static final int ERRORS_MAX = 200;

    private final Engine engine;
    private final RecordType<T> type;
    private final RecordRepository<T> repository;
    private final RecordHooks<T> hooks;
    private final RecordReading reading;

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
    }

    /** One record that is to be created, as far as it can be judged without storing it. */
    private record Candidate<T>(T record, RecordData data, Decoded decoded, JsonPointer root) {}

    /** @param many whether the records came as an array */
    List<RecordBody> create(Call call, List<JsonNode> sent, boolean many) throws SQLException {
        call.require(Action.CREATE);
        FieldErrors errors = new FieldErrors();
        return engine.transactions().run(connection -> {
            List<Candidate<T>> candidates = new ArrayList<>();
            for (int i = 0; i < sent.size() && errors.count() < ERRORS_MAX; i++) {
                JsonPointer root = many ? JsonPointer.ROOT.item(i) : JsonPointer.ROOT;
                candidates.add(candidate(connection, call, sent.get(i), root, errors));
            }
            refuse(errors);
            for (Candidate<T> candidate : candidates) {
                check(connection, call, candidate, errors);
            }
            refuse(errors);
            for (Candidate<T> candidate : candidates) {
                insert(connection, call, candidate, errors);
            }
            refuse(errors);
            List<RecordBody> bodies = new ArrayList<>();
            for (Candidate<T> candidate : candidates) {
                bodies.add(reading.written(connection, call, candidate.data().id()));
            }
            return bodies;
        });
    }

    private Candidate<T> candidate(
            Connection connection, Call call, JsonNode sent, JsonPointer root, FieldErrors errors) throws SQLException {
        Decoded decoded = RecordDecoder.decode(call.entity(), call.own(), Action.CREATE, sent, root);
        RecordData assembled = sealed(
                call,
                RecordAssembly.created(
                        call.entity(), decoded, Uuids.next(call.request().now()), call.request()),
                decoded);
        T record = hooked(call, null, assembled, decoded);
        RecordData data = type.data(record);
        FieldErrors found = judged(call, null, record, data, decoded, root);
        if (!found.isEmpty()) {
            WriteFaults.addTaken(Uniqueness.taken(connection, call.entity(), data, decoded.faulty()), root, found);
            found.toList().forEach(error -> errors.add(error.code(), error.pointer(), error.message()));
        }
        return new Candidate<>(record, data, decoded, root);
    }

    private void check(Connection connection, Call call, Candidate<T> candidate, FieldErrors errors)
            throws SQLException {
        var checks = ChangeChecks.create(
                call, candidate.decoded().names(), candidate.decoded().links().keySet());
        var failed = WriteChecks.failed(
                connection,
                call.rights(),
                call.entity(),
                repository,
                checks,
                candidate.record(),
                candidate.data().id(),
                call.request());
        WriteFaults.add(failed, candidate.root(), errors);
    }

    /** A record that breaks a constraint is undone by itself, so that the others still tell what is wrong with them. */
    private void insert(Connection connection, Call call, Candidate<T> candidate, FieldErrors errors)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            repository.insert(connection, candidate.record());
        } catch (SQLException failure) {
            connection.rollback(before);
            addFault(connection, call, failure, candidate.data(), candidate.root(), errors);
            return;
        }
        connection.releaseSavepoint(before);
        hooks.afterWrite(null, candidate.record(), call.request(), connection);
    }

    private static void addFault(
            Connection connection,
            Call call,
            SQLException failure,
            RecordData data,
            JsonPointer root,
            FieldErrors errors)
            throws SQLException {
        FieldErrors found = WriteFaults.of(failure, call.entity(), root);
        WriteFaults.addAlsoTaken(connection, call.entity(), data, root, found);
        found.toList().forEach(error -> errors.add(error.code(), error.pointer(), error.message()));
    }

    private static void refuse(FieldErrors errors) {
        if (!errors.isEmpty()) {
            throw Problems.invalidRecord(errors.toList());
        }
    }

    /** @param replacing whether what was sent replaces the record, or is merged into it */
    RecordBody change(Call call, UUID id, OptionalLong version, JsonNode sent, boolean replacing) throws SQLException {
        call.require(Action.READ);
        call.require(Action.UPDATE);
        return engine.transactions().run(connection -> {
            T before = locked(connection, call, id, version);
            RecordData old = type.data(before);
            Decoded decoded = RecordDecoder.decode(call.entity(), call.own(), Action.UPDATE, sent, JsonPointer.ROOT);
            RecordData assembled = replacing
                    ? RecordAssembly.replaced(call.entity(), call.own(), old, decoded, call.request())
                    : RecordAssembly.patched(old, decoded, call.request());
            FieldErrors unknown = new FieldErrors();
            RecordData kept = UnseenTargets.keep(connection, call, old, assembled, decoded, unknown);
            T after = hooked(call, before, sealed(call, kept, decoded), decoded);
            RecordData data = type.data(after);
            FieldErrors errors = judged(call, old, after, data, decoded, JsonPointer.ROOT);
            unknown.toList().forEach(error -> errors.add(error.code(), error.pointer(), error.message()));
            if (!errors.isEmpty()) {
                var taken = Uniqueness.taken(connection, call.entity(), data, decoded.faulty());
                WriteFaults.addTaken(taken, JsonPointer.ROOT, errors);
            }
            refuse(errors);
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
            refuse(errors);
            store(connection, call, before, after, data);
            return reading.written(connection, call, id);
        });
    }

    private void store(Connection connection, Call call, T before, T after, RecordData data) throws SQLException {
        Savepoint start = connection.setSavepoint();
        try {
            repository.update(connection, after);
        } catch (SQLException failure) {
            connection.rollback(start);
            FieldErrors errors = new FieldErrors();
            addFault(connection, call, failure, data, JsonPointer.ROOT, errors);
            refuse(errors);
        }
        connection.releaseSavepoint(start);
        hooks.afterWrite(before, after, call.request(), connection);
    }

    void delete(Call call, UUID id, OptionalLong version) throws SQLException {
        call.require(Action.READ);
        call.require(Action.DELETE);
        engine.transactions().run(connection -> {
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
            hooks.afterWrite(before, null, call.request(), connection);
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

    private T hooked(Call call, @Nullable T before, RecordData assembled, Decoded decoded) {
        T record = type.of(assembled);
        return decoded.faults().isEmpty() ? hooks.beforeWrite(before, record, call.request()) : record;
    }

    private FieldErrors judged(
            Call call, @Nullable RecordData before, T record, RecordData data, Decoded decoded, JsonPointer root)
            throws SQLException {
        FieldErrors errors = new FieldErrors();
        decoded.faults().forEach(error -> errors.add(error.code(), error.pointer(), error.message()));
        RecordChecks.check(call.entity(), data, decoded.faulty(), root, errors);
        type.check(record, call.request(), decoded.faulty(), root, errors);
        new ReferenceCheck(engine.people(), engine.files())
                .check(call.entity(), Optional.ofNullable(before), data, root, errors);
        return errors;
    }

    /** The record with the secrets that were sent sealed, each to its record and field. */
    private RecordData sealed(Call call, RecordData record, Decoded decoded) {
        RecordData result = record;
        for (Member.Column column : call.entity().columns()) {
            Object sent = decoded.values()
                    .getOrDefault(column.name(), Optional.empty())
                    .orElse(null);
            if (column.type() == FieldType.Plain.SECRET && sent instanceof String secret) {
                String place = call.entity().name() + "/" + record.id() + "/" + column.name();
                result = result.with(column.name(), engine.secrets().seal(place, secret));
            }
        }
        return result;
    }
}
