package app.support.records;

import app.support.json.JsonBodies;
import app.support.model.Action;
import app.support.model.Entity;
import app.support.model.Member;
import app.support.model.RecordRights;
import app.support.problem.ProblemException;
import app.support.query.QueryParameters;
import app.support.store.FileTable;
import app.support.store.StoredFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may read which file. What is noted of a file's places only says where to look: each answer comes of the records as the
 * caller sees them now, so that rows, masks and roles hold here as they do there. Thread-safe.
 */
public final class FileAccess {

    /** How many places are looked at for a reader. */
    private static final int PLACES_READ = 100;

    /** Beyond this many places a file counts as referred to without a look. */
    private static final int PLACES_MAX = 1_000;

    private final Engine engine;
    private final RecordReading reading;

    public FileAccess(Engine engine) {
        this.engine = engine;
        this.reading = new RecordReading(engine);
    }

    /** Somebody, with what they may do at this moment. */
    public record Reader(RecordRights rights, RequestContext request) {}

    public Reader reader(Caller caller) {
        return new Reader(engine.model().rights(caller.roles()), engine.request(caller));
    }

    /** Whether there is a field that they may put a file into. */
    public boolean mayUpload(Reader reader) {
        return engine.model().entities().stream()
                .anyMatch(entity -> entity.fileFields().stream()
                        .map(Member.Column::name)
                        .anyMatch(field -> writes(reader, entity, Action.CREATE, field)
                                || writes(reader, entity, Action.UPDATE, field)));
    }

    private static boolean writes(Reader reader, Entity entity, Action action, String field) {
        return !reader.rights().of(entity).writes(action, List.of(field)).isNone();
    }

    /** Whether the caller sees it in a record, or it is theirs and in none. */
    public boolean isReadable(Connection connection, Reader reader, StoredFile file) throws SQLException {
        for (FileTable.Use use : FileTable.uses(connection, file.id(), PLACES_READ)) {
            if (isShown(connection, reader, use)) {
                return true;
            }
        }
        return isOwn(reader, file) && !isReferred(connection, file);
    }

    /** Whether they may delete it once no record has it. */
    public boolean mayDelete(Reader reader, Caller caller, StoredFile file) {
        return isOwn(reader, file) || caller.roles().contains(RecordRights.ADMIN);
    }

    private static boolean isOwn(Reader reader, StoredFile file) {
        return file.uploader().equals(reader.request().user());
    }

    private boolean isShown(Connection connection, Reader reader, FileTable.Use use) throws SQLException {
        Optional<Entity> entity = engine.model().findByKey(use.entity());
        Optional<Member.Column> field = entity.flatMap(found -> field(found, use.field()));
        if (entity.isEmpty()
                || field.isEmpty()
                || reader.rights().of(entity.get()).access(Action.READ).isNone()) {
            return false;
        }
        try {
            String name = field.get().name();
            Call call = new Call(reader.rights(), entity.get(), reader.request());
            RecordBody body = reading.read(connection, call, use.record(), new QueryParameters(Map.of("fields", name)));
            String shown = JsonBodies.parse(body.body().toString())
                    .path(name)
                    .path("id")
                    .asText();
            return shown.equals(use.file().toString());
        } catch (ProblemException hidden) {
            // no such record, or no such member, for this caller; anything else is no answer
            if (hidden.problem().status() >= 500) {
                throw hidden;
            }
            return false;
        }
    }

    private static Optional<Member.Column> field(Entity entity, String key) {
        return entity.fileFields().stream()
                .filter(column -> column.field().key().equals(key))
                .findFirst();
    }

    /**
     * Whether any record has the file now, or may have it again: what this version of the model does not know may be known to
     * the next one.
     */
    public boolean isReferred(Connection connection, StoredFile file) throws SQLException {
        List<FileTable.Use> uses = FileTable.uses(connection, file.id(), PLACES_MAX);
        if (uses.size() >= PLACES_MAX) {
            return true;
        }
        for (FileTable.Use use : uses) {
            if (holds(connection, use)) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(Connection connection, FileTable.Use use) throws SQLException {
        Optional<Entity> entity = engine.model().findByKey(use.entity());
        Optional<Member.Column> field = entity.flatMap(found -> field(found, use.field()));
        if (entity.isEmpty() || field.isEmpty()) {
            return true;
        }
        String sql = "SELECT FROM " + entity.get().table() + " WHERE \"id\" = ? AND \""
                + field.get().field().columns().getFirst() + "\" = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, use.record());
            statement.setObject(2, use.file());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** The file, where the caller may put it into that field of that record: what they can read, and what was there before. */
    Optional<StoredFile> usable(
            Connection connection, Reader reader, Entity entity, UUID record, Member.Column field, UUID file)
            throws SQLException {
        Optional<StoredFile> found = FileTable.find(connection, file);
        if (found.isEmpty()) {
            return found;
        }
        boolean wasThere = FileTable.isUsed(
                connection,
                new FileTable.Use(file, entity.key(), record, field.field().key()));
        return wasThere || isReadable(connection, reader, found.get()) ? found : Optional.empty();
    }

    /** Notes the files that a record has come to hold. */
    static void noteUses(Connection connection, Entity entity, @Nullable RecordData before, RecordData after)
            throws SQLException {
        for (Member.Column column : entity.fileFields()) {
            Object file = after.value(column.name());
            boolean isOld = before != null && Objects.equals(before.value(column.name()), file);
            if (file instanceof UUID id && !isOld) {
                FileTable.use(
                        connection,
                        new FileTable.Use(
                                id, entity.key(), after.id(), column.field().key()));
            }
        }
    }
}
