package io.modelwright.core.records;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.shared.Json;
import java.util.Set;

/**
 * What a change took away, keyed by the ids of fields and relations, values as the wire writes them: with it the version
 * before can be told from the version after. Secrets never enter it. Stateless.
 */
public final class HistoryDelta {

    private HistoryDelta() {}

    /** What the members that changed held before; links as arrays of ids, as far as they are known. */
    public static Json.JsonObject of(
            EntityPlan plan, StoredRecord before, Set<ElementId> changed, Set<ElementId> changedLinks) {
        Json.ObjectBuilder delta = Json.object();
        for (Member member : plan.members().values()) {
            switch (member) {
                case Member.Column column -> {
                    if (changed.contains(column.id()) && column.type() != FieldType.Plain.SECRET) {
                        delta.put(column.id().toString(), WireValues.toJson(column, before.value(column.id())));
                    }
                }
                case Member.ToOne one -> {
                    if (!one.inverse() && changed.contains(one.id())) {
                        delta.put(one.id().toString(), WireValues.toJson(one, before.value(one.id())));
                    }
                }
                case Member.ToMany many -> {
                    if (many.side() == Member.ToMany.Side.LINKS_FROM
                            && changedLinks.contains(many.id())
                            && before.links().containsKey(many.id())) {
                        delta.put(
                                many.id().toString(),
                                WireValues.toJson(many, before.links().get(many.id())));
                    }
                }
                case Member.OfSystem system -> {}
                case Member.Computed computed -> {}
            }
        }
        return delta.build();
    }

    /** Everything that the record held, as far as it is known; what a deletion takes away. */
    public static Json.JsonObject whole(EntityPlan plan, StoredRecord before) {
        return of(plan, before, before.values().keySet(), before.links().keySet());
    }
}
