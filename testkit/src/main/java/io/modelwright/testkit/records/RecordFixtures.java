package io.modelwright.testkit.records;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A design with every kind of field and relation, and roles that see little of it. Stateless. */
public final class RecordFixtures {

    private RecordFixtures() {}

    /** Projects, tasks, tags, invoices, a sheet per task, and a sample of every field type. */
    public static Design design() {
        Json document = Json.object()
                .put("entities", Json.array(List.of(project(), task(), tag(), invoice(), sheet(), sample())))
                .put("relations", Json.array(relations()))
                .put("roles", Json.array(List.of(member(), reviewer())))
                .build();
        var parsed = DesignDocument.parseOffline(document);
        return parsed.design()
                .orElseThrow(() -> new IllegalStateException(parsed.findings().toString()));
    }

    public static CompiledApp app(Design design, int version) {
        AppId id = new AppId(UUID.fromString("01890000-0000-7000-8000-000000000001"));
        return CompiledApp.compile(id, version, "app_" + id.value().toString().replace("-", ""), design);
    }

    private static Json project() {
        return entity(
                        "project",
                        fields(
                                text("name")
                                        .put("required", true)
                                        .put("unique", true)
                                        .put("maxLength", 120),
                                field("active", "boolean").put("default", true),
                                field("budget", "decimal").put("precision", 12).put("scale", 2)))
                .build();
    }

    private static Json task() {
        return entity(
                        "task",
                        fields(
                                text("title").put("required", true).put("maxLength", 200),
                                field("description", "longText"),
                                field("status", "choice")
                                        .put("choices", strings("todo", "doing", "done"))
                                        .put("default", "todo"),
                                field("done", "boolean").put("default", false),
                                field("priority", "integer").put("min", 1).put("max", 5),
                                field("estimate", "decimal")
                                        .put("precision", 10)
                                        .put("scale", 2),
                                field("due", "date"),
                                field("number", "autoNumber"),
                                field("overdue", "formula")
                                        .put("expression", "!done && due != null && due < today()")
                                        .put("result", "boolean"),
                                field("cost", "formula")
                                        .put("expression", "estimate * 2.0")
                                        .put("result", "decimal")))
                .put(
                        "rules",
                        Json.array(List.of(
                                rule("!done || due != null", "A finished task needs a due date", "due"),
                                rule("project.active", "The project is closed", "project"))))
                .put("unique", Json.array(List.of(strings("title", "project"))))
                .put("indexes", Json.array(List.of(strings("status", "due"))))
                .build();
    }

    private static Json tag() {
        return entity("tag", fields(text("name").put("required", true).put("unique", true)))
                .build();
    }

    private static Json invoice() {
        return entity("invoice", fields(field("total", "money"))).build();
    }

    private static Json sheet() {
        return entity("sheet", fields(text("note"))).build();
    }

    private static Json sample() {
        List<Json.ObjectBuilder> fields = new ArrayList<>();
        for (String type : List.of(
                "text",
                "longText",
                "email",
                "url",
                "phone",
                "slug",
                "integer",
                "long",
                "float",
                "boolean",
                "date",
                "time",
                "dateTime",
                "duration",
                "uuid",
                "json",
                "color",
                "geoPoint",
                "secret",
                "money",
                "file")) {
            fields.add(field(type + "Value", type));
        }
        fields.add(field("decimalValue", "decimal").put("precision", 20).put("scale", 4));
        fields.add(field("choiceValue", "choice").put("choices", strings("a", "b")));
        fields.add(field("multiValue", "multiChoice").put("choices", strings("red", "green", "blue")));
        fields.add(text("coded").put("pattern", "[A-Z]{2}[0-9]+"));
        fields.add(field("numberValue", "autoNumber"));
        return entity(
                        "sample",
                        Json.array(
                                fields.stream().map(Json.ObjectBuilder::build).toList()))
                .build();
    }

    private static List<Json> relations() {
        return List.of(
                relation("task", "project", "manyToOne", "project")
                        .put("inverse", "tasks")
                        .put("onDelete", "setNull")
                        .build(),
                relation("task", "tags", "manyToMany", "tag")
                        .put("inverse", "tasks")
                        .build(),
                relation("task", "parent", "manyToOne", "task")
                        .put("inverse", "children")
                        .put("onDelete", "cascade")
                        .build(),
                relation("project", "owner", "manyToOne", "@user").build(),
                relation("task", "watchers", "manyToMany", "@user").build(),
                relation("invoice", "project", "manyToOne", "project")
                        .put("inverse", "invoices")
                        .put("onDelete", "restrict")
                        .build(),
                relation("sheet", "task", "oneToOne", "task")
                        .put("inverse", "sheet")
                        .put("onDelete", "cascade")
                        .build());
    }

    /** Sees and changes own tasks and sees finished ones, without estimates; sees active projects; no invoices. */
    private static Json member() {
        return Json.object()
                .put("name", "member")
                .put(
                        "permissions",
                        Json.array(List.of(
                                permission("task", "read", "create", "update", "delete")
                                        .put("where", "createdBy == user.id")
                                        .put("hiddenFields", strings("estimate"))
                                        .put("readOnlyFields", strings("priority"))
                                        .build(),
                                permission("task", "read")
                                        .put("where", "status == 'done'")
                                        .put("hiddenFields", strings("estimate"))
                                        .build(),
                                permission("project", "read")
                                        .put("where", "active")
                                        .build(),
                                permission("tag", "read", "create").build(),
                                permission("sheet", "read")
                                        .put("where", "task.done")
                                        .build())))
                .build();
    }

    /** Sees tasks of active projects, their description only where they are not finished. */
    private static Json reviewer() {
        return Json.object()
                .put("name", "reviewer")
                .put(
                        "permissions",
                        Json.array(List.of(
                                permission("task", "read")
                                        .put("where", "project.active")
                                        .put("hiddenFields", strings("description"))
                                        .build(),
                                permission("task", "read")
                                        .put("where", "status != 'done'")
                                        .build(),
                                permission("project", "read")
                                        .put("hiddenFields", strings("budget"))
                                        .build())))
                .build();
    }

    private static Json.ObjectBuilder entity(String name, Json fields) {
        return Json.object().put("name", name).put("fields", fields);
    }

    private static Json fields(Json.ObjectBuilder... fields) {
        return Json.array(Arrays.stream(fields).map(Json.ObjectBuilder::build).toList());
    }

    private static Json.ObjectBuilder text(String name) {
        return field(name, "text");
    }

    private static Json.ObjectBuilder field(String name, String type) {
        return Json.object().put("name", name).put("type", type);
    }

    private static Json rule(String expression, String message, String field) {
        return Json.object()
                .put("expression", expression)
                .put("message", message)
                .put("field", field)
                .build();
    }

    private static Json.ObjectBuilder relation(String from, String name, String kind, String to) {
        return Json.object()
                .put("from", from)
                .put("name", name)
                .put("kind", kind)
                .put("to", to);
    }

    private static Json.ObjectBuilder permission(String entity, String... actions) {
        return Json.object().put("entity", entity).put("actions", strings(actions));
    }

    private static Json strings(String... values) {
        return Json.array(Arrays.stream(values).map(Json::of).toList());
    }
}
