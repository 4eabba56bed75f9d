package io.modelwright.core.meta;

import io.modelwright.core.expression.SystemField;
import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.records.AggregatePlan.Function;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.QueryNames;
import io.modelwright.core.shared.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The members of an entity's records, in the order of the wire. Each has {@code name}, {@code label}, {@code description},
 * {@code kind}, {@code type}, what can be asked of it ({@code sortable}, {@code aggregates}) and whether it is {@code required}
 * and {@code readOnly}; what else it has depends on its kind and type. Stateless.
 */
final class MetaMembers {

    private MetaMembers() {}

    static Json of(EntityPlan plan) {
        QueryNames names = QueryNames.of(plan);
        List<Json> members = new ArrayList<>();
        for (Member member : plan.members().values()) {
            Json.ObjectBuilder json = Json.object().put("name", member.name());
            describe(json, member);
            json.put("sortable", names.sortable().contains(member.name()));
            json.put("aggregates", aggregates(plan, member));
            members.add(json.build());
        }
        return Json.array(members);
    }

    private static Json aggregates(EntityPlan plan, Member member) {
        List<Json> functions = new ArrayList<>();
        for (Function function : List.of(Function.SUM, Function.AVG, Function.MIN, Function.MAX)) {
            if (QueryNames.operands(plan, function).contains(member)) {
                functions.add(Json.of(function.name().toLowerCase(Locale.ROOT)));
            }
        }
        return Json.array(functions);
    }

    private static void describe(Json.ObjectBuilder json, Member member) {
        switch (member) {
            case Member.OfSystem system -> system(json, system.field());
            case Member.Column column -> field(json, column.field());
            case Member.Computed computed -> formula(json, computed);
            case Member.ToOne one ->
                relation(
                                json,
                                one.name(),
                                one.relation(),
                                one.inverse(),
                                one.inverse()
                                        ? one.relation().from()
                                        : one.relation().to())
                        .put("many", false);
            case Member.ToMany many ->
                relation(
                                json,
                                many.name(),
                                many.relation(),
                                many.side() != Member.ToMany.Side.LINKS_FROM,
                                many.target())
                        .put("many", true);
        }
    }

    private static void system(Json.ObjectBuilder json, SystemField field) {
        String type = switch (field) {
            case ID -> "uuid";
            case VERSION -> "long";
            case CREATED_AT, UPDATED_AT -> "dateTime";
            case CREATED_BY, UPDATED_BY -> "person";
        };
        json.put("label", Words.spaced(field.member()))
                .put("description", Json.JsonNull.NULL)
                .put("kind", "system")
                .put("type", type)
                .put("required", true)
                .put("readOnly", true);
    }

    private static void field(Json.ObjectBuilder json, Field field) {
        json.put("id", field.id().toString())
                .put("label", Words.label(field.labels(), field.name()))
                .put("description", Words.orNull(field.labels().description()))
                .put("kind", "field")
                .put("type", field.type().keyword())
                .put("required", field.required())
                .put("readOnly", field.type() == FieldType.Plain.AUTO_NUMBER)
                .put("unique", field.unique())
                .put("default", field.defaultValue().orElse(Json.JsonNull.NULL));
        options(json, field.type());
    }

    private static void options(Json.ObjectBuilder json, FieldType type) {
        switch (type) {
            case FieldType.Text(OptionalInt min, OptionalInt max, Optional<String> pattern) -> {
                length(json, "minLength", min);
                length(json, "maxLength", max);
                pattern.ifPresent(text -> json.put("pattern", text));
            }
            case FieldType.LongText(OptionalInt max) -> length(json, "maxLength", max);
            case FieldType.IntegerNumber(Optional<BigDecimal> min, Optional<BigDecimal> max) -> bounds(json, min, max);
            case FieldType.LongNumber(Optional<BigDecimal> min, Optional<BigDecimal> max) -> bounds(json, min, max);
            case FieldType.DecimalNumber decimal -> {
                json.put("precision", decimal.precision()).put("scale", decimal.scale());
                bounds(json, decimal.min(), decimal.max());
            }
            case FieldType.FloatNumber(Optional<BigDecimal> min, Optional<BigDecimal> max) -> bounds(json, min, max);
            case FieldType.Money(Optional<String> currency) ->
                json.put("currency", currency.map(Json::of).orElse(Json.JsonNull.NULL));
            case FieldType.SingleChoice choice -> json.put("choices", choices(choice.choices()));
            case FieldType.MultiChoice choice -> json.put("choices", choices(choice.choices()));
            case FieldType.FormattedText ignored -> {}
            case FieldType.Plain ignored -> {}
            case FieldType.Formula ignored -> throw new IllegalStateException("a formula has no column");
        }
    }

    private static void length(Json.ObjectBuilder json, String name, OptionalInt length) {
        length.ifPresent(value -> json.put(name, value));
    }

    /** As texts: not every number of a client holds a long or a decimal. */
    private static void bounds(Json.ObjectBuilder json, Optional<BigDecimal> min, Optional<BigDecimal> max) {
        min.ifPresent(value -> json.put("min", value.toPlainString()));
        max.ifPresent(value -> json.put("max", value.toPlainString()));
    }

    private static Json choices(List<Choice> choices) {
        return Json.array(choices.stream()
                .map(choice -> Json.object()
                        .put("name", choice.name())
                        .put("label", choice.label().orElseGet(() -> Words.spaced(choice.name())))
                        .put("color", Words.orNull(choice.color()))
                        .build())
                .toList());
    }

    private static void formula(Json.ObjectBuilder json, Member.Computed formula) {
        Field field = formula.field();
        String expression = field.type() instanceof FieldType.Formula type ? type.expression() : "";
        json.put("id", field.id().toString())
                .put("label", Words.label(field.labels(), field.name()))
                .put("description", Words.orNull(field.labels().description()))
                .put("kind", "formula")
                .put("type", formula.result().keyword())
                .put("required", false)
                .put("readOnly", true)
                .put("expression", expression);
    }

    private static Json.ObjectBuilder relation(
            Json.ObjectBuilder json, String name, Relation relation, boolean inverse, String target) {
        Optional<String> back = inverse ? Optional.of(relation.name()) : relation.inverse();
        // the labels of a relation speak of its owning side
        String label = inverse ? Words.spaced(name) : Words.label(relation.labels(), name);
        return json.put("id", relation.id().toString())
                .put("label", label)
                .put(
                        "description",
                        inverse
                                ? Json.JsonNull.NULL
                                : Words.orNull(relation.labels().description()))
                .put("kind", "relation")
                .put("type", relation.kind().keyword())
                .put("required", !inverse && relation.required())
                .put("readOnly", inverse)
                .put("inverse", inverse)
                .put("target", target.equals(Relation.USER) ? Json.JsonNull.NULL : Json.of(target))
                .put("people", target.equals(Relation.USER))
                .put("back", Words.orNull(back))
                .put("onDelete", relation.onDelete().keyword());
    }
}
