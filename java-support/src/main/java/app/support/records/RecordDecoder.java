package app.support.records;

import app.support.json.JsonPointer;
import app.support.model.Action;
import app.support.model.Entity;
import app.support.model.EntityRights;
import app.support.model.FieldType;
import app.support.model.Member;
import app.support.problem.FieldError;
import app.support.problem.FieldErrors;
import app.support.values.ValueCodec;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads what somebody sent as a record: each member that they may write, to its stored value. Not for use by several threads. */
public final class RecordDecoder {

    /** How many records a manyToMany set holds at most. */
    public static final int LINKS_MAX = 1_000;

    /**
     * What was sent.
     *
     * @param values by field or to-one relation; empty where null was sent. A faulty member has none
     * @param links by manyToMany relation
     * @param names of the members that were sent and are no fault
     * @param faulty names of the members that are
     */
    public record Decoded(
            Map<String, Optional<Object>> values,
            Map<String, List<UUID>> links,
            Set<String> names,
            Set<String> faulty,
            List<FieldError> faults) {

        public Decoded {
            values = Map.copyOf(values);
            links = Map.copyOf(links);
            names = Set.copyOf(names);
            faulty = Set.copyOf(faulty);
            faults = List.copyOf(faults);
        }
    }

    private final Entity plan;
    private final EntityRights rights;
    private final Action action;
    private final JsonPointer root;
    private final FieldErrors faults = new FieldErrors();
    private final Map<String, Optional<Object>> values = new HashMap<>();
    private final Map<String, List<UUID>> links = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> faulty = new HashSet<>();

    private RecordDecoder(Entity plan, EntityRights rights, Action action, JsonPointer root) {
        this.plan = plan;
        this.rights = rights;
        this.action = action;
        this.root = root;
    }

    /**
     * Reads one record.
     *
     * @param action {@link Action#CREATE} or {@link Action#UPDATE}: decides which members may be written
     * @param root where the record stands in what was sent
     */
    public static Decoded decode(Entity plan, EntityRights rights, Action action, JsonNode sent, JsonPointer root) {
        RecordDecoder decoder = new RecordDecoder(plan, rights, action, root);
        if (sent.isObject()) {
            sent.properties().forEach(member -> decoder.member(member.getKey(), member.getValue()));
        } else {
            decoder.faults.wrongType(root, "an object");
        }
        return new Decoded(decoder.values, decoder.links, decoder.names, decoder.faulty, decoder.faults.toList());
    }

    private void member(String name, JsonNode json) {
        JsonPointer at = root.member(name);
        int before = faults.count();
        Optional<Member> member = plan.find(name);
        if (member.isEmpty() || isConcealed(member.get())) {
            faults.add("unknown-member", at, "There is no such member.");
        } else if (!isWritable(member.get())) {
            faults.add("read-only", at, "This cannot be written.");
        } else {
            value(member.get(), json, at);
        }
        (faults.count() == before ? names : faulty).add(name);
    }

    private void value(Member member, JsonNode json, JsonPointer at) {
        switch (member) {
            case Member.Column column -> column(column, json, at);
            case Member.ToOne one -> {
                UUID id = json.isNull() ? null : ValueCodec.uuid(json, at, faults);
                values.put(one.name(), Optional.ofNullable(id));
            }
            case Member.ToMany many -> linkSet(many, json, at);
            case Member.OfSystem system -> throw new IllegalStateException("not writable: " + system);
            case Member.Computed computed -> throw new IllegalStateException("not writable: " + computed);
        }
    }

    private void column(Member.Column column, JsonNode json, JsonPointer at) {
        if (column.type() == FieldType.Plain.SECRET && isKept(json)) {
            return;
        }
        boolean absent = json.isNull();
        Object value = absent ? null : ValueCodec.decode(column.type(), json, at, faults);
        values.put(column.name(), Optional.ofNullable(value));
    }

    /** A secret as it reads, sent back: it stays what it is. */
    private static boolean isKept(JsonNode json) {
        return json.isObject() && json.size() == 1 && json.path("set").booleanValue();
    }

    private void linkSet(Member.ToMany many, JsonNode json, JsonPointer at) {
        if (json.isNull()) {
            links.put(many.name(), List.of());
            return;
        }
        if (!json.isArray()) {
            faults.wrongType(at, "an array of ids");
            return;
        }
        if (json.size() > LINKS_MAX) {
            faults.add("too-long", at, "This must have at most " + LINKS_MAX + " items.");
            return;
        }
        List<UUID> ids = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < json.size(); i++) {
            UUID id = ValueCodec.uuid(json.get(i), at.item(i), faults);
            if (id != null && seen.add(id)) {
                ids.add(id);
            }
        }
        links.put(many.name(), List.copyOf(ids));
    }

    private boolean isConcealed(Member member) {
        return rights.shows(member).isNone()
                && rights.writes(action, List.of(member.name())).isNone();
    }

    private boolean isWritable(Member member) {
        boolean stored = switch (member) {
            case Member.OfSystem system -> false;
            case Member.Computed computed -> false;
            case Member.Column column -> column.type() != FieldType.Plain.AUTO_NUMBER;
            case Member.ToOne one -> !one.inverse();
            case Member.ToMany many -> many.side() == Member.ToMany.Side.LINKS_FROM;
        };
        return stored && !rights.writes(action, List.of(member.name())).isNone();
    }
}
