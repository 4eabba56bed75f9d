package app.support.records;

import app.support.model.Entity;
import app.support.model.FieldType;
import app.support.model.Member;
import app.support.store.Journal;
import app.support.values.WireValues;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Notes changes with what they took away: with it the version before can be told from the version after. Secrets never enter
 * it. Stateless.
 */
public final class Journaling {

    private Journaling() {}

    /** The members that history tells, by their keys: all that is stored but secrets. */
    static Map<String, Member> told(Entity entity) {
        Map<String, Member> told = new LinkedHashMap<>();
        for (Member.Column column : entity.columns()) {
            if (column.type() != FieldType.Plain.SECRET) {
                told.put(column.field().key(), column);
            }
        }
        entity.references().forEach(one -> told.put(one.relation().key(), one));
        entity.linkSets().forEach(many -> told.put(many.relation().key(), many));
        return told;
    }

    /** What a record holds in such a member, as answers show it. */
    static JsonNode value(Member member, RecordData record) {
        return switch (member) {
            case Member.Column column -> WireValues.of(column.type(), record.value(column.name()));
            case Member.ToOne one -> WireValues.text(record.value(one.name()));
            case Member.ToMany many -> WireValues.texts(record.links(many.name()));
            case Member.Computed computed -> JsonNodeFactory.instance.nullNode();
            case Member.OfSystem system -> JsonNodeFactory.instance.nullNode();
        };
    }

    static void created(Connection connection, Entity entity, RecordData record) throws SQLException {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        Journal.note(connection, change(entity, record, Journal.Action.CREATED, nothing));
    }

    /** @param changed names of the members that differ */
    public static void updated(
            Connection connection, Entity entity, RecordData before, RecordData after, Set<String> changed)
            throws SQLException {
        ObjectNode taken = JsonNodeFactory.instance.objectNode();
        told(entity).forEach((key, member) -> {
            if (changed.contains(member.name())) {
                taken.set(key, value(member, before));
            }
        });
        Journal.note(connection, change(entity, after, Journal.Action.UPDATED, taken));
    }

    public static void deleted(Connection connection, Entity entity, RecordData before, RequestContext request)
            throws SQLException {
        ObjectNode taken = JsonNodeFactory.instance.objectNode();
        told(entity).forEach((key, member) -> taken.set(key, value(member, before)));
        RecordData after = before.changed(request.now(), request.user(), before.values(), Map.of());
        Journal.note(connection, change(entity, after, Journal.Action.DELETED, taken));
    }

    private static Journal.Change change(Entity entity, RecordData after, Journal.Action action, ObjectNode before) {
        return new Journal.Change(
                entity.key(), after.id(), after.version(), action, after.updatedAt(), after.updatedBy(), before);
    }
}
