package io.modelwright.testkit.records;

import io.modelwright.core.expression.Evaluator;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.records.Check;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.HistoryDelta;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.records.WritePlan;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.records.driven.RecordStore.Command;
import io.modelwright.ports.records.driven.RecordStore.Commit;
import io.modelwright.ports.records.driven.RecordStore.WriteFault;
import io.modelwright.testkit.records.RecordsState.JournalRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One commit on a copy of the state. For one thread. */
final class RecordsWriting {

    private final RecordsState state;
    private final RecordsView view;
    private final Commit commit;
    private final WritePlan plan;
    private final CompiledApp app;
    private final List<WriteFault> faults = new ArrayList<>();
    private final List<StoredRecord> stored = new ArrayList<>();

    RecordsWriting(RecordsState state, Commit commit) {
        this.state = state;
        this.commit = commit;
        this.plan = commit.plan();
        this.app = plan.rights().app();
        this.view = new RecordsView(state, plan.rights(), commit.context());
    }

    List<WriteFault> faults() {
        return faults;
    }

    List<StoredRecord> stored() {
        return stored;
    }

    RecordsView view() {
        return view;
    }

    void run() {
        for (int i = 0; i < commit.commands().size(); i++) {
            if (!run(i, commit.commands().get(i))) {
                return;
            }
        }
    }

    /** False where a constraint broke, behind which nothing can be said. */
    private boolean run(int index, Command command) {
        return switch (command) {
            case Command.Create(StoredRecord record) -> create(index, record);
            case Command.Update(StoredRecord before, StoredRecord after) -> update(index, before, after);
            case Command.Delete(StoredRecord before) -> delete(index, before);
        };
    }

    private boolean create(int index, StoredRecord record) {
        if (!checked(index, null, record)) {
            return true;
        }
        if (state.find(plan.entity(), record.id()) != null) {
            faults.add(new WriteFault.Moved(index));
            return false;
        }
        StoredRecord numbered = numbered(record);
        return keep(index, numbered, Json.object().build());
    }

    private StoredRecord numbered(StoredRecord record) {
        Map<ElementId, Object> values = new HashMap<>(record.values());
        for (Member.Column column : plan.entity().columns()) {
            if (RecordsView.isDrawn(column) && !values.containsKey(column.id())) {
                values.put(column.id(), state.nextNumber(column.id()));
            }
        }
        Map<ElementId, List<UUID>> links = new HashMap<>(record.links());
        links.keySet().retainAll(plan.links());
        return new StoredRecord(
                record.id(),
                record.version(),
                record.createdAt(),
                record.createdBy(),
                record.updatedAt(),
                record.updatedBy(),
                values,
                links);
    }

    private boolean update(int index, StoredRecord before, StoredRecord after) {
        StoredRecord current = state.find(plan.entity(), before.id());
        if (current == null || current.version() != before.version()) {
            faults.add(new WriteFault.Moved(index));
            return true;
        }
        Map<ElementId, Object> values = new HashMap<>(current.values());
        for (ElementId member : plan.changed()) {
            Object value = after.value(member);
            if (value == null) {
                values.remove(member);
            } else {
                values.put(member, value);
            }
        }
        Map<ElementId, List<UUID>> links = new HashMap<>();
        plan.links().forEach(set -> links.put(set, after.links().getOrDefault(set, List.of())));
        StoredRecord next = current.changed(after.updatedAt(), after.updatedBy(), values, links);
        return !checked(index, current, next)
                || keep(index, next, HistoryDelta.of(plan.entity(), before, plan.changed(), plan.links()));
    }

    private boolean delete(int index, StoredRecord before) {
        StoredRecord current = state.find(plan.entity(), before.id());
        if (current == null || current.version() != before.version()) {
            faults.add(new WriteFault.Moved(index));
            return true;
        }
        if (!checked(index, current, current)) {
            return true;
        }
        Optional<ElementId> holder = remove(plan.entity(), current, HistoryDelta.whole(plan.entity(), before));
        holder.ifPresent(relation -> faults.add(new WriteFault.StillReferenced(index, relation)));
        return holder.isEmpty();
    }

    /** Removes the record with what goes with it; answers the relation that forbids it. */
    private Optional<ElementId> remove(EntityPlan entity, StoredRecord record, Json delta) {
        state.of(entity).remove(record.id());
        state.note(new JournalRow(record.id(), record.version() + 1, "delete", delta));
        for (Relation relation : app.design().relationsTo(entity.name())) {
            Optional<ElementId> holder =
                    relation.isToOne() ? release(relation, record.id()) : unlink(relation, record.id());
            if (holder.isPresent()) {
                return holder;
            }
        }
        return Optional.empty();
    }

    private Optional<ElementId> unlink(Relation relation, UUID target) {
        EntityPlan owner = app.entity(relation.from());
        for (StoredRecord other : List.copyOf(state.of(owner).values())) {
            List<UUID> ids = other.links().getOrDefault(relation.id(), List.of());
            if (ids.contains(target)) {
                Map<ElementId, List<UUID>> links = new HashMap<>(other.links());
                links.put(
                        relation.id(),
                        ids.stream().filter(id -> !id.equals(target)).toList());
                state.of(owner).put(other.id(), with(other, other.version(), other.values(), links));
            }
        }
        return Optional.empty();
    }

    private static StoredRecord with(
            StoredRecord other, long version, Map<ElementId, Object> values, Map<ElementId, List<UUID>> links) {
        return new StoredRecord(
                other.id(),
                version,
                other.createdAt(),
                other.createdBy(),
                other.updatedAt(),
                other.updatedBy(),
                values,
                links);
    }

    private Optional<ElementId> release(Relation relation, UUID target) {
        EntityPlan owner = app.entity(relation.from());
        for (StoredRecord other : List.copyOf(state.of(owner).values())) {
            if (!target.equals(other.value(relation.id())) || state.find(owner, other.id()) == null) {
                continue;
            }
            switch (relation.onDelete()) {
                case RESTRICT -> {
                    return Optional.of(relation.id());
                }
                case CASCADE -> {
                    Optional<ElementId> holder = remove(owner, other, HistoryDelta.whole(owner, other));
                    if (holder.isPresent()) {
                        return holder;
                    }
                }
                case SET_NULL -> {
                    Map<ElementId, Object> values = new HashMap<>(other.values());
                    values.remove(relation.id());
                    AccountId by = commit.context().user();
                    state.of(owner)
                            .put(other.id(), other.changed(commit.context().now(), by, values, Map.of()));
                    Json delta = HistoryDelta.of(owner, other, Set.of(relation.id()), Set.of());
                    state.note(new JournalRow(other.id(), other.version() + 1, "update", delta));
                }
            }
        }
        return Optional.empty();
    }

    private boolean keep(int index, StoredRecord record, Json delta) {
        Optional<WriteFault> broken = notUnique(index, record).or(() -> noTarget(index, record));
        if (broken.isPresent()) {
            faults.add(broken.get());
            return false;
        }
        state.of(plan.entity()).put(record.id(), record);
        state.note(new JournalRow(
                record.id(), record.version(), plan.kind() == WritePlan.Kind.CREATE ? "create" : "update", delta));
        stored.add(record);
        return true;
    }

    private boolean checked(int index, @Nullable StoredRecord before, StoredRecord after) {
        boolean passed = true;
        for (int i = 0; i < plan.checks().size(); i++) {
            if (!passes(plan.checks().get(i), before, after)) {
                faults.add(new WriteFault.CheckFailed(index, i));
                passed = false;
            }
        }
        return passed;
    }

    private boolean passes(Check check, @Nullable StoredRecord before, StoredRecord after) {
        return switch (check) {
            case Check.Permitted(Expr where, boolean afterChange) -> {
                StoredRecord asked = afterChange || before == null ? after : before;
                yield view.isTrueForDesigner(where, asked);
            }
            case Check.Holds holds -> !Evaluator.isFalse(holds.rule().condition(), view.designer(after));
            case Check.Reaches(Member.ToOne member) ->
                after.value(member.id()) == null || view.follow(after, member) != null;
            case Check.ReachesAll(Member.ToMany member) -> {
                EntityPlan target = app.entity(member.target());
                List<UUID> held = before == null ? List.of() : before.links().getOrDefault(member.id(), List.of());
                yield after.links().getOrDefault(member.id(), List.of()).stream()
                        .filter(id -> !held.contains(id))
                        .allMatch(id -> {
                            StoredRecord found = state.find(target, id);
                            return found != null && view.isReadable(target, found);
                        });
            }
        };
    }

    private Optional<WriteFault> notUnique(int index, StoredRecord record) {
        EntityPlan entity = plan.entity();
        for (Field field : entity.entity().fields()) {
            if (field.unique() && isTaken(record, List.of(field.id()))) {
                return Optional.of(new WriteFault.NotUnique(index, field.id()));
            }
        }
        for (Member.ToOne reference : entity.references()) {
            if (reference.relation().kind() == Relation.Kind.ONE_TO_ONE && isTaken(record, List.of(reference.id()))) {
                return Optional.of(new WriteFault.NotUnique(index, reference.id()));
            }
        }
        for (KeySet set : entity.entity().uniqueSets()) {
            if (isTaken(record, set.members().stream().map(this::id).toList())) {
                return Optional.of(new WriteFault.NotUnique(index, set.id()));
            }
        }
        return Optional.empty();
    }

    private ElementId id(String name) {
        return switch (plan.entity().find(name).orElseThrow()) {
            case Member.Column column -> column.id();
            case Member.ToOne one -> one.id();
            case Member.Computed computed -> computed.field().id();
            case Member.OfSystem system -> throw new IllegalArgumentException(name);
            case Member.ToMany many -> throw new IllegalArgumentException(name);
        };
    }

    private boolean isTaken(StoredRecord record, List<ElementId> members) {
        return state.of(plan.entity()).values().stream()
                .filter(other -> !other.id().equals(record.id()))
                .anyMatch(other ->
                        members.stream().allMatch(member -> isSame(record.value(member), other.value(member))));
    }

    private static boolean isSame(@Nullable Object left, @Nullable Object right) {
        return (left instanceof BigDecimal a && right instanceof BigDecimal b)
                ? a.compareTo(b) == 0
                : left != null && left.equals(right);
    }

    private Optional<WriteFault> noTarget(int index, StoredRecord record) {
        for (Member.ToOne reference : plan.entity().references()) {
            Object id = record.value(reference.id());
            boolean itself = record.id().equals(id)
                    && reference.target().equals(plan.entity().name());
            if (id != null
                    && !itself
                    && !reference.targetsUsers()
                    && state.find(app.entity(reference.target()), (UUID) id) == null) {
                return Optional.of(new WriteFault.NoTarget(index, reference.id()));
            }
        }
        for (Member.ToMany set : plan.entity().linkSets()) {
            for (UUID id : record.links().getOrDefault(set.id(), List.of())) {
                if (!set.relation().targetsUsers()
                        && !id.equals(record.id())
                        && state.find(app.entity(set.target()), id) == null) {
                    return Optional.of(new WriteFault.NoTarget(index, set.id()));
                }
            }
        }
        return Optional.empty();
    }
}
