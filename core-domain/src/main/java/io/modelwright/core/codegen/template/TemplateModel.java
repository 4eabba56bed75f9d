package io.modelwright.core.codegen.template;

import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Permission;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.modeling.Rule;
import io.modelwright.core.shared.Json;
import io.modelwright.core.sql.Columns;
import io.modelwright.core.sql.PhysicalNames;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What templates see of an app: objects, lists, texts, numbers and truth values. Members are added to it and never changed:
 * docs/templates.md is the list that people rely on. Pure; stateless.
 */
public final class TemplateModel {

    private TemplateModel() {}

    /** {@code {app, entities, relations, roles}} of the latest version. */
    public static Json.JsonObject of(AppHistory history) {
        return of(history.name(), history.slug(), history.latest().number(), history.design());
    }

    /** @param version 0 for a draft */
    public static Json.JsonObject of(String name, String slug, int version, Design design) {
        Json app = Json.object()
                .put("name", name)
                .put("slug", slug)
                .put("version", version)
                .put("timeZone", design.timeZone().getId())
                .build();
        return Json.object()
                .put("app", app)
                .put(
                        "entities",
                        Json.array(design.entities().stream()
                                .map(entity -> entity(design, entity))
                                .toList()))
                .put(
                        "relations",
                        Json.array(design.relations().stream()
                                .map(TemplateModel::relation)
                                .toList()))
                .put(
                        "roles",
                        Json.array(
                                design.roles().stream().map(TemplateModel::role).toList()))
                .build();
    }

    private static Json entity(Design design, Entity entity) {
        Json.ObjectBuilder json = Json.object().put("name", entity.name());
        labels(json, entity.labels());
        return json.put("pluralLabel", text(entity.labels().pluralName()))
                .put("recordLabel", text(entity.recordLabel()))
                .put("table", PhysicalNames.table(entity.name()))
                .put(
                        "fields",
                        Json.array(entity.fields().stream()
                                .map(TemplateModel::field)
                                .toList()))
                .put("relations", relations(design.relationsFrom(entity.name())))
                .put("references", relations(design.relationsTo(entity.name())))
                .put(
                        "rules",
                        Json.array(
                                entity.rules().stream().map(TemplateModel::rule).toList()))
                .put("unique", keys(entity.uniqueSets()))
                .put("indexes", keys(entity.indexes()))
                .build();
    }

    private static void labels(Json.ObjectBuilder json, Labels labels) {
        json.put("label", text(labels.displayName())).put("description", text(labels.description()));
    }

    private static Json field(Field field) {
        Json.ObjectBuilder json = Json.object().put("name", field.name());
        labels(json, field.labels());
        json.put("type", field.type().keyword())
                .put("required", field.required())
                .put("unique", field.unique())
                .put("hasDefault", field.defaultValue().isPresent())
                .put("default", field.defaultValue().orElse(Json.JsonNull.NULL))
                .put("columns", columns(Columns.of(field)))
                .put(
                        "choices",
                        Json.array(field.type().choices().stream()
                                .map(TemplateModel::choice)
                                .toList()));
        options(json, field.type());
        return json.build();
    }

    private static void options(Json.ObjectBuilder json, FieldType type) {
        boolean formula = type instanceof FieldType.Formula;
        json.put("formula", formula);
        switch (type) {
            case FieldType.Text text -> {
                text.minLength().ifPresent(length -> json.put("minLength", length));
                text.maxLength().ifPresent(length -> json.put("maxLength", length));
                text.pattern().ifPresent(pattern -> json.put("pattern", pattern));
            }
            case FieldType.LongText text -> text.maxLength().ifPresent(length -> json.put("maxLength", length));
            case FieldType.IntegerNumber number -> bounds(json, number.min(), number.max());
            case FieldType.LongNumber number -> bounds(json, number.min(), number.max());
            case FieldType.FloatNumber number -> bounds(json, number.min(), number.max());
            case FieldType.DecimalNumber number -> {
                json.put("precision", number.precision()).put("scale", number.scale());
                bounds(json, number.min(), number.max());
            }
            case FieldType.Money money -> json.put("currency", text(money.currency()));
            case FieldType.Formula computed ->
                json.put("expression", computed.expression())
                        .put("result", computed.result().keyword());
            case FieldType.FormattedText ignored -> {}
            case FieldType.SingleChoice ignored -> {}
            case FieldType.MultiChoice ignored -> {}
            case FieldType.Plain ignored -> {}
        }
    }

    private static void bounds(Json.ObjectBuilder json, Optional<BigDecimal> min, Optional<BigDecimal> max) {
        min.ifPresent(bound -> json.put("min", bound.toPlainString()));
        max.ifPresent(bound -> json.put("max", bound.toPlainString()));
    }

    private static Json choice(Choice choice) {
        return Json.object()
                .put("name", choice.name())
                .put("label", text(choice.label()))
                .put("color", text(choice.color()))
                .build();
    }

    private static Json relations(List<Relation> relations) {
        return Json.array(relations.stream().map(TemplateModel::relation).toList());
    }

    private static Json relation(Relation relation) {
        boolean toOne = relation.isToOne();
        Json.ObjectBuilder json = Json.object().put("name", relation.name());
        labels(json, relation.labels());
        return json.put("kind", relation.kind().keyword())
                .put("from", relation.from())
                .put("to", relation.targetsUsers() ? "user" : relation.to())
                .put("people", relation.targetsUsers())
                .put("toOne", toOne)
                .put("inverse", text(relation.inverse()))
                .put("required", relation.required())
                .put("onDelete", relation.onDelete().keyword())
                .put("column", toOne ? Columns.of(relation).name() : "")
                .put("linkTable", toOne ? "" : PhysicalNames.linkTable(relation))
                .build();
    }

    private static Json columns(List<Columns.Column> columns) {
        return Json.array(columns.stream()
                .map(column -> Json.object()
                        .put("name", column.name())
                        .put("type", column.type())
                        .build())
                .toList());
    }

    private static Json rule(Rule rule) {
        return Json.object()
                .put("expression", rule.expression())
                .put("message", rule.message())
                .put("field", text(rule.field()))
                .build();
    }

    private static Json keys(List<KeySet> keys) {
        return Json.array(keys.stream()
                .map(key -> Json.object().put("members", texts(key.members())).build())
                .toList());
    }

    private static Json role(Role role) {
        Json.ObjectBuilder json = Json.object().put("name", role.name());
        labels(json, role.labels());
        return json.put(
                        "permissions",
                        Json.array(role.permissions().stream()
                                .map(TemplateModel::permission)
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
                .put("where", text(permission.where()))
                .put("hidden", texts(permission.hiddenFields()))
                .put("readOnly", texts(permission.readOnlyFields()))
                .build();
    }

    private static Json texts(List<String> texts) {
        return Json.array(texts.stream().map(Json::of).toList());
    }

    /** The empty text where there is none: templates ask for it with {@code #if}. */
    private static Json text(Optional<String> text) {
        return Json.of(text.orElse(""));
    }
}
