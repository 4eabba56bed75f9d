package io.modelwright.core.meta;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Permission;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.modeling.Rule;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.RightsBasis;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The metadata document of an app, from which a user interface renders its lists, details and forms. All of it follows from the
 * design but for {@code caller}, which says what the one who asks may do and is put first by whoever serves it. Every text that
 * people read is there, made of the name where the design says none, so that a client decides nothing by itself. Stateless.
 */
public final class MetaDocument {

    /** The number of this format; it grows where a client of the one before would go wrong. */
    public static final int FORMAT = 1;

    /**
     * Where the app is served.
     *
     * @param name what people call the app
     * @param base the path that {@code /records} follows, without a slash at its end
     */
    public record Place(String name, String base) {}

    /** What somebody's rights follow from. */
    public enum Access {
        /** They may do everything. */
        ALL,
        /** They may read everything. */
        READ,
        /** Their roles in the app decide. */
        ROLES
    }

    private MetaDocument() {}

    /** The document without the caller. */
    public static Json.JsonObject of(Design design, int version, Place place) {
        CompiledApp app = CompiledApp.compile(new AppId(new UUID(0, 0)), version, "", design);
        return Json.object()
                .put("format", FORMAT)
                .put(
                        "app",
                        Json.object()
                                .put("name", place.name())
                                .put("version", version)
                                .put("base", place.base())
                                .put("timeZone", design.timeZone().getId())
                                .build())
                .put(
                        "entities",
                        Json.array(design.entities().stream()
                                .map(entity -> entity(app.entity(entity.name()), place))
                                .toList()))
                .put(
                        "roles",
                        Json.array(
                                design.roles().stream().map(MetaDocument::role).toList()))
                .build();
    }

    /** The document of a design with what somebody of that standing may do in front. */
    public static Json.JsonObject withCaller(Json.JsonObject document, Design design, RightsBasis basis) {
        return switch (basis) {
            case RightsBasis.Workspace.EVERYTHING -> withCaller(document, Access.ALL, List.of());
            case RightsBasis.Workspace.READING -> withCaller(document, Access.READ, List.of());
            case RightsBasis.AppRoles assigned ->
                withCaller(
                        document,
                        Access.ROLES,
                        design.roles().stream()
                                .filter(role -> assigned.roles().contains(role.id()))
                                .map(Role::name)
                                .toList());
        };
    }

    /** @param roles names of roles, in the order of the design */
    public static Json.JsonObject withCaller(Json.JsonObject document, Access access, List<String> roles) {
        Json.ObjectBuilder whole = Json.object()
                .put(
                        "caller",
                        Json.object()
                                .put("access", access.name().toLowerCase(Locale.ROOT))
                                .put("roles", texts(roles))
                                .build());
        document.members().forEach(whole::put);
        return whole.build();
    }

    private static Json entity(EntityPlan plan, Place place) {
        Entity entity = plan.entity();
        String label = Words.label(entity.labels(), entity.name());
        return Json.object()
                .put("id", entity.id().toString())
                .put("name", entity.name())
                .put("label", label)
                .put("pluralLabel", entity.labels().pluralName().orElseGet(() -> Words.plural(label)))
                .put("description", Words.orNull(entity.labels().description()))
                .put("path", place.base() + "/records/" + entity.name())
                .put("recordLabel", RecordLabel.of(entity))
                .put("members", MetaMembers.of(plan))
                .put(
                        "rules",
                        Json.array(
                                entity.rules().stream().map(MetaDocument::rule).toList()))
                .put(
                        "unique",
                        Json.array(entity.uniqueSets().stream()
                                .map(KeySet::members)
                                .map(MetaDocument::texts)
                                .toList()))
                .put("list", ListDefaults.of(plan))
                .build();
    }

    private static Json rule(Rule rule) {
        return Json.object()
                .put("id", rule.id().toString())
                .put("expression", rule.expression())
                .put("message", rule.message())
                .put("field", Words.orNull(rule.field()))
                .build();
    }

    private static Json role(Role role) {
        return Json.object()
                .put("id", role.id().toString())
                .put("name", role.name())
                .put("label", Words.label(role.labels(), role.name()))
                .put("description", Words.orNull(role.labels().description()))
                .put(
                        "permissions",
                        Json.array(role.permissions().stream()
                                .map(MetaDocument::permission)
                                .toList()))
                .build();
    }

    private static Json permission(Permission permission) {
        List<String> actions = Arrays.stream(Permission.Action.values())
                .filter(permission.actions()::contains)
                .map(action -> action.name().toLowerCase(Locale.ROOT))
                .toList();
        return Json.object()
                .put("entity", permission.entity())
                .put("actions", texts(actions))
                .put("where", Words.orNull(permission.where()))
                .put("hidden", texts(permission.hiddenFields()))
                .put("readOnly", texts(permission.readOnlyFields()))
                .build();
    }

    static Json texts(List<String> texts) {
        return Json.array(texts.stream().map(Json::of).toList());
    }
}
