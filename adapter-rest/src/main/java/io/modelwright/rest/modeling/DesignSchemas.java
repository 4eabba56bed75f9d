package io.modelwright.rest.modeling;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schemas of design documents, plans and versions. Stateless. */
final class DesignSchemas {

    private static final JsonSchema NAME = JsonSchema.matching("^[a-z][A-Za-z0-9]{0,40}$");
    private static final JsonSchema NAMES = JsonSchema.array(JsonSchema.string());
    private static final List<String> TYPES = List.of(
            "text",
            "longText",
            "email",
            "url",
            "phone",
            "slug",
            "integer",
            "long",
            "decimal",
            "float",
            "money",
            "boolean",
            "date",
            "time",
            "dateTime",
            "duration",
            "uuid",
            "choice",
            "multiChoice",
            "json",
            "file",
            "image",
            "color",
            "geoPoint",
            "autoNumber",
            "secret",
            "formula");

    private DesignSchemas() {}

    /** By the names that references have. */
    static Map<String, JsonSchema> all() {
        Map<String, JsonSchema> schemas = new LinkedHashMap<>();
        schemas.put("Design", design());
        schemas.put("Entity", entity());
        schemas.put("Field", field());
        schemas.put("Choice", choice());
        schemas.put("Rule", rule());
        schemas.put("KeySet", identified().required("members", NAMES).build());
        schemas.put("Relation", relation());
        schemas.put("Role", role());
        schemas.put("Permission", permission());
        schemas.put("Change", change());
        schemas.put("Changes", changes(JsonSchema.object()));
        schemas.put("Finding", finding());
        schemas.put("Version", version(JsonSchema.object()).build());
        schemas.put("WholeVersion", wholeVersion());
        schemas.put("RetiredElement", retired());
        return schemas;
    }

    private static JsonSchema design() {
        return JsonSchema.object()
                .optional("timeZone", JsonSchema.string().with("default", "UTC").described("An IANA name."))
                .required("entities", list("Entity"))
                .required("relations", list("Relation"))
                .required("roles", list("Role"))
                .build();
    }

    private static JsonSchema list(String component) {
        return JsonSchema.array(JsonSchema.ref(component));
    }

    private static JsonSchema.Members identified() {
        return JsonSchema.object().required("id", JsonSchema.uuid().described("Kept for ever, through renames."));
    }

    private static JsonSchema.Members labelled(JsonSchema.Members members) {
        return members.optional("displayName", JsonSchema.string()).optional("description", JsonSchema.string());
    }

    private static JsonSchema entity() {
        return labelled(identified().required("name", NAME))
                .optional("pluralName", JsonSchema.string())
                .optional("recordLabel", JsonSchema.string().described("Template of a record's title: {name}."))
                .required("fields", list("Field"))
                .optional("rules", list("Rule"))
                .optional("unique", list("KeySet"))
                .optional("indexes", list("KeySet"))
                .build();
    }

    private static JsonSchema field() {
        JsonSchema natural = JsonSchema.natural();
        return labelled(identified().required("name", NAME))
                .required("type", JsonSchema.words(TYPES))
                .optional("required", JsonSchema.bool())
                .optional("unique", JsonSchema.bool())
                .optional("default", JsonSchema.any())
                .optional("minLength", natural)
                .optional("maxLength", natural)
                .optional("pattern", JsonSchema.string())
                .optional("min", JsonSchema.number())
                .optional("max", JsonSchema.number())
                .optional("precision", natural)
                .optional("scale", natural)
                .optional("currency", JsonSchema.string())
                .optional("choices", list("Choice"))
                .optional("expression", JsonSchema.string())
                .optional("result", JsonSchema.string())
                .build();
    }

    private static JsonSchema choice() {
        return identified()
                .required("name", JsonSchema.string())
                .optional("label", JsonSchema.string())
                .optional("color", JsonSchema.matching("^#[0-9a-fA-F]{6}$"))
                .build();
    }

    private static JsonSchema rule() {
        return identified()
                .required("expression", JsonSchema.string())
                .required("message", JsonSchema.string())
                .optional("field", JsonSchema.string())
                .build();
    }

    private static JsonSchema relation() {
        return labelled(identified().required("from", NAME).required("name", NAME))
                .required("kind", JsonSchema.words(List.of("manyToOne", "oneToOne", "manyToMany")))
                .required("to", JsonSchema.string().described("The name of an entity, or @user."))
                .optional("inverse", NAME)
                .optional("required", JsonSchema.bool())
                .optional("onDelete", JsonSchema.words(List.of("restrict", "cascade", "setNull")))
                .build();
    }

    private static JsonSchema role() {
        return labelled(identified().required("name", NAME))
                .required("permissions", list("Permission"))
                .build();
    }

    private static JsonSchema permission() {
        return JsonSchema.object()
                .required("entity", NAME)
                .required("actions", JsonSchema.array(JsonSchema.words(List.of("read", "create", "update", "delete"))))
                .optional("where", JsonSchema.string())
                .optional("hiddenFields", NAMES)
                .optional("readOnlyFields", NAMES)
                .build();
    }

    private static JsonSchema change() {
        JsonSchema subject = JsonSchema.object()
                .required("id", JsonSchema.uuid())
                .required("entity", JsonSchema.string())
                .required("name", JsonSchema.string())
                .optional("before", JsonSchema.string().described("What it was called."))
                .build();
        return JsonSchema.object()
                .required("id", JsonSchema.string().described("The same for the same draft."))
                .required("kind", JsonSchema.string())
                .required("subject", subject)
                .required("impact", JsonSchema.words(List.of("safe", "rewrite", "needsValue", "losesData")))
                .required("description", JsonSchema.string())
                .required("remedies", JsonSchema.array(JsonSchema.string()))
                .optional("count", JsonSchema.natural().described("How many records it touches."))
                .optional("meaning", JsonSchema.string())
                .required("sql", JsonSchema.array(JsonSchema.string()))
                .build();
    }

    private static JsonSchema changes(JsonSchema.Members members) {
        return members.required("changes", list("Change")).build();
    }

    /** What leads from one version to another. */
    static JsonSchema comparison() {
        return changes(
                JsonSchema.object().required("from", JsonSchema.integer()).required("to", JsonSchema.integer()));
    }

    private static JsonSchema finding() {
        return JsonSchema.object()
                .required("code", JsonSchema.matching("^[a-z0-9-]+$"))
                .required("severity", JsonSchema.words(List.of("error", "warning")))
                .required("pointer", JsonSchema.string())
                .required("message", JsonSchema.string())
                .build();
    }

    private static JsonSchema.Members version(JsonSchema.Members members) {
        return members.required("number", JsonSchema.integer().with("minimum", 1))
                .required("message", JsonSchema.string())
                .required("author", JsonSchema.uuid())
                .required("publishedAt", JsonSchema.instant())
                .required("changes", list("Change"));
    }

    private static JsonSchema wholeVersion() {
        return version(JsonSchema.object())
                .required("design", JsonSchema.ref("Design"))
                .required("script", JsonSchema.string().described("The same change as a Flyway migration."))
                .build();
    }

    private static JsonSchema retired() {
        return JsonSchema.object()
                .required("id", JsonSchema.uuid())
                .required("kind", JsonSchema.words(List.of("entity", "field", "relation")))
                .required("name", JsonSchema.string())
                .required("entity", JsonSchema.string().nullable())
                .required("since", JsonSchema.integer().described("The first version without it."))
                .build();
    }

    /** A design as it is sent: ids may be left out, and the whole is checked with every fault at its place. */
    static JsonSchema sentDesign() {
        JsonSchema objects = JsonSchema.array(JsonSchema.of("object"));
        return JsonSchema.object()
                .optional("timeZone", JsonSchema.string())
                .optional("entities", objects)
                .optional("relations", objects)
                .optional("roles", objects)
                .build()
                .described("As Design, but ids may be left out, names of choices may stand for choices, and lists of"
                        + " names for key sets.");
    }

    static JsonSchema jsonPatch() {
        JsonSchema step = JsonSchema.object()
                .required("op", JsonSchema.words(List.of("add", "remove", "replace", "move", "copy", "test")))
                .required("path", JsonSchema.string())
                .optional("from", JsonSchema.string())
                .optional("value", JsonSchema.any())
                .build();
        return JsonSchema.array(step).described("RFC 6902.");
    }

    static Json sampleDesign() {
        Json name = Json.object()
                .put("name", "title")
                .put("type", "text")
                .put("required", true)
                .build();
        Json task = Json.object()
                .put("name", "task")
                .put("fields", Json.array(List.of(name)))
                .build();
        return Json.object().put("entities", Json.array(List.of(task))).build();
    }

    static Json samplePatch() {
        Json step = Json.object()
                .put("op", "replace")
                .put("path", "/timeZone")
                .put("value", "Europe/Berlin")
                .build();
        return Json.array(List.of(step));
    }
}
