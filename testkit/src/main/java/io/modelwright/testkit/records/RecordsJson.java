package io.modelwright.testkit.records;

import io.modelwright.core.expression.Expr;
import io.modelwright.core.files.FileId;
import io.modelwright.core.files.StoredFile;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.records.AggregatePlan;
import io.modelwright.core.records.AggregatePlan.Aggregate;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.JsonBody;
import io.modelwright.core.records.JsonWriter;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.RelatedCursors;
import io.modelwright.core.records.Selection;
import io.modelwright.core.records.SortKey;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.records.WireValues;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.records.driven.RecordStore.RelatedAfter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers as JSON trees, built from a view. For one thread. */
final class RecordsJson {

    private static final int AVERAGE_SCALE = 6;

    private final RecordsView view;
    private final RelatedCursors cursors;
    private final Optional<RelatedAfter> after;

    RecordsJson(RecordsView view, RelatedCursors cursors, Optional<RelatedAfter> after) {
        this.view = view;
        this.cursors = cursors;
        this.after = after;
    }

    static JsonBody body(Json json) {
        return new JsonWriter(256).value(json).finish();
    }

    Json record(Selection selection, StoredRecord record) {
        Json.ObjectBuilder object = Json.object();
        for (Selection.Item item : selection.items()) {
            object.put(item.member().name(), item(item, selection.entity(), record));
        }
        return object.build();
    }

    private Json item(Selection.Item item, EntityPlan entity, StoredRecord record) {
        if (!isShown(item.shownWhere(), record)) {
            return Json.JsonNull.NULL;
        }
        return switch (item) {
            case Selection.Value value -> value(value.member(), view.value(record, value.member()));
            case Selection.Links links -> WireValues.toJson(links.member(), view.linked(record, links.member()));
            case Selection.One one -> {
                StoredRecord target = view.follow(record, one.member());
                yield target == null ? Json.JsonNull.NULL : record(one.target(), target);
            }
            case Selection.Many many -> many(many, entity, record);
        };
    }

    private Json value(Member member, @Nullable Object value) {
        boolean isFile = member instanceof Member.Column column && column.type().isFile();
        return isFile && value instanceof UUID id ? file(id) : WireValues.toJson(member, value);
    }

    private Json file(UUID id) {
        Optional<StoredFile> known =
                view.state().files().find(List.of(new FileId(id))).stream().findFirst();
        return Json.object()
                .put("id", id.toString())
                .put("name", known.<Json>map(file -> Json.of(file.name())).orElse(Json.JsonNull.NULL))
                .put("size", known.<Json>map(file -> Json.of(file.size())).orElse(Json.JsonNull.NULL))
                .put(
                        "mediaType",
                        known.<Json>map(file -> Json.of(file.mediaType())).orElse(Json.JsonNull.NULL))
                .build();
    }

    boolean isShown(Optional<Expr> shownWhere, StoredRecord record) {
        return shownWhere.isEmpty() || view.isTrueForDesigner(shownWhere.get(), record);
    }

    private Json many(Selection.Many many, EntityPlan entity, StoredRecord record) {
        Optional<RelatedAfter> from = after.filter(start -> start.member().equals(many.member()));
        List<StoredRecord> related = view.related(record, many.member()).stream()
                .filter(other -> from.isEmpty()
                        || Values.BY_BITS.compare(other.id(), from.get().record()) > 0)
                .toList();
        List<StoredRecord> shown = related.subList(0, Math.min(related.size(), Selection.RELATED_MAX));
        Json next = related.size() > shown.size()
                ? Json.of(cursors.after(
                        entity, record.id(), many.member(), shown.getLast().id()))
                : Json.JsonNull.NULL;
        return Json.object()
                .put(
                        "items",
                        Json.array(shown.stream()
                                .map(other -> record(many.target(), other))
                                .toList()))
                .put("nextCursor", next)
                .build();
    }

    Json aggregate(AggregatePlan plan) {
        Map<List<@Nullable Object>, List<StoredRecord>> groups = new TreeMap<>((left, right) -> compare(left, right));
        List<StoredRecord> records = view.matching(plan.entity(), plan.filter(), plan.search());
        for (StoredRecord record : records) {
            List<@Nullable Object> key = new ArrayList<>();
            plan.groupBy().forEach(member -> key.add(view.value(record, member)));
            groups.computeIfAbsent(key, missing -> new ArrayList<>()).add(record);
        }
        if (plan.groupBy().isEmpty() && groups.isEmpty()) {
            groups.put(List.of(), List.of());
        }
        List<Json> items = new ArrayList<>();
        groups.forEach((key, members) -> items.add(group(plan, key, members)));
        boolean truncated = items.size() > AggregatePlan.GROUPS_MAX;
        return Json.object()
                .put("items", Json.array(truncated ? items.subList(0, AggregatePlan.GROUPS_MAX) : items))
                .put("truncated", truncated)
                .build();
    }

    private static int compare(List<@Nullable Object> left, List<@Nullable Object> right) {
        for (int i = 0; i < left.size(); i++) {
            int order = Values.compare(left.get(i), right.get(i), false);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private Json group(AggregatePlan plan, List<@Nullable Object> key, List<StoredRecord> records) {
        Json.ObjectBuilder names = Json.object();
        for (int i = 0; i < plan.groupBy().size(); i++) {
            SortKey member = plan.groupBy().get(i);
            String path = member.path().stream().map(step -> step.name() + ".").collect(Collectors.joining());
            names.put(path + member.member().name(), key(member.member(), key.get(i)));
        }
        Json.ObjectBuilder group = Json.object().put("group", names.build());
        for (AggregatePlan.Function function : AggregatePlan.Function.values()) {
            Json.ObjectBuilder values = Json.object();
            boolean any = false;
            for (Aggregate aggregate : plan.aggregates()) {
                if (aggregate.function() == function && aggregate.member().isEmpty()) {
                    group.put("count", records.size());
                } else if (aggregate.function() == function) {
                    Member member = aggregate.member().orElseThrow();
                    values.put(member.name(), value(function, member, records));
                    any = true;
                }
            }
            if (any) {
                group.put(function.name().toLowerCase(Locale.ROOT), values.build());
            }
        }
        return group.build();
    }

    private static Json key(Member member, @Nullable Object value) {
        return value instanceof BigDecimal amount && isMoney(member)
                ? Json.of(amount.toPlainString())
                : WireValues.toJson(member, value);
    }

    private static boolean isMoney(Member member) {
        return member instanceof Member.Column column && column.type() instanceof FieldType.Money;
    }

    private Json value(AggregatePlan.Function function, Member member, List<StoredRecord> records) {
        SortKey operand = new SortKey(List.of(), member, false);
        List<Object> values = records.stream()
                .map(record -> view.value(record, operand))
                .filter(Objects::nonNull)
                .map(Object.class::cast)
                .sorted((left, right) -> Values.compare(left, right, false))
                .toList();
        if (values.isEmpty()) {
            return Json.JsonNull.NULL;
        }
        return switch (function) {
            case COUNT -> throw new IllegalArgumentException("counts have no member");
            case MIN -> key(member, values.getFirst());
            case MAX -> key(member, values.getLast());
            case SUM ->
                values.getFirst() instanceof Double
                        ? number(values.stream().mapToDouble(Double.class::cast).sum())
                        : Json.of(sum(values).toPlainString());
            case AVG ->
                values.getFirst() instanceof Double
                        ? number(values.stream().mapToDouble(Double.class::cast).sum() / values.size())
                        : Json.of(sum(values)
                                .divide(BigDecimal.valueOf(values.size()), AVERAGE_SCALE, RoundingMode.HALF_UP)
                                .toPlainString());
        };
    }

    private static Json number(double value) {
        return WireValues.toJson(FieldType.FormulaResult.FLOAT, value);
    }

    private static BigDecimal sum(List<Object> values) {
        return values.stream().map(value -> new BigDecimal(value.toString())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
