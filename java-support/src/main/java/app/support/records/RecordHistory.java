package app.support.records;

import app.support.json.JsonBody;
import app.support.json.JsonPointer;
import app.support.json.JsonWriter;
import app.support.model.Action;
import app.support.model.FieldType;
import app.support.model.Member;
import app.support.problem.FieldErrors;
import app.support.problem.Problems;
import app.support.query.QueryParameters;
import app.support.store.Journal;
import app.support.store.RecordRepository;
import app.support.store.StoredRows;
import app.support.values.TimeForms;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;

/** What records of one entity were, and going back to it. Thread-safe. */
final class RecordHistory<T> {

    private static final int LIMIT_DEFAULT = 25;
    private static final int LIMIT_MAX = 500;
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

    private final Engine engine;
    private final RecordType<T> type;
    private final RecordRepository<T> repository;
    private final RecordReading reading;
    private final RecordWriting<T> writing;

    RecordHistory(
            Engine engine,
            RecordType<T> type,
            RecordRepository<T> repository,
            RecordReading reading,
            RecordWriting<T> writing) {
        this.engine = engine;
        this.type = type;
        this.repository = repository;
        this.reading = reading;
        this.writing = writing;
    }

    /**
     * A record, with the way back.
     *
     * @param last as it is, or as it was before it was deleted
     * @param nextVersion the one that the next change would make
     * @param values what it holds now: nothing where it was deleted
     */
    private record Past(
            RecordData last, boolean present, long nextVersion, PastRecord values, JournalWalk walk, PastView view) {

        /** The values that the caller may see, by member. */
        Map<Member, JsonNode> shown() {
            Map<Member, JsonNode> shown = new HashMap<>();
            values.values().forEach((member, value) -> {
                if (view.shows(member)) {
                    shown.put(member, value);
                }
            });
            return shown;
        }
    }

    JsonBody list(Call call, UUID id, QueryParameters parameters) throws SQLException {
        int limit = limit(parameters.find("limit"));
        Optional<String> cursor = parameters.find("cursor").filter(text -> !text.isEmpty());
        if (cursor.filter(text -> !VERSION.matcher(text).matches()).isPresent()) {
            throw Problems.malformed(
                    "malformed-cursor", JsonPointer.ROOT.member("cursor"), "This cursor did not come from here.");
        }
        long below = cursor.map(Long::parseLong).orElse(Long.MAX_VALUE);
        return engine.transactions().read(connection -> page(past(connection, call, id), below, limit));
    }

    private static int limit(Optional<String> limit) {
        if (limit.isEmpty()) {
            return LIMIT_DEFAULT;
        }
        int value = limit.get().matches("[0-9]{1,9}") ? Integer.parseInt(limit.get()) : 0;
        if (value < 1 || value > LIMIT_MAX) {
            throw Problems.malformed(
                    "malformed-parameter",
                    JsonPointer.ROOT.member("limit"),
                    "A limit is a number from 1 to " + LIMIT_MAX + ".");
        }
        return value;
    }

    private static JsonBody page(Past past, long below, int limit) throws SQLException {
        JsonWriter json = new JsonWriter(1_024).beginObject().name("items").beginArray();
        int shown = 0;
        Optional<Journal.Change> next = past.walk().peek();
        while (next.isPresent() && shown < limit) {
            past.walk().advance();
            Map<Member, PastRecord.Difference> differences = past.values().undo(next.get());
            if (next.get().version() < below) {
                entry(next.get(), differences, past.view(), json);
                shown++;
            }
            next = past.walk().peek();
        }
        json.endArray().name("nextCursor");
        if (next.isPresent()) {
            json.plain(Long.toString(next.get().version() + 1));
        } else {
            json.nullValue();
        }
        return json.endObject().finish();
    }

    private static void entry(
            Journal.Change change, Map<Member, PastRecord.Difference> differences, PastView view, JsonWriter json) {
        boolean returned = change.action() == Journal.Action.CREATED && change.version() > 1;
        json.beginObject().name("version").number(change.version());
        json.name("action").plain(returned ? "restored" : change.action().name().toLowerCase(Locale.ROOT));
        json.name("at").plain(TimeForms.write(change.at()));
        json.name("by").plain(change.by().toString());
        json.name("changes").beginObject();
        differences.forEach((member, difference) -> {
            if (view.shows(member)) {
                json.name(member.name()).beginObject();
                json.name("from").raw(difference.from().toString());
                json.name("to").raw(difference.to().toString()).endObject();
            }
        });
        json.endObject().endObject();
    }

    private Past past(Connection connection, Call call, UUID id) throws SQLException {
        call.require(Action.READ);
        List<RecordData> found = StoredRows.load(connection, call.entity(), List.of(id));
        return found.isEmpty() ? deleted(connection, call, id) : present(connection, call, found.getFirst());
    }

    private Past present(Connection connection, Call call, RecordData record) throws SQLException {
        reading.requireReadable(connection, call, record.id());
        return new Past(
                record,
                true,
                record.version() + 1,
                PastRecord.of(call.entity(), record),
                new JournalWalk(connection, record.id(), record.version() + 1),
                PastView.of(connection, call, type, repository, record));
    }

    /** Ends with 404 where there was none, or none that the caller could read if it were back as it was. */
    private Past deleted(Connection connection, Call call, UUID id) throws SQLException {
        JournalWalk scout = new JournalWalk(connection, id, Long.MAX_VALUE);
        Journal.Change deletion = scout.peek()
                .filter(change -> change.action() == Journal.Action.DELETED
                        && change.entity().equals(call.entity().key()))
                .orElseThrow(Call::noSuchRecord);
        Optional<Journal.Change> creation =
                scout.oldest().filter(change -> change.action() == Journal.Action.CREATED && change.version() == 1);
        // Without its creation nobody can say whose record it was: then only those who read all of them see it.
        if (creation.isEmpty() && !call.access(Action.READ).isAll()) {
            throw Call.noSuchRecord();
        }
        PastRecord values = PastRecord.absent(call.entity());
        values.undo(deletion);
        RecordData last = last(call, values.values(), creation.orElse(deletion), deletion);
        PastView view = PastView.of(connection, call, type, repository, last);
        if (!view.showsRecord()) {
            throw Call.noSuchRecord();
        }
        return new Past(
                last,
                false,
                deletion.version() + 1,
                PastRecord.absent(call.entity()),
                new JournalWalk(connection, id, deletion.version() + 1),
                view);
    }

    /** The record of those values, as far as this version of the model takes them. */
    private static RecordData last(
            Call call, Map<Member, JsonNode> values, Journal.Change creation, Journal.Change deletion) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        values.forEach((member, value) -> {
            if (!value.isNull()) {
                members.set(member.name(), written(member, value));
            }
        });
        RecordDecoder.Decoded decoded =
                RecordDecoder.decode(call.entity(), call.everything(), Action.CREATE, members, JsonPointer.ROOT);
        Map<String, Object> stored = new HashMap<>();
        decoded.values().forEach((member, value) -> value.ifPresent(given -> stored.put(member, given)));
        return new RecordData(
                deletion.record(),
                deletion.version(),
                creation.at(),
                creation.by(),
                deletion.at(),
                deletion.by(),
                stored,
                decoded.links());
    }

    /** Files are shown as objects with their id, and written as the id. */
    private static JsonNode written(Member member, JsonNode value) {
        boolean isFile = member instanceof Member.Column column && column.type().isFile();
        return isFile && value.isObject() ? value.path("id") : value;
    }

    /** Makes a record what it was, by an ordinary change; one that was deleted comes back. */
    RecordBody restore(Call call, UUID id, long version) throws SQLException {
        return call.afterwards().committed(engine.transactions(), connection -> {
            Journal.lock(connection, id);
            Past past = past(connection, call, id);
            Map<Member, JsonNode> now = past.shown();
            walkBack(past, version);
            if (past.present()) {
                call.require(Action.UPDATE);
                return writing.change(
                        connection, call, id, OptionalLong.of(past.last().version()), changes(past, now), false);
            }
            call.require(Action.CREATE);
            FieldErrors errors = writing.creation()
                    .tryCreate(
                            connection,
                            call,
                            whole(call, past),
                            Optional.of(new RecordCreation.Origin(
                                    id,
                                    past.nextVersion(),
                                    past.last().createdAt(),
                                    past.last().createdBy())));
            RecordJudgement.refuse(errors);
            return reading.written(connection, call, id);
        });
    }

    private static void walkBack(Past past, long version) throws SQLException {
        Optional<Journal.Change> next = past.walk().peek();
        while (next.isPresent() && next.get().version() > version) {
            past.walk().advance();
            past.values().undo(next.get());
            next = past.walk().peek();
        }
        Journal.Change reached = next.filter(change -> change.version() == version)
                .orElseThrow(() -> Problems.notFound("There is no such version of this record."));
        if (reached.action() == Journal.Action.DELETED) {
            throw Problems.conflict("nothing-to-restore", "In this version the record was deleted.");
        }
    }

    /** What makes the record of now what it was, as far as the caller sees it. */
    private static ObjectNode changes(Past past, Map<Member, JsonNode> now) {
        ObjectNode sent = JsonNodeFactory.instance.objectNode();
        past.shown().forEach((member, was) -> {
            JsonNode is = now.getOrDefault(member, JsonNodeFactory.instance.nullNode());
            if (isWritten(member) && !was.equals(is)) {
                sent.set(member.name(), written(member, was));
            }
        });
        return sent;
    }

    /** What makes a new record what the deleted one was; what was absent is not to get its default. */
    private static ObjectNode whole(Call call, Past past) {
        ObjectNode sent = changes(past, Map.of());
        past.shown().forEach((member, was) -> {
            if (was.isNull() && isWritten(member) && call.entity().defaults().containsKey(member.name())) {
                sent.putNull(member.name());
            }
        });
        return sent;
    }

    /** Numbers of the system are not given by people: a record that comes back gets a new one. */
    private static boolean isWritten(Member member) {
        return !(member instanceof Member.Column column && column.type() == FieldType.Plain.AUTO_NUMBER);
    }
}
