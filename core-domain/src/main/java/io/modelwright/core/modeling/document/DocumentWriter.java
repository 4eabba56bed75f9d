package io.modelwright.core.modeling.document;

import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Permission;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Relation.Kind;
import io.modelwright.core.modeling.Relation.OnDelete;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.modeling.Rule;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonObject;
import io.modelwright.core.shared.Json.ObjectBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes the canonical form of the design document. */
final class DocumentWriter {

    private DocumentWriter() {}

    static JsonObject write(Design design) {
        ObjectBuilder object = Json.object();
        if (!design.timeZone().equals(Design.EMPTY.timeZone())) {
            object.put("timeZone", design.timeZone().getId());
        }
        return object.put("entities", array(design.entities(), DocumentWriter::entity))
                .put("relations", array(design.relations(), DocumentWriter::relation))
                .put("roles", array(design.roles(), DocumentWriter::role))
                .build();
    }

    /** What happens on deletion where the document does not say it. */
    static OnDelete usualOnDelete(Kind kind) {
        return kind == Kind.MANY_TO_MANY ? OnDelete.CASCADE : OnDelete.RESTRICT;
    }

    private static Json entity(Entity entity) {
        ObjectBuilder object = identified(entity.id()).put("name", entity.name());
        putLabels(object, entity.labels());
        putText(object, "recordLabel", entity.recordLabel());
        object.put("fields", array(entity.fields(), DocumentWriter::field));
        putList(object, "rules", entity.rules(), DocumentWriter::rule);
        putList(object, "unique", entity.uniqueSets(), DocumentWriter::keySet);
        putList(object, "indexes", entity.indexes(), DocumentWriter::keySet);
        return object.build();
    }

    private static Json field(Field field) {
        ObjectBuilder object = identified(field.id()).put("name", field.name());
        putLabels(object, field.labels());
        object.put("type", field.type().keyword());
        putFlag(object, "required", field.required());
        putFlag(object, "unique", field.unique());
        FieldTypeWriter.putOptions(object, field.type());
        field.defaultValue().ifPresent(value -> object.put("default", value));
        return object.build();
    }

    /** A choice in its long form. */
    static Json choice(Choice choice) {
        ObjectBuilder object = identified(choice.id()).put("name", choice.name());
        putText(object, "label", choice.label());
        putText(object, "color", choice.color());
        return object.build();
    }

    private static Json rule(Rule rule) {
        ObjectBuilder object =
                identified(rule.id()).put("expression", rule.expression()).put("message", rule.message());
        putText(object, "field", rule.field());
        return object.build();
    }

    private static Json keySet(KeySet keySet) {
        return identified(keySet.id()).put("members", texts(keySet.members())).build();
    }

    private static Json relation(Relation relation) {
        ObjectBuilder object =
                identified(relation.id()).put("from", relation.from()).put("name", relation.name());
        putLabels(object, relation.labels());
        object.put("kind", relation.kind().keyword()).put("to", relation.to());
        putText(object, "inverse", relation.inverse());
        putFlag(object, "required", relation.required());
        if (relation.onDelete() != usualOnDelete(relation.kind())) {
            object.put("onDelete", relation.onDelete().keyword());
        }
        return object.build();
    }

    private static Json role(Role role) {
        ObjectBuilder object = identified(role.id()).put("name", role.name());
        putLabels(object, role.labels());
        return object.put("permissions", array(role.permissions(), DocumentWriter::permission))
                .build();
    }

    private static Json permission(Permission permission) {
        List<String> actions = Arrays.stream(Action.values())
                .filter(permission.actions()::contains)
                .map(RoleReader::keyword)
                .toList();
        ObjectBuilder object = Json.object().put("entity", permission.entity()).put("actions", texts(actions));
        putText(object, "where", permission.where());
        putList(object, "hiddenFields", permission.hiddenFields(), Json::of);
        putList(object, "readOnlyFields", permission.readOnlyFields(), Json::of);
        return object.build();
    }

    private static ObjectBuilder identified(ElementId id) {
        return Json.object().put("id", id.toString());
    }

    private static void putLabels(ObjectBuilder object, Labels labels) {
        putText(object, "displayName", labels.displayName());
        putText(object, "pluralName", labels.pluralName());
        putText(object, "description", labels.description());
    }

    static void putText(ObjectBuilder object, String key, Optional<String> value) {
        value.ifPresent(text -> object.put(key, text));
    }

    private static void putFlag(ObjectBuilder object, String key, boolean value) {
        if (value) {
            object.put(key, true);
        }
    }

    private static <T> void putList(
            ObjectBuilder object, String key, List<T> items, Function<? super T, ? extends Json> write) {
        if (!items.isEmpty()) {
            object.put(key, array(items, write));
        }
    }

    private static JsonArray texts(List<String> items) {
        return array(items, Json::of);
    }

    static <T> JsonArray array(List<T> items, Function<? super T, ? extends Json> write) {
        return Json.array(items.stream().<Json>map(write).toList());
    }
}
