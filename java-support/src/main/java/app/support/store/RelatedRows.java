package app.support.store;

import app.support.json.JsonBody;
import app.support.json.JsonWriter;
import app.support.model.Member;
import app.support.query.Cursors.RelatedAfter;
import app.support.query.RelatedCursors;
import app.support.query.Selection;
import app.support.records.RequestContext;
import app.support.sql.RecordReads;
import app.support.sql.Slots;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fills in the to-many members of records: one statement for each member and level, however many records there are. Not for
 * use by several threads.
 */
final class RelatedRows {

    private static final JsonWriter.Name ITEMS = JsonWriter.Name.of("items");
    private static final JsonWriter.Name NEXT_CURSOR = JsonWriter.Name.of("nextCursor");

    private final Connection connection;
    private final RequestContext context;
    private final RelatedCursors cursors;
    private final Optional<RelatedAfter> after;

    RelatedRows(Connection connection, RequestContext context, RelatedCursors cursors, Optional<RelatedAfter> after) {
        this.connection = connection;
        this.context = context;
        this.cursors = cursors;
        this.after = after;
    }

    /** JSON with what is missing in it. */
    record Draft(JsonWriter json, List<RowShape.Hole> holes) {
        Draft(JsonWriter json) {
            this(json, new ArrayList<>());
        }
    }

    /** Completes the drafts. */
    List<JsonBody> complete(List<Draft> drafts) throws SQLException {
        Map<RowShape.Related, Set<UUID>> wanted = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            for (RowShape.Hole hole : draft.holes()) {
                wanted.computeIfAbsent(hole.related(), missing -> new LinkedHashSet<>())
                        .add(hole.parent());
            }
        }
        Map<RowShape.Related, Map<UUID, JsonBody>> found = new HashMap<>();
        for (Map.Entry<RowShape.Related, Set<UUID>> entry : wanted.entrySet()) {
            found.put(entry.getKey(), read(entry.getKey(), List.copyOf(entry.getValue())));
        }
        List<JsonBody> completed = new ArrayList<>();
        for (Draft draft : drafts) {
            List<Integer> offsets = new ArrayList<>();
            List<JsonBody> values = new ArrayList<>();
            for (RowShape.Hole hole : draft.holes()) {
                Map<UUID, JsonBody> bodies = found.getOrDefault(hole.related(), Map.of());
                offsets.add(hole.offset());
                values.add(bodies.getOrDefault(hole.parent(), JsonBody.of("null")));
            }
            completed.add(
                    offsets.isEmpty() ? draft.json().finish() : draft.json().finish(offsets, values));
        }
        return completed;
    }

    private Map<UUID, JsonBody> read(RowShape.Related related, List<UUID> parents) throws SQLException {
        Optional<UUID> behind = after.filter(
                        from -> from.member().equals(related.item().member()))
                .map(RelatedAfter::record);
        RecordReads.Query query = related.query(behind.isPresent());
        Map<String, @Nullable Object> slots = Binder.slots(context);
        slots.put(Slots.IDS, parents);
        behind.ifPresent(id -> slots.put(Slots.RELATED_AFTER, id));
        Map<UUID, Group> groups = new LinkedHashMap<>();
        try (PreparedStatement statement = Binder.prepare(connection, query.sql(), slots);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                UUID parent = rows.getObject(1, UUID.class);
                Group group = groups.get(parent);
                if (group == null) {
                    group = new Group();
                    groups.put(parent, group);
                }
                UUID id = rows.getObject(related.shape().idColumn(), UUID.class);
                if (id != null) {
                    group.add(rows, id, related.shape());
                }
            }
        }
        groups.forEach((parent, group) -> group.end(cursors, related, parent));
        List<JsonBody> bodies =
                complete(groups.values().stream().map(Group::draft).toList());
        Map<UUID, JsonBody> result = new HashMap<>();
        int i = 0;
        for (UUID parent : groups.keySet()) {
            result.put(parent, bodies.get(i++));
        }
        return result;
    }

    /** The related records of one record, as they come. */
    private static final class Group {
        private final Draft draft = new Draft(new JsonWriter(1_024));
        private int count;
        private @Nullable UUID last;
        private boolean more;

        Group() {
            draft.json().beginObject().name(ITEMS).beginArray();
        }

        void add(ResultSet rows, UUID id, RowShape shape) throws SQLException {
            if (count == Selection.RELATED_MAX) {
                more = true;
                return;
            }
            shape.write(rows, draft.json(), draft.holes());
            count++;
            last = id;
        }

        void end(RelatedCursors cursors, RowShape.Related related, UUID parent) {
            JsonWriter json = draft.json().endArray().name(NEXT_CURSOR);
            Member.ToMany member = related.item().member();
            UUID shownLast = last;
            if (more && shownLast != null) {
                json.plain(cursors.after(related.owner(), parent, member, shownLast));
            } else {
                json.nullValue();
            }
            json.endObject();
        }

        Draft draft() {
            return draft;
        }
    }
}
