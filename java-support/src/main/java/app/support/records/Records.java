package app.support.records;

import app.support.json.JsonBody;
import app.support.json.JsonPointer;
import app.support.json.JsonWriter;
import app.support.model.Access;
import app.support.model.Action;
import app.support.model.Entity;
import app.support.model.Member;
import app.support.problem.FieldError;
import app.support.problem.Problems;
import app.support.query.QueryCompiler;
import app.support.query.QueryParameters;
import app.support.store.RecordRepository;
import app.support.transfer.ImportReport;
import app.support.transfer.Line;
import app.support.transfer.RowSink;
import app.support.values.Uuids;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What can be done with the records of one entity. Every method ends with a problem where it cannot be done. Thread-safe. */
public final class Records<T> {

    private final Engine engine;
    private final Entity entity;
    private final RecordReading reading;
    private final RecordWriting<T> writing;
    private final RecordHistory<T> history;
    private final RecordTransfer<T> transfer;

    public Records(Engine engine, RecordType<T> type, RecordRepository<T> repository, RecordHooks<T> hooks) {
        this.engine = engine;
        this.entity = engine.model().entity(type.entity());
        this.reading = new RecordReading(engine);
        this.writing = new RecordWriting<>(engine, type, repository, hooks, reading);
        this.history = new RecordHistory<>(engine, type, repository, reading, writing);
        this.transfer = new RecordTransfer<>(engine, writing.creation());
    }

    /** What a creation answers: the records one by one, and the body that shows them. */
    public record Created(List<RecordBody> records, JsonBody body) {}

    public JsonBody list(Caller caller, QueryParameters parameters) throws SQLException {
        return reading.list(call(caller), parameters);
    }

    public RecordBody read(Caller caller, String id, QueryParameters parameters) throws SQLException {
        return reading.read(call(caller), uuid(id), parameters);
    }

    /** @param sent a record, or an array of them */
    public Created create(Caller caller, JsonNode sent, QueryParameters parameters) throws SQLException {
        boolean many = sent.isArray();
        List<JsonNode> given = new ArrayList<>();
        if (many) {
            sent.forEach(given::add);
        } else {
            given.add(sent);
        }
        if (given.isEmpty() || given.size() > RecordWriting.RECORDS_MAX) {
            String message = "One to " + RecordWriting.RECORDS_MAX + " records can be created at once.";
            throw Problems.invalidRecord(List.of(new FieldError(JsonPointer.ROOT, "out-of-range", message)));
        }
        Call call = call(caller);
        requireMeaning(call, parameters);
        List<RecordBody> bodies = new ArrayList<>();
        for (RecordBody body : writing.create(call, given, many)) {
            bodies.add(shown(call, body, parameters));
        }
        return new Created(bodies, many ? items(bodies) : bodies.getFirst().body());
    }

    /** A merge patch (RFC 7396) of the record. */
    public RecordBody patch(Caller caller, String id, OptionalLong version, JsonNode sent, QueryParameters parameters)
            throws SQLException {
        return change(caller, id, version, sent, parameters, false);
    }

    public RecordBody replace(Caller caller, String id, OptionalLong version, JsonNode sent, QueryParameters parameters)
            throws SQLException {
        return change(caller, id, version, sent, parameters, true);
    }

    private RecordBody change(
            Caller caller,
            String id,
            OptionalLong version,
            JsonNode sent,
            QueryParameters parameters,
            boolean replacing)
            throws SQLException {
        Call call = call(caller);
        UUID uuid = uuid(id);
        requireMeaning(call, parameters);
        return shown(call, writing.change(call, uuid, version, sent, replacing), parameters);
    }

    public void delete(Caller caller, String id, OptionalLong version) throws SQLException {
        Call call = call(caller);
        writing.delete(call, uuid(id), version);
    }

    /** {@code limit} and {@code cursor} of the changes of a record, newest first. */
    public JsonBody history(Caller caller, String id, QueryParameters parameters) throws SQLException {
        Call call = call(caller);
        return history.list(call, uuid(id), parameters);
    }

    /** Makes a record what it was in that version. */
    public RecordBody restore(Caller caller, String id, long version) throws SQLException {
        Call call = call(caller);
        return history.restore(call, uuid(id), version);
    }

    /** An export that is granted and ready to run. */
    public interface Export {
        /** What each row holds. */
        List<Member> members();

        void writeTo(RowSink sink) throws SQLException, IOException;
    }

    /** All records that the caller may read and the filter lets through. */
    public Export export(Caller caller, Optional<String> filter) {
        RecordTransfer.Granted granted = transfer.export(call(caller), filter);
        return new Export() {
            @Override
            public List<Member> members() {
                return granted.members();
            }

            @Override
            public void writeTo(RowSink sink) throws SQLException, IOException {
                transfer.write(granted, sink);
            }
        };
    }

    /** The members that lines of an import may have. */
    public List<Member> importable(Caller caller) {
        Call call = call(caller);
        List<Member> members = transfer.members(call);
        call.require(Action.CREATE);
        return members;
    }

    /** Makes a record of each line that can be one. */
    public ImportReport read(Caller caller, Iterator<Line> lines) throws SQLException, IOException {
        return transfer.read(call(caller), lines);
    }

    /** Opens the values of the secret fields. */
    public SecretValues secrets() {
        return new SecretValues(engine.secrets(), entity.name());
    }

    /**
     * Whether a record is shown the same to that caller as long as it has the same version. What is computed, or shown where
     * something holds, changes with the time and with other records.
     */
    public boolean changesByVersionAlone(Caller caller, QueryParameters parameters) {
        Call call = call(caller);
        return parameters.values().isEmpty()
                && entity.members().values().stream()
                        .allMatch(member -> !(member instanceof Member.Computed)
                                && call.own().shows(member) instanceof Access.Fixed);
    }

    private Call call(Caller caller) {
        return Call.of(engine, entity, caller);
    }

    private static UUID uuid(String id) {
        return Uuids.parse(id).orElseThrow(Call::noSuchRecord);
    }

    /** Says before anything is written whether the answer is asked for in a way that means nothing. */
    private static void requireMeaning(Call call, QueryParameters parameters) {
        if (!parameters.values().isEmpty()) {
            QueryCompiler.written(call.rights(), call.entity(), parameters);
        }
    }

    /** The record as the parameters ask for it; as it was written where none are given, or it cannot be read. */
    private RecordBody shown(Call call, RecordBody body, QueryParameters parameters) throws SQLException {
        boolean readable = !call.access(Action.READ).isNone();
        return parameters.values().isEmpty() || !readable ? body : reading.find(call, body, parameters);
    }

    private static JsonBody items(List<RecordBody> bodies) {
        int length = bodies.stream().mapToInt(body -> body.body().length() + 1).sum();
        JsonWriter json =
                new JsonWriter(length + 16).beginObject().name("items").beginArray();
        bodies.forEach(body -> json.raw(body.body()));
        return json.endArray().endObject().finish();
    }
}
