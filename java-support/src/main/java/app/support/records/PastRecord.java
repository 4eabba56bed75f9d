package app.support.records;

import app.support.json.JsonBodies;
import app.support.model.Entity;
import app.support.model.Member;
import app.support.store.Journal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a record at some version, walked back from what it is now, change by change. Knows the members that the model
 * has now and that are stored; secrets are none of them. For one thread.
 */
final class PastRecord {

    private static final JsonNode NOTHING = JsonNodeFactory.instance.nullNode();

    private final Map<String, Member> members;
    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    /** What a member held before and after a change, as answers show it. */
    record Difference(JsonNode from, JsonNode to) {}

    private PastRecord(Entity entity) {
        this.members = Journaling.told(entity);
        members.keySet().forEach(key -> values.put(key, NOTHING));
    }

    /** A record as it is. */
    static PastRecord of(Entity entity, RecordData record) {
        PastRecord past = new PastRecord(entity);
        // read again, so that numbers compare with those of the journal
        past.members.forEach((key, member) -> past.values.put(
                key, JsonBodies.parse(Journaling.value(member, record).toString())));
        return past;
    }

    /** A record that is no more. */
    static PastRecord absent(Entity entity) {
        return new PastRecord(entity);
    }

    /** Undoes a change; what it made of which member. */
    Map<Member, Difference> undo(Journal.Change change) {
        Map<Member, Difference> differences = new LinkedHashMap<>();
        boolean created = change.action() == Journal.Action.CREATED;
        members.forEach((key, member) -> {
            Optional<JsonNode> before = created
                    ? Optional.of(NOTHING)
                    : Optional.ofNullable(change.before().get(key));
            before.ifPresent(was -> {
                JsonNode is = values.getOrDefault(key, NOTHING);
                values.put(key, was);
                if (!is.equals(was)) {
                    differences.put(member, new Difference(was, is));
                }
            });
        });
        return differences;
    }

    /** The values now, by member. */
    Map<Member, JsonNode> values() {
        Map<Member, JsonNode> byMember = new LinkedHashMap<>();
        members.forEach((key, member) -> byMember.put(member, values.getOrDefault(key, NOTHING)));
        return byMember;
    }
}
