package io.modelwright.codegen.typescript;

import io.modelwright.codegen.seed.SeedData;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.ValueType;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.CompiledRule;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.EntityRights;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.RecordAssembly;
import io.modelwright.core.records.RecordChecks;
import io.modelwright.core.records.RecordDecoder;
import io.modelwright.core.records.RequestContext;
import io.modelwright.core.records.RightsBasis;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.records.WireValues;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Records that break a rule: samples in which a member or two have another value. Found by trying, with values that the rule
 * itself speaks of and those next to them; a rule that nothing found breaks is left out. For one rendering.
 */
final class BrokenSamples {

    private static final int ROWS_MAX = 3;
    private static final AccountId NOBODY = new AccountId(new UUID(0, 0));
    /** Days on which a sample has to be broken: it is as long as the application is tested. */
    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2020, 1, 1), LocalDate.of(2100, 1, 1));

    /**
     * One of them.
     *
     * @param row the number of the sample
     * @param change the members with other values
     */
    record Broken(String entity, int row, Json.JsonObject change, String pointer, String message) {}

    private final CompiledApp app;

    BrokenSamples(CompiledApp app) {
        this.app = app;
    }

    List<Broken> of(SeedData samples) {
        List<Broken> all = new ArrayList<>();
        for (SeedData.Rows rows : samples.entities()) {
            EntityPlan entity = app.entity(rows.entity());
            for (CompiledRule rule : entity.rules()) {
                if (!rule.readsRelated()) {
                    find(entity, rule, rows.rows()).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    private Optional<Broken> find(EntityPlan entity, CompiledRule rule, List<Json.JsonObject> rows) {
        List<Member.Column> members = RuleCode.members(rule.condition()).stream()
                .flatMap(name -> entity.find(name).stream())
                .filter(Member.Column.class::isInstance)
                .map(Member.Column.class::cast)
                .filter(column -> column.type() != FieldType.Plain.AUTO_NUMBER)
                .toList();
        for (int row = 0; row < Math.min(ROWS_MAX, rows.size()); row++) {
            for (Map<String, Json> change : changes(members, rule.condition())) {
                if (breaks(entity, rule, rows.get(row), change)) {
                    Finding finding = RecordChecks.broken(rule.rule(), JsonPointer.ROOT);
                    return Optional.of(new Broken(
                            entity.name(),
                            row,
                            new Json.JsonObject(change),
                            finding.pointer().value(),
                            finding.message()));
                }
            }
        }
        return Optional.empty();
    }

    /** Other values for one member, then for two of them. */
    private static List<Map<String, Json>> changes(List<Member.Column> members, Expr condition) {
        List<Map<String, Json>> changes = new ArrayList<>();
        for (Member.Column member : members) {
            candidates(member, condition).forEach(value -> changes.add(Map.of(member.name(), value)));
        }
        for (int i = 0; i < members.size(); i++) {
            for (int j = i + 1; j < members.size(); j++) {
                for (Json first : candidates(members.get(i), condition)) {
                    for (Json second : candidates(members.get(j), condition)) {
                        Map<String, Json> change = new LinkedHashMap<>();
                        change.put(members.get(i).name(), first);
                        change.put(members.get(j).name(), second);
                        changes.add(change);
                    }
                }
            }
        }
        return changes;
    }

    /** Constants of the condition that the member can hold, and those next to them; some values of its type; nothing. */
    private static Set<Json> candidates(Member.Column member, Expr condition) {
        Set<Json> values = new LinkedHashSet<>();
        condition.visit(node -> {
            if (node instanceof Expr.Literal(ValueType type, Object value)
                    && type.equals(ValueType.of(member.type()))) {
                near(value).forEach(near -> values.add(wire(member.type(), near)));
            }
        });
        member.type().choices().forEach(choice -> values.add(Json.of(choice.name())));
        switch (ValueType.of(member.type())) {
            case ValueType.Scalar.BOOLEAN -> {
                values.add(Json.of(true));
                values.add(Json.of(false));
            }
            case ValueType.Scalar.INTEGER ->
                List.of(0L, 1L, -1L, 1_000_000L).forEach(number -> values.add(wire(member.type(), number)));
            case ValueType.Scalar.DECIMAL ->
                List.of("0", "1", "-1", "1000000", "99999999")
                        .forEach(number -> values.add(wire(member.type(), new BigDecimal(number))));
            case ValueType.Scalar.DATE -> {
                values.add(Json.of("1900-01-01"));
                values.add(Json.of("2199-12-31"));
            }
            case ValueType.Scalar.DATE_TIME -> {
                values.add(Json.of("1900-01-01T00:00:00Z"));
                values.add(Json.of("2199-12-31T00:00:00Z"));
            }
            case ValueType.Scalar.TEXT -> values.add(Json.of("a"));
            default -> {}
        }
        values.add(Json.JsonNull.NULL);
        return values;
    }

    private static List<Object> near(Object value) {
        return switch (value) {
            case Long number -> List.of(number, number - 1, number + 1);
            case BigDecimal number -> List.of(number, number.subtract(BigDecimal.ONE), number.add(BigDecimal.ONE));
            case LocalDate day -> List.of(day, day.minusDays(1), day.plusDays(1));
            case Instant moment -> List.of(moment, moment.minusSeconds(1), moment.plusSeconds(1));
            default -> List.of(value);
        };
    }

    private static Json wire(FieldType type, Object value) {
        return switch (value) {
            case Long number when type instanceof FieldType.IntegerNumber -> Json.of(number);
            case BigDecimal number -> Json.of(number.toPlainString());
            case Instant moment -> Json.of(WireValues.dateTime(moment));
            case Boolean truth -> Json.of(truth);
            case Double number -> new Json.JsonNumber(BigDecimal.valueOf(number));
            default -> Json.of(value.toString());
        };
    }

    private boolean breaks(EntityPlan entity, CompiledRule rule, Json.JsonObject row, Map<String, Json> change) {
        Json.ObjectBuilder sent = Json.object();
        row.members().forEach((name, value) -> {
            if (!name.equals("id") && !change.containsKey(name)) {
                sent.put(name, value);
            }
        });
        change.forEach(sent::put);
        EntityRights rights = app.rights(RightsBasis.Workspace.EVERYTHING).of(entity);
        RecordDecoder.Decoded decoded =
                RecordDecoder.decode(entity, rights, Action.CREATE, sent.build(), JsonPointer.ROOT);
        return decoded.faults().isEmpty()
                && DAYS.stream().allMatch(day -> {
                    RequestContext context = new RequestContext(
                            NOBODY, 0, day.atStartOfDay(app.timeZone()).toInstant(), day);
                    StoredRecord record = RecordAssembly.created(entity, decoded, new UUID(0, 1), context);
                    Finding broken = RecordChecks.broken(rule.rule(), JsonPointer.ROOT);
                    return RecordChecks.faults(entity, record, Set.of(), context, JsonPointer.ROOT)
                            .contains(broken);
                });
    }
}
