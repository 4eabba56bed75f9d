package app.support.records;

import app.support.json.JsonPointer;
import app.support.model.Action;
import app.support.problem.FieldErrors;
import app.support.records.RecordDecoder.Decoded;
import app.support.store.RecordRepository;
import app.support.store.Uniqueness;
import app.support.store.WriteChecks;
import app.support.store.WriteFaults;
import app.support.values.Uuids;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes records of one entity, within a transaction of its caller. Thread-safe. */
final class RecordCreation<T> {

    private static final int ERRORS_MAX = 200;

    private final RecordType<T> type;
    private final RecordRepository<T> repository;
    private final RecordHooks<T> hooks;
    private final RecordJudgement<T> judgement;

    RecordCreation(
            RecordType<T> type, RecordRepository<T> repository, RecordHooks<T> hooks, RecordJudgement<T> judgement) {
        this.type = type;
        this.repository = repository;
        this.hooks = hooks;
        this.judgement = judgement;
    }

    /** What a record keeps that was deleted and comes back. */
    record Origin(UUID id, long version, Instant createdAt, UUID createdBy) {}

    /** One record that is to be created, as far as it can be judged without storing it. */
    private record Candidate<T>(T record, RecordData data, Decoded decoded, JsonPointer root) {}

    /**
     * The ids of the records that were made; refuses all of them where one is not valid.
     *
     * @param many whether the records came as an array
     */
    List<UUID> create(Connection connection, Call call, List<JsonNode> sent, boolean many) throws SQLException {
        FieldErrors errors = new FieldErrors();
        List<Candidate<T>> candidates = new ArrayList<>();
        for (int i = 0; i < sent.size() && errors.count() < ERRORS_MAX; i++) {
            JsonPointer root = many ? JsonPointer.ROOT.item(i) : JsonPointer.ROOT;
            candidates.add(candidate(connection, call, sent.get(i), Optional.empty(), root, errors));
        }
        RecordJudgement.refuse(errors);
        for (Candidate<T> candidate : candidates) {
            check(connection, call, candidate, errors);
        }
        RecordJudgement.refuse(errors);
        for (Candidate<T> candidate : candidates) {
            insert(connection, call, candidate, errors);
        }
        RecordJudgement.refuse(errors);
        return candidates.stream().map(candidate -> candidate.data().id()).toList();
    }

    /** Makes one record, or tells what is wrong with it and leaves the transaction as it was. */
    FieldErrors tryCreate(Connection connection, Call call, JsonNode sent, Optional<Origin> origin)
            throws SQLException {
        FieldErrors errors = new FieldErrors();
        Candidate<T> candidate = candidate(connection, call, sent, origin, JsonPointer.ROOT, errors);
        if (errors.isEmpty()) {
            check(connection, call, candidate, errors);
        }
        if (errors.isEmpty()) {
            insert(connection, call, candidate, errors);
        }
        return errors;
    }

    private Candidate<T> candidate(
            Connection connection,
            Call call,
            JsonNode sent,
            Optional<Origin> origin,
            JsonPointer root,
            FieldErrors errors)
            throws SQLException {
        Decoded decoded = RecordDecoder.decode(call.entity(), call.own(), Action.CREATE, sent, root);
        UUID id =
                origin.map(Origin::id).orElseGet(() -> Uuids.next(call.request().now()));
        RecordData fresh = RecordAssembly.created(call.entity(), decoded, id, call.request());
        RecordData assembled = origin.map(from -> returned(fresh, from)).orElse(fresh);
        T record = judgement.hooked(call, null, assembled, decoded);
        RecordData data = type.data(record);
        FieldErrors found = judgement.judged(connection, call, null, record, decoded, root, origin.isPresent());
        if (!found.isEmpty()) {
            WriteFaults.addTaken(Uniqueness.taken(connection, call.entity(), data, decoded.faulty()), root, found);
            RecordJudgement.addAll(found, errors);
        }
        return new Candidate<>(record, data, decoded, root);
    }

    private static RecordData returned(RecordData fresh, Origin from) {
        return new RecordData(
                from.id(),
                from.version(),
                from.createdAt(),
                from.createdBy(),
                fresh.updatedAt(),
                fresh.updatedBy(),
                fresh.values(),
                fresh.links());
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
            FileAccess.noteUses(connection, call.entity(), null, candidate.data());
        } catch (SQLException failure) {
            connection.rollback(before);
            RecordJudgement.addFault(connection, call, failure, candidate.data(), candidate.root(), errors);
            return;
        }
        connection.releaseSavepoint(before);
        Journaling.created(connection, call.entity(), candidate.data());
        hooks.afterWrite(null, candidate.record(), call.request(), connection);
        call.afterwards().add(() -> hooks.afterCommit(null, candidate.record(), call.request()));
    }
}
