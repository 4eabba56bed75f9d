package io.modelwright.codegen.java;

import io.modelwright.core.expression.Evaluator;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Leaf;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.records.CompiledRule;
import io.modelwright.core.records.FieldValues;
import io.modelwright.core.records.RecordEnvironment;
import io.modelwright.core.records.RequestContext;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.records.WireValues;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Looks for values that break a rule, so that a test can show that they are refused: the values that the rule compares with,
 * their neighbours, and nothing at all, in all combinations up to some number. Deterministic; stateless.
 */
final class RuleWitness {

    private static final int COMBINATIONS_MAX = 20_000;
    private static final UUID SOMEBODY = new UUID(0x7000L, 0x8000000000000000L);

    /** What a rule that speaks of today must break at as well. */
    private static final List<Instant> MOMENTS =
            List.of(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2060-06-15T12:00:00Z"));

    private RuleWitness() {}

    /** The members to write and their values in the form of the wire; empty where none were found. */
    static Optional<Json.JsonObject> breaking(CompiledRule rule) {
        Set<Field> fields = new LinkedHashSet<>();
        Set<Leaf> others = new LinkedHashSet<>();
        rule.condition().visit(part -> {
            if (part instanceof Expr.Path path) {
                // what belongs to another record is nothing that this one could be sent with
                if (path.relations().isEmpty() && path.leaf() instanceof Leaf.Stored stored) {
                    fields.add(stored.field());
                } else {
                    others.add(path.leaf());
                }
            }
        });
        if (!others.isEmpty() || fields.isEmpty()) {
            return Optional.empty();
        }
        List<Field> order = List.copyOf(fields);
        List<List<Optional<Object>>> candidates =
                order.stream().map(field -> candidates(field, rule.condition())).toList();
        long combinations = candidates.stream().mapToLong(List::size).reduce(1, (a, b) -> Math.min(a * b, 1L << 40));
        for (long i = 0; i < Math.min(combinations, COMBINATIONS_MAX); i++) {
            Map<Field, Object> chosen = new HashMap<>();
            long rest = i;
            for (int f = 0; f < order.size(); f++) {
                List<Optional<Object>> options = candidates.get(f);
                Optional<Object> option = options.get((int) (rest % options.size()));
                rest /= options.size();
                Field field = order.get(f);
                option.ifPresent(value -> chosen.put(field, value));
            }
            if (breaks(rule, chosen)) {
                return Optional.of(written(order, chosen));
            }
        }
        return Optional.empty();
    }

    private static boolean breaks(CompiledRule rule, Map<Field, Object> chosen) {
        Map<ElementId, Object> values = new HashMap<>();
        chosen.forEach((field, value) -> values.put(field.id(), value));
        return MOMENTS.stream().allMatch(moment -> {
            AccountId user = new AccountId(SOMEBODY);
            StoredRecord record = StoredRecord.created(SOMEBODY, moment, user, values, Map.of());
            RequestContext context = new RequestContext(user, 0, moment, LocalDate.ofInstant(moment, ZoneOffset.UTC));
            return Evaluator.isFalse(rule.condition(), new RecordEnvironment(record, context, (relation, id) -> null));
        });
    }

    private static Json.JsonObject written(List<Field> order, Map<Field, Object> chosen) {
        Json.ObjectBuilder members = Json.object();
        order.forEach(field -> members.put(field.name(), WireValues.toJson(field.type(), chosen.get(field))));
        return members.build();
    }

    /** Absence first, unless the field is required. */
    private static List<Optional<Object>> candidates(Field field, Expr condition) {
        Set<Object> values = new LinkedHashSet<>();
        condition.visit(part -> {
            if (part instanceof Expr.Literal literal) {
                addLike(field.type(), literal.value(), values);
            } else if (part instanceof Expr.In in) {
                in.options().forEach(option -> addLike(field.type(), option.value(), values));
            }
        });
        addUsual(field.type(), values);
        List<Optional<Object>> candidates = new ArrayList<>();
        if (!field.required()) {
            candidates.add(Optional.empty());
        }
        values.stream()
                .filter(value -> FieldValues.faults(
                                field.type(), WireValues.toJson(field.type(), value), JsonPointer.ROOT)
                        .isEmpty())
                .forEach(value -> candidates.add(Optional.of(value)));
        return candidates;
    }

    private static void addLike(FieldType type, Object literal, Set<Object> values) {
        switch (type) {
            case FieldType.Text text when literal instanceof String given -> values.addAll(List.of(given, given + "x"));
            case FieldType.LongText text
            when literal instanceof String given -> values.addAll(List.of(given, given + "x"));
            case FieldType.IntegerNumber number
            when literal instanceof Long given && given == given.intValue() ->
                values.addAll(List.of(given.intValue(), given.intValue() - 1, given.intValue() + 1));
            case FieldType.LongNumber number
            when literal instanceof Long given -> values.addAll(List.of(given, given - 1, given + 1));
            case FieldType.DecimalNumber number
            when literal instanceof BigDecimal given && given.scale() <= number.scale() ->
                values.addAll(List.of(
                        given.setScale(number.scale()),
                        given.setScale(number.scale()).subtract(BigDecimal.ONE),
                        given.setScale(number.scale()).add(BigDecimal.ONE)));
            case FieldType.FloatNumber number
            when literal instanceof Double given -> values.addAll(List.of(given, given - 1, given + 1));
            case FieldType.Plain plain
            when plain == FieldType.Plain.DATE && literal instanceof LocalDate given ->
                values.addAll(List.of(given, given.minusDays(1), given.plusDays(1)));
            case FieldType.Plain plain
            when plain == FieldType.Plain.TIME && literal instanceof LocalTime given ->
                values.addAll(List.of(given, given.minusSeconds(1), given.plusSeconds(1)));
            default -> {}
        }
    }

    private static void addUsual(FieldType type, Set<Object> values) {
        switch (type) {
            case FieldType.Text text -> values.addAll(List.of("", "Aa", "x"));
            case FieldType.LongText text -> values.addAll(List.of("", "Aa"));
            case FieldType.IntegerNumber number -> values.addAll(List.of(0, 1, -1, 100, 1_000_000, -1_000_000));
            case FieldType.LongNumber number -> values.addAll(List.of(0L, 1L, -1L, 1_000_000_000L, -1_000_000_000L));
            case FieldType.DecimalNumber number ->
                values.addAll(List.of(
                        BigDecimal.ZERO.setScale(number.scale()),
                        BigDecimal.ONE.setScale(number.scale()),
                        BigDecimal.ONE.negate().setScale(number.scale())));
            case FieldType.FloatNumber number -> values.addAll(List.of(0.0, 1.0, -1.0, 1e6, -1e6));
            case FieldType.SingleChoice choice -> choice.choices().forEach(each -> values.add(each.name()));
            case FieldType.Plain plain ->
                values.addAll(
                        switch (plain) {
                            case BOOLEAN -> List.of(true, false);
                            case DATE -> List.of(LocalDate.of(2001, 1, 1), LocalDate.of(2098, 12, 31));
                            case DATE_TIME ->
                                List.of(Instant.parse("2001-01-01T00:00:00Z"), Instant.parse("2098-12-31T00:00:00Z"));
                            case TIME -> List.of(LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59));
                            case DURATION, UUID, JSON, FILE, IMAGE, GEO_POINT, AUTO_NUMBER, SECRET -> List.of();
                        });
            case FieldType.FormattedText ignored -> {}
            case FieldType.Money ignored -> {}
            case FieldType.MultiChoice ignored -> {}
            case FieldType.Formula ignored -> {}
        }
    }
}
