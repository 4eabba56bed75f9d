package app.support.records;

import app.support.model.Action;
import app.support.model.Entity;
import app.support.model.EntityRights;
import app.support.model.FieldType;
import app.support.model.Member;
import app.support.records.RecordDecoder.Decoded;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes whole records of what was sent. Stateless. */
public final class RecordAssembly {

    private RecordAssembly() {}

    /** What a new record has: what was sent, and the defaults of what was not. */
    public static RecordData created(Entity plan, Decoded sent, UUID id, RequestContext context) {
        Map<String, Object> values = new HashMap<>(plan.defaults());
        apply(sent.values(), values);
        return RecordData.created(id, context.now(), context.user(), values, sent.links());
    }

    /** The record with the members that were sent, and no others, changed. */
    public static RecordData patched(RecordData before, Decoded sent, RequestContext context) {
        Map<String, Object> values = new HashMap<>(before.values());
        apply(sent.values(), values);
        return before.changed(context.now(), context.user(), values, sent.links());
    }

    /** The record as if it were new, but for the members that the caller may not write, which stay. */
    public static RecordData replaced(
            Entity plan, EntityRights rights, RecordData before, Decoded sent, RequestContext context) {
        Map<String, Object> values = new HashMap<>(before.values());
        for (Member.Column column : plan.columns()) {
            boolean drawn = column.type() == FieldType.Plain.AUTO_NUMBER;
            boolean kept = column.type() == FieldType.Plain.SECRET
                    && sent.names().contains(column.name())
                    && !sent.values().containsKey(column.name());
            if (!drawn && !kept && isWritable(rights, column)) {
                Object value = plan.defaults().get(column.name());
                if (value == null) {
                    values.remove(column.name());
                } else {
                    values.put(column.name(), value);
                }
            }
        }
        plan.references().stream()
                .filter(reference -> isWritable(rights, reference))
                .forEach(reference -> values.remove(reference.name()));
        apply(sent.values(), values);
        Map<String, List<UUID>> links = new HashMap<>(sent.links());
        plan.linkSets().stream()
                .filter(set -> isWritable(rights, set) && !sent.faulty().contains(set.name()))
                .forEach(set -> links.putIfAbsent(set.name(), List.of()));
        return before.changed(context.now(), context.user(), values, links);
    }

    private static boolean isWritable(EntityRights rights, Member member) {
        return !rights.writes(Action.UPDATE, List.of(member.name())).isNone();
    }

    /** The fields and to-one relations in which two versions differ. */
    public static Set<String> changes(Entity plan, RecordData before, RecordData after) {
        Set<String> changed = new HashSet<>();
        plan.columns().stream()
                .map(Member.Column::name)
                .filter(id -> !isSame(before.value(id), after.value(id)))
                .forEach(changed::add);
        plan.references().stream()
                .map(Member.ToOne::name)
                .filter(id -> !isSame(before.value(id), after.value(id)))
                .forEach(changed::add);
        return changed;
    }

    /** The manyToMany sets in which they differ; the order of links means nothing. */
    public static Set<String> linkChanges(RecordData before, RecordData after) {
        Set<String> changed = new HashSet<>();
        after.links().forEach((set, ids) -> {
            if (!new HashSet<>(before.links().getOrDefault(set, List.of())).equals(new HashSet<>(ids))) {
                changed.add(set);
            }
        });
        return changed;
    }

    private static boolean isSame(@Nullable Object left, @Nullable Object right) {
        return (left instanceof BigDecimal a && right instanceof BigDecimal b)
                ? a.compareTo(b) == 0
                : Objects.equals(left, right);
    }

    private static void apply(Map<String, Optional<Object>> sent, Map<String, Object> values) {
        sent.forEach((id, value) -> {
            if (value.isPresent()) {
                values.put(id, value.get());
            } else {
                values.remove(id);
            }
        });
    }
}
