package io.modelwright.application.records.history;

import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.records.WireValues;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.records.driven.RecordJournal.Entry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a record at some version, walked back from what it is now, change by change. Knows the members that the
 * design has now and that are stored; secrets are none of them. For one thread.
 */
final class PastRecord {

    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, Json> values = new LinkedHashMap<>();

    private PastRecord(EntityPlan entity) {
        for (Member member : entity.members().values()) {
            id(member).ifPresent(id -> members.put(id, member));
        }
    }

    /** The record as it is now. */
    static PastRecord of(EntityPlan entity, StoredRecord record) {
        PastRecord now = new PastRecord(entity);
        now.members.forEach((id, member) -> now.values.put(id, value(member, record)));
        return now;
    }

    /** A record that is no more. */
    static PastRecord absent(EntityPlan entity) {
        return new PastRecord(entity);
    }

    private static Json value(Member member, StoredRecord record) {
        return switch (member) {
            case Member.Column column -> WireValues.toJson(column, record.value(column.id()));
            case Member.ToOne one -> WireValues.toJson(one, record.value(one.id()));
            case Member.ToMany many -> WireValues.toJson(many, record.links().get(many.id()));
            case Member.OfSystem system -> Json.JsonNull.NULL;
            case Member.Computed computed -> Json.JsonNull.NULL;
        };
    }

    private static Optional<String> id(Member member) {
        return switch (member) {
            case Member.Column column ->
                column.type() == FieldType.Plain.SECRET
                        ? Optional.empty()
                        : Optional.of(column.id().toString());
            case Member.ToOne one ->
                one.inverse() ? Optional.empty() : Optional.of(one.id().toString());
            case Member.ToMany many ->
                many.side() == Member.ToMany.Side.LINKS_FROM
                        ? Optional.of(many.id().toString())
                        : Optional.empty();
            case Member.OfSystem system -> Optional.empty();
            case Member.Computed computed -> Optional.empty();
        };
    }

    /** Undoes a change; by member, what it held before and after. */
    Map<Member, Change> undo(Entry entry) {
        Map<Member, Change> changes = new LinkedHashMap<>();
        boolean created = entry.action().equals("create");
        members.forEach((id, member) -> {
            Optional<Json> before =
                    created ? Optional.of(Json.JsonNull.NULL) : entry.before().find(id);
            before.ifPresent(was -> {
                Json is = values.getOrDefault(id, Json.JsonNull.NULL);
                values.put(id, was);
                if (!is.equals(was)) {
                    changes.put(member, new Change(was, is));
                }
            });
        });
        return changes;
    }

    /** What a member held before and after a change, in wire form. */
    record Change(Json from, Json to) {}

    /** The values now, by member. */
    Map<Member, Json> values() {
        Map<Member, Json> byMember = new LinkedHashMap<>();
        members.forEach((id, member) -> byMember.put(member, values.getOrDefault(id, Json.JsonNull.NULL)));
        return byMember;
    }
}
