package io.modelwright.application.records;

import io.modelwright.core.expression.Component;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Leaf;
import io.modelwright.core.expression.SystemField;
import io.modelwright.core.expression.ValueType;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.ReadPlan;
import io.modelwright.core.records.RecordRights;
import io.modelwright.core.records.RightsBasis;
import io.modelwright.core.records.Selection;
import io.modelwright.core.records.SortKey;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.ports.records.driven.Fenced;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.ports.records.driven.RecordStore.ListQuery;
import io.modelwright.ports.records.driven.RecordStore.ListedPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which values of a record are taken, so that somebody whose record is refused anyway reads everything that is
 * wrong with it at once. Only tells; what keeps values unique are the constraints. Thread-safe.
 */
final class UniquenessProbe {

    private final RecordStore store;

    UniquenessProbe(RecordStore store) {
        this.store = store;
    }

    /** @param faulty names of members whose values are no values */
    List<Finding> taken(Call call, StoredRecord record, Set<String> faulty, JsonPointer root) {
        EntityPlan entity = call.entity();
        List<Finding> findings = new ArrayList<>();
        for (Field field : entity.entity().fields()) {
            if (field.unique()) {
                probe(call, record, field.id(), List.of(field.name()), faulty, root, findings);
            }
        }
        for (Member.ToOne reference : entity.references()) {
            if (reference.relation().kind() == Relation.Kind.ONE_TO_ONE) {
                probe(call, record, reference.id(), List.of(reference.name()), faulty, root, findings);
            }
        }
        for (KeySet set : entity.entity().uniqueSets()) {
            probe(call, record, set.id(), set.members(), faulty, root, findings);
        }
        return findings;
    }

    private void probe(
            Call call,
            StoredRecord record,
            ElementId set,
            List<String> members,
            Set<String> faulty,
            JsonPointer root,
            List<Finding> findings) {
        List<Expr> conditions = new ArrayList<>();
        for (String name : members) {
            Optional<Expr> same = faulty.contains(name) ? Optional.empty() : same(call.entity(), name, record);
            if (same.isEmpty()) {
                return;
            }
            conditions.add(same.get());
        }
        ValueType id = SystemField.ID.type(call.entity().name());
        conditions.add(new Expr.Equal(
                new Expr.Path(List.of(), new Leaf.OfSystem(SystemField.ID), id),
                new Expr.Literal(id, record.id()),
                true));
        if (isThere(call, new Expr.And(conditions))) {
            findings.addAll(WriteRefusals.notUnique(call.entity(), set, root));
        }
    }

    /** Empty where the value is absent, which is never taken, or of a kind that is not compared. */
    private static Optional<Expr> same(EntityPlan entity, String name, StoredRecord record) {
        return entity.find(name).flatMap(member -> switch (member) {
            case Member.Column column -> {
                ValueType type = ValueType.of(column.type());
                Leaf leaf = new Leaf.Stored(column.field(), Component.WHOLE);
                yield type instanceof ValueType.Scalar scalar && scalar != ValueType.Scalar.OPAQUE
                        ? equal(leaf, type, comparable(record.value(column.id())))
                        : Optional.empty();
            }
            case Member.ToOne one ->
                one.inverse()
                        ? Optional.empty()
                        : equal(
                                new Leaf.Link(one.relation()),
                                new ValueType.Reference(one.target()),
                                record.value(one.id()));
            case Member.Computed computed -> Optional.empty();
            case Member.ToMany many -> Optional.empty();
            case Member.OfSystem system -> Optional.empty();
        });
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        return value instanceof Integer number ? Long.valueOf(number) : value;
    }

    private static Optional<Expr> equal(Leaf leaf, ValueType type, @Nullable Object value) {
        return value == null
                ? Optional.empty()
                : Optional.of(
                        new Expr.Equal(new Expr.Path(List.of(), leaf, type), new Expr.Literal(type, value), false));
    }

    /** Among all records, whoever may see them: as the constraint counts. */
    private boolean isThere(Call call, Expr condition) {
        RecordRights everything = call.app().rights(RightsBasis.Workspace.EVERYTHING);
        Selection selection =
                new Selection(call.entity(), List.of(new Selection.Value(Member.OfSystem.ID, Optional.empty())));
        ReadPlan plan =
                new ReadPlan(everything, selection, Optional.of(condition), Optional.empty(), List.of(SortKey.BY_ID));
        Fenced<ListedPage> page = store.list(new ListQuery(
                plan, call.fence(), call.context(), (entity, record, member, last) -> "", 1, List.of(), false));
        return page instanceof Fenced.Current<ListedPage>(ListedPage found)
                && !found.items().toString().equals("[]");
    }
}
