package io.modelwright.core.openapi;

import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.records.AggregatePlan.Function;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.JsonWriter;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.QueryNames;
import io.modelwright.core.records.RecordDecoder;
import io.modelwright.core.records.ValueSchemas;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The schemas of one entity's records. Their names begin with the entity's, which begins with a small letter, so that no name
 * of a common schema is ever taken. Stateless.
 */
final class EntityShapes {

    private EntityShapes() {}

    static Map<String, JsonSchema> of(EntityPlan entity) {
        Map<String, JsonSchema> schemas = new LinkedHashMap<>();
        schemas.put(entity.name(), record(entity));
        schemas.put(related(entity.name()), Components.page(JsonSchema.ref(entity.name()), false));
        schemas.put(entity.name() + ".page", Components.page(JsonSchema.ref(entity.name()), true));
        schemas.put(entity.name() + ".groups", groups(entity));
        schemas.put(entity.name() + ".new", written(entity, true));
        schemas.put(entity.name() + ".patch", written(entity, false));
        schemas.put(entity.name() + ".change", CommonSchemas.historyEntry(changes(entity)));
        return schemas;
    }

    /** The name of the schema of some records that another one leads to. */
    private static String related(String entity) {
        return entity + ".related";
    }

    /** Members that the caller may not see, or did not ask for, are left out: the id alone is always there. */
    private static JsonSchema record(EntityPlan entity) {
        JsonSchema.Members members = JsonSchema.object();
        for (Member member : entity.members().values()) {
            JsonSchema schema = read(member);
            if (member.equals(Member.OfSystem.ID)) {
                members.required(member.name(), schema);
            } else {
                members.optional(member.name(), schema);
            }
        }
        return labelled(members.build(), entity.entity().labels());
    }

    private static JsonSchema read(Member member) {
        return switch (member) {
            case Member.OfSystem system -> ValueSchemas.ofSystem(system).with("readOnly", Json.of(true));
            case Member.Column column ->
                labelled(
                        ValueSchemas.read(column.type()).nullable(),
                        column.field().labels());
            case Member.Computed computed ->
                labelled(
                                ValueSchemas.read(computed.result()).nullable(),
                                computed.field().labels())
                        .with("readOnly", Json.of(true));
            case Member.ToOne one ->
                one.targetsUsers()
                        ? JsonSchema.uuid().nullable()
                        : JsonSchema.anyOf(List.of(JsonSchema.uuid().nullable(), JsonSchema.ref(one.target())));
            case Member.ToMany many -> many(many);
        };
    }

    private static JsonSchema many(Member.ToMany many) {
        if (many.targetsUsers()) {
            return JsonSchema.array(JsonSchema.uuid()).nullable();
        }
        JsonSchema ids = JsonSchema.array(JsonSchema.uuidText()).nullable();
        JsonSchema records = JsonSchema.ref(related(many.target()));
        return many.side() == Member.ToMany.Side.LINKS_FROM
                ? JsonSchema.anyOf(List.of(ids, records))
                : records.nullable();
    }

    /** @param whole whether what must be there must be sent, and what is not sent gets its default: for new records, not for patches */
    private static JsonSchema written(EntityPlan entity, boolean whole) {
        JsonSchema.Members members = JsonSchema.object();
        for (Member member : entity.members().values()) {
            boolean needed = isRequired(member);
            written(member).map(schema -> needed ? schema : schema.nullable()).ifPresent(schema -> {
                if (needed && whole && !hasDefault(member)) {
                    members.required(member.name(), schema);
                } else {
                    members.optional(member.name(), whole ? withDefault(schema, member) : schema);
                }
            });
        }
        return labelled(members.build(), entity.entity().labels());
    }

    /** What a request may say of the member; empty where nobody writes it. */
    private static Optional<JsonSchema> written(Member member) {
        return switch (member) {
            case Member.OfSystem system -> Optional.empty();
            case Member.Computed computed -> Optional.empty();
            case Member.Column column ->
                column.type() == FieldType.Plain.AUTO_NUMBER
                        ? Optional.empty()
                        : Optional.of(labelled(
                                ValueSchemas.written(column.type()),
                                column.field().labels()));
            case Member.ToOne one -> one.inverse() ? Optional.empty() : Optional.of(JsonSchema.uuid());
            case Member.ToMany many ->
                many.side() == Member.ToMany.Side.LINKS_FROM
                        ? Optional.of(JsonSchema.array(JsonSchema.uuid()).with("maxItems", RecordDecoder.LINKS_MAX))
                        : Optional.empty();
        };
    }

    /**
     * At the outermost place, and only in words where a value in JSON is no value of the same kind in a program: generators of
     * clients write it down as it is.
     */
    private static JsonSchema withDefault(JsonSchema schema, Member member) {
        if (!(member instanceof Member.Column column)
                || column.field().defaultValue().isEmpty()) {
            return schema;
        }
        Json value = column.field().defaultValue().get();
        if (isPlain(column.type(), column.field().required())) {
            return schema.with("default", value);
        }
        String said = schema.json()
                .find("description")
                .filter(Json.JsonString.class::isInstance)
                .map(text -> ((Json.JsonString) text).value() + " ")
                .orElse("");
        return schema.described(said + "Where it is left out: "
                + new JsonWriter(64).value(value).finish());
    }

    private static boolean isPlain(FieldType type, boolean required) {
        return switch (type) {
            case FieldType.Text text -> true;
            case FieldType.LongText text -> true;
            case FieldType.FormattedText text -> true;
            case FieldType.IntegerNumber number -> true;
            case FieldType.FloatNumber number -> true;
            case FieldType.SingleChoice choice -> true;
            case FieldType.MultiChoice choices -> true;
            // text or number: such a form stands alone where null is none
            case FieldType.LongNumber number -> !required;
            case FieldType.DecimalNumber number -> !required;
            case FieldType.Money money -> false;
            case FieldType.Formula formula -> false;
            case FieldType.Plain plain ->
                plain == FieldType.Plain.BOOLEAN || plain == FieldType.Plain.TIME || plain == FieldType.Plain.DURATION;
        };
    }

    static boolean isRequired(Member member) {
        return switch (member) {
            case Member.Column column -> column.field().required();
            case Member.ToOne one -> one.relation().required();
            case Member.OfSystem system -> true;
            case Member.Computed computed -> false;
            case Member.ToMany many -> false;
        };
    }

    static boolean hasDefault(Member member) {
        return member instanceof Member.Column column
                && column.field().defaultValue().isPresent();
    }

    private static JsonSchema groups(EntityPlan entity) {
        QueryNames names = QueryNames.of(entity);
        JsonSchema.Members group = JsonSchema.object();
        names.sortable()
                .forEach(name ->
                        group.optional(name, ValueSchemas.key(entity.find(name).orElseThrow())));
        // keys by way of a relation have the names of their paths
        JsonSchema keys = names.paths().isEmpty()
                ? group.build()
                : group.others(JsonSchema.any()).build();
        JsonSchema.Members item = JsonSchema.object().required("group", keys).optional("count", JsonSchema.natural());
        for (Function function : List.of(Function.SUM, Function.AVG, Function.MIN, Function.MAX)) {
            List<Member> operands = QueryNames.operands(entity, function);
            if (!operands.isEmpty()) {
                JsonSchema.Members results = JsonSchema.object();
                operands.forEach(member -> results.optional(member.name(), ValueSchemas.aggregate(function, member)));
                item.optional(function.name().toLowerCase(Locale.ROOT), results.build());
            }
        }
        return JsonSchema.object()
                .required("items", JsonSchema.array(item.build()).with("maxItems", 500))
                .required("truncated", JsonSchema.bool().described("Whether there are more groups than these."))
                .build();
    }

    private static JsonSchema changes(EntityPlan entity) {
        JsonSchema.Members members = JsonSchema.object();
        entity.members().values().stream()
                .filter(EntityShapes::isKept)
                .forEach(member -> members.optional(member.name(), JsonSchema.ref("HistoryChange")));
        return members.build();
    }

    /** Whether the history tells of it. */
    private static boolean isKept(Member member) {
        return switch (member) {
            case Member.Column column -> column.type() != FieldType.Plain.SECRET;
            case Member.ToOne one -> !one.inverse();
            case Member.ToMany many -> many.side() == Member.ToMany.Side.LINKS_FROM;
            case Member.OfSystem system -> false;
            case Member.Computed computed -> false;
        };
    }

    private static JsonSchema labelled(JsonSchema schema, Labels labels) {
        JsonSchema titled =
                labels.displayName().map(name -> schema.with("title", name)).orElse(schema);
        return labels.description().map(titled::described).orElse(titled);
    }
}
