package app.support.records;

import app.support.json.JsonPointer;
import app.support.model.Action;
import app.support.model.Member;
import app.support.problem.FieldErrors;
import app.support.records.RecordDecoder.Decoded;
import app.support.store.ReadableRecords;
import app.support.store.WriteFaults;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a record refers to and its caller cannot see. To them the member reads as null, the set as one without those links, so
 * that a record that they send back as they read it must not lose what it did not show: it stays. Stateless.
 */
final class UnseenTargets {

    private UnseenTargets() {}

    /**
     * The record after a change, with all that it would lose unseen.
     *
     * @param errors takes ids that were sent although their sender cannot see the record: there is none for them
     */
    static RecordData keep(
            Connection connection, Call call, RecordData before, RecordData after, Decoded sent, FieldErrors errors)
            throws SQLException {
        Map<String, Object> values = new HashMap<>(after.values());
        for (Member.ToOne reference : call.entity().references()) {
            UUID held = before.value(reference.name(), UUID.class);
            if (held != null
                    && after.value(reference.name()) == null
                    && !call.rights().reach(reference).isAll()
                    && !unseen(connection, call, reference.target(), List.of(held))
                            .isEmpty()) {
                values.put(reference.name(), held);
            }
        }
        Map<String, List<UUID>> links = new HashMap<>(after.links());
        for (Member.ToMany set : call.entity().linkSets()) {
            boolean limited = !set.targetsUsers()
                    && !call.rights().of(set.target()).access(Action.READ).isAll();
            if (limited && links.containsKey(set.name())) {
                Set<UUID> hidden = unseen(connection, call, set.target(), before.links(set.name()));
                if (sent.links().getOrDefault(set.name(), List.of()).stream().anyMatch(hidden::contains)) {
                    WriteFaults.addUnknownRecord(JsonPointer.ROOT.member(set.name()), errors);
                }
                Set<UUID> all = new LinkedHashSet<>(after.links(set.name()));
                all.addAll(hidden);
                links.put(set.name(), List.copyOf(all));
            }
        }
        return new RecordData(
                after.id(),
                after.version(),
                after.createdAt(),
                after.createdBy(),
                after.updatedAt(),
                after.updatedBy(),
                values,
                links);
    }

    /** Which of those records the caller cannot read. */
    private static Set<UUID> unseen(Connection connection, Call call, String target, List<UUID> ids)
            throws SQLException {
        Set<UUID> unseen = new LinkedHashSet<>(ids);
        unseen.removeAll(ReadableRecords.among(
                connection, call.rights(), call.rights().model().entity(target), ids, call.request()));
        return unseen;
    }
}
