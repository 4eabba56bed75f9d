package io.modelwright.rest.meta;

import io.modelwright.core.meta.MetaSchemas;
import io.modelwright.core.shared.JsonSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schemas of the models of the platform. Stateless. */
final class SystemModelSchemas {

    static final String MODEL = "SystemModel";

    /** Who may do something, the least first. */
    static final List<String> ROLES =
            List.of("anyone", "user", "viewer", "operator", "builder", "admin", "owner", "administrator");

    private static final String ENTITY = "SystemEntity";
    private static final String OPERATION = "SystemOperation";

    private SystemModelSchemas() {}

    static Map<String, JsonSchema> all() {
        Map<String, JsonSchema> schemas = new LinkedHashMap<>();
        schemas.put(
                MODEL,
                MetaSchemas.documentMembers(ENTITY)
                        .build()
                        .described("The metadata of the platform itself, or of a part of it."));
        schemas.put(
                ENTITY,
                MetaSchemas.entityMembers().required("resource", resource()).build());
        schemas.put(OPERATION, operation());
        return schemas;
    }

    private static JsonSchema resource() {
        return JsonSchema.object()
                .required("schema", JsonSchema.string().described("The name of its schema in this document."))
                .required(
                        "key",
                        JsonSchema.string()
                                .described("The member whose value stands for keyParameter in paths of items."))
                .required(
                        "keyParameter", JsonSchema.string().nullable().described("Null: single items are not served."))
                .required(
                        "within",
                        JsonSchema.string()
                                .nullable()
                                .described("The variable of the list's path: of what the list is. Null: there is one."))
                .required("paged", JsonSchema.bool().described("Whether the list takes limit and cursor."))
                .required(
                        "filters",
                        JsonSchema.array(JsonSchema.string()).described("The other parameters that the list takes."))
                .required("operations", JsonSchema.array(JsonSchema.ref(OPERATION)))
                .build();
    }

    private static JsonSchema operation() {
        return JsonSchema.object()
                .required(
                        "name",
                        JsonSchema.string()
                                .described("list, read, create, update and delete mean the same everywhere; all"
                                        + " others are actions of their own."))
                .required("label", JsonSchema.string())
                .required("method", JsonSchema.words(List.of("GET", "POST", "PUT", "PATCH", "DELETE")))
                .required("path", JsonSchema.string().described("With variables in braces, as in this document."))
                .required("on", JsonSchema.words(List.of("list", "item")))
                .required(
                        "role",
                        JsonSchema.words(ROLES)
                                .described("Who may: a role in the workspace or its betters, user: who has roles in the"
                                        + " app too, administrator: of the installation alone."))
                .required("dangerous", JsonSchema.bool().described("Whether something is lost, or stops: ask before."))
                .required(
                        "body",
                        JsonSchema.string().nullable().described("The name of the schema of what is sent, as JSON."))
                .required("fields", JsonSchema.array(JsonSchema.string()).described("The members of what is sent."))
                .required("required", JsonSchema.array(JsonSchema.string()))
                .required("ifMatch", JsonSchema.bool().described("Whether the tag of what was read must be sent."))
                .required("job", JsonSchema.bool().described("Whether a job does it, or may: 202 with the job."))
                .build();
    }
}
