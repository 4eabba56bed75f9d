package app.support.records;

import app.support.json.JsonPointer;
import app.support.model.FieldType;
import app.support.model.Member;
import app.support.problem.FieldErrors;
import app.support.problem.Problems;
import app.support.records.RecordDecoder.Decoded;
import app.support.store.WriteFaults;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What creations and changes of the records of one entity have in common. Thread-safe. */
final class RecordJudgement<T> {

    private final Engine engine;
    private final RecordType<T> type;
    private final RecordHooks<T> hooks;
    private final ReferenceCheck references;

    RecordJudgement(Engine engine, RecordType<T> type, RecordHooks<T> hooks) {
        this.engine = engine;
        this.type = type;
        this.hooks = hooks;
        this.references = new ReferenceCheck(engine.people(), new FileAccess(engine));
    }

    /** The record as people's code makes it of what was sent. */
    T hooked(Call call, @Nullable T before, RecordData assembled, Decoded decoded) {
        T record = type.of(sealed(call, assembled, decoded));
        return decoded.faults().isEmpty() ? hooks.beforeWrite(before, record, call.request()) : record;
    }

    /**
     * Everything that is wrong with a record and can be told without storing it.
     *
     * @param before absent for a new record
     * @param returning whether it was there once: then it may refer to people who have left
     */
    FieldErrors judged(
            Connection connection,
            Call call,
            @Nullable RecordData before,
            T record,
            Decoded decoded,
            JsonPointer root,
            boolean returning)
            throws SQLException {
        RecordData data = type.data(record);
        FieldErrors errors = new FieldErrors();
        decoded.faults().forEach(error -> errors.add(error.code(), error.pointer(), error.message()));
        RecordChecks.check(call.entity(), data, decoded.faulty(), root, errors);
        type.check(record, call.request(), decoded.faulty(), root, errors);
        if (!returning) {
            references.checkPeople(connection, call.entity(), before, data, root, errors);
        }
        references.checkFiles(connection, call, before, data, root, errors);
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
                SecretValues secrets =
                        new SecretValues(engine.secrets(), call.entity().name());
                result = result.with(column.name(), secrets.seal(record.id(), column.name(), secret));
            }
        }
        return result;
    }

    /** What to say of a statement that failed, and of what else is taken. */
    static void addFault(
            Connection connection,
            Call call,
            SQLException failure,
            RecordData data,
            JsonPointer root,
            FieldErrors errors)
            throws SQLException {
        FieldErrors found = WriteFaults.of(failure, call.entity(), data, root);
        WriteFaults.addAlsoTaken(connection, call.entity(), data, root, found);
        addAll(found, errors);
    }

    static void addAll(FieldErrors found, FieldErrors errors) {
        found.toList().forEach(error -> errors.add(error.code(), error.pointer(), error.message()));
    }

    static void refuse(FieldErrors errors) {
        if (!errors.isEmpty()) {
            throw Problems.invalidRecord(errors.toList());
        }
    }
}
