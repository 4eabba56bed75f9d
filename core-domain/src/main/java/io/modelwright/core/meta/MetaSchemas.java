package io.modelwright.core.meta;

import io.modelwright.core.modeling.Permission;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The schemas of the metadata document, by the names of components. Stateless. */
public final class MetaSchemas {

    /** The name of the schema of the whole document. */
    public static final String DOCUMENT = "Meta";

    private static final String DECIMAL = "^-?[0-9]+(\\.[0-9]+)?$";

    private MetaSchemas() {}

    public static Map<String, JsonSchema> all() {
        Map<String, JsonSchema> schemas = new LinkedHashMap<>();
        schemas.put(DOCUMENT, document());
        schemas.put("MetaEntity", entity());
        schemas.put("MetaMember", member());
        schemas.put("MetaRole", role());
        return schemas;
    }

    private static JsonSchema document() {
        return documentMembers("MetaEntity").build().described("What a user interface renders itself from.");
    }

    /** The members of such a document, for those whose entities are described further. */
    public static JsonSchema.Members documentMembers(String entity) {
        JsonSchema caller = JsonSchema.object()
                .required(
                        "access",
                        words(Arrays.stream(MetaDocument.Access.values())
                                        .map(MetaDocument.Access::name)
                                        .toList())
                                .described(
                                        "all and read go beyond every role; roles: the permissions of the roles add up."))
                .required("roles", JsonSchema.array(JsonSchema.string()).described("Names of roles of the app."))
                .build();
        JsonSchema app = JsonSchema.object()
                .required("name", JsonSchema.string())
                .required("version", JsonSchema.integer().with("minimum", 1))
                .required("base", JsonSchema.string().described("The path that /records follows."))
                .required(
                        "timeZone", JsonSchema.string().described("The zone of today() in expressions; an IANA name."))
                .build();
        return JsonSchema.object()
                .required("caller", caller)
                .required(
                        "format",
                        JsonSchema.integer()
                                .with("minimum", 1)
                                .described("Of this document; grows where older clients would go wrong."))
                .required("app", app)
                .required("entities", JsonSchema.array(JsonSchema.ref(entity)))
                .required("roles", JsonSchema.array(JsonSchema.ref("MetaRole")));
    }

    private static JsonSchema entity() {
        return entityMembers().build();
    }

    /** What is known of an entity, for descriptions that say more of it. */
    public static JsonSchema.Members entityMembers() {
        JsonSchema rule = JsonSchema.object()
                .required("id", JsonSchema.uuid())
                .required("expression", JsonSchema.string())
                .required("message", JsonSchema.string())
                .required("field", JsonSchema.string().nullable())
                .build();
        JsonSchema list = JsonSchema.object()
                .required("columns", JsonSchema.array(JsonSchema.string()).with("minItems", 1))
                .required("sort", JsonSchema.string())
                .required("limit", JsonSchema.integer(1, 500))
                .build()
                .described("How a list of records begins.");
        return JsonSchema.object()
                .required("id", JsonSchema.uuid())
                .required("name", JsonSchema.string())
                .required("label", JsonSchema.string())
                .required("pluralLabel", JsonSchema.string())
                .required("description", JsonSchema.string().nullable())
                .required("path", JsonSchema.string().described("Where its records are."))
                .required(
                        "recordLabel",
                        JsonSchema.string().described("A record's title: names of members stand in braces."))
                .required("members", JsonSchema.array(JsonSchema.ref("MetaMember")))
                .required("rules", JsonSchema.array(rule))
                .required("unique", JsonSchema.array(JsonSchema.array(JsonSchema.string())))
                .required("list", list);
    }

    private static JsonSchema member() {
        JsonSchema choice = JsonSchema.object()
                .required("name", JsonSchema.string())
                .required("label", JsonSchema.string())
                .required("color", JsonSchema.matching("^#[0-9a-fA-F]{6}$").nullable())
                .build();
        return JsonSchema.object()
                .required("name", JsonSchema.string())
                .optional("id", JsonSchema.uuid())
                .required("label", JsonSchema.string())
                .required("description", JsonSchema.string().nullable())
                .required("kind", JsonSchema.words(List.of("system", "field", "formula", "relation")))
                .required(
                        "type",
                        JsonSchema.string()
                                .described("A type of field, the kind of a relation, or person: the id of somebody."))
                .required("required", JsonSchema.bool())
                .required("readOnly", JsonSchema.bool().described("Whether nobody writes it."))
                .optional(
                        "writeOnly",
                        JsonSchema.bool().described("Whether it is sent alone; only in models of the platform."))
                .optional("unique", JsonSchema.bool())
                .optional("default", JsonSchema.any().described("In the form of the wire; null where there is none."))
                .optional("minLength", JsonSchema.natural())
                .optional("maxLength", JsonSchema.natural())
                .optional("pattern", JsonSchema.string().described("What the whole text must match."))
                .optional("min", JsonSchema.matching(DECIMAL))
                .optional("max", JsonSchema.matching(DECIMAL))
                .optional("precision", JsonSchema.natural())
                .optional("scale", JsonSchema.natural())
                .optional("currency", JsonSchema.string().nullable())
                .optional("choices", JsonSchema.array(choice))
                .optional("expression", JsonSchema.string().described("Of a formula."))
                .optional(
                        "inverse",
                        JsonSchema.bool().described("Whether the relation is seen from the end that does not own it."))
                .optional(
                        "target",
                        JsonSchema.string().nullable().described("The entity at the other end; null for people."))
                .optional("people", JsonSchema.bool().described("Whether the other end is people."))
                .optional(
                        "back",
                        JsonSchema.string().nullable().described("What the relation is called at the other end."))
                .optional(
                        "onDelete",
                        JsonSchema.words(Arrays.stream(Relation.OnDelete.values())
                                .map(Relation.OnDelete::keyword)
                                .toList()))
                .optional("many", JsonSchema.bool().described("Whether it leads to any number of records."))
                .required("sortable", JsonSchema.bool())
                .required(
                        "aggregates",
                        JsonSchema.array(JsonSchema.words(List.of("sum", "avg", "min", "max")))
                                .with("uniqueItems", Json.of(true)))
                .build();
    }

    private static JsonSchema role() {
        JsonSchema names = JsonSchema.array(JsonSchema.string());
        JsonSchema permission = JsonSchema.object()
                .required("entity", JsonSchema.string())
                .required(
                        "actions",
                        JsonSchema.array(words(Arrays.stream(Permission.Action.values())
                                .map(Permission.Action::name)
                                .toList())))
                .required("where", JsonSchema.string().nullable().described("Of which records; null: of all."))
                .required("hidden", names)
                .required("readOnly", names)
                .build();
        return JsonSchema.object()
                .required("id", JsonSchema.uuid())
                .required("name", JsonSchema.string())
                .required("label", JsonSchema.string())
                .required("description", JsonSchema.string().nullable())
                .required("permissions", JsonSchema.array(permission))
                .build();
    }

    private static JsonSchema words(List<String> constants) {
        return JsonSchema.words(
                constants.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
    }
}
