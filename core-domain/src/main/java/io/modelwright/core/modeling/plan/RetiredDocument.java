package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.Retired.Content;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonNumber;
import io.modelwright.core.shared.Json.JsonObject;
import io.modelwright.core.shared.Json.JsonString;
import io.modelwright.core.shared.Json.ObjectBuilder;
import io.modelwright.core.shared.Uuids;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The catalogue of what is retired as a JSON document; fields are written as in the design document. */
public final class RetiredDocument {

    private RetiredDocument() {}

    public static JsonObject write(Retired retired) {
        return Json.object()
                .put("tables", array(retired.tables(), RetiredDocument::table))
                .put("columns", array(retired.columns(), RetiredDocument::column))
                .put("links", array(retired.links(), RetiredDocument::links))
                .build();
    }

    /**
     * Reads back what {@link #write} wrote.
     *
     * @throws IllegalArgumentException where it is something else
     */
    public static Retired read(Json document) {
        return new Retired(
                list(document, "tables", RetiredDocument::readTable),
                list(document, "columns", RetiredDocument::readColumn),
                list(document, "links", RetiredDocument::readLinks));
    }

    private static Json table(Retired.Table table) {
        return Json.object()
                .put("entity", table.entity().toString())
                .put("name", table.name())
                .put("physicalName", table.physicalName())
                .put("members", array(table.members(), member -> content(member.id(), member.name(), member.content())))
                .put("version", table.version())
                .build();
    }

    private static Retired.Table readTable(Json json) {
        return new Retired.Table(
                id(json, "entity"),
                text(json, "name"),
                text(json, "physicalName"),
                list(json, "members", RetiredDocument::readMember),
                number(json, "version"));
    }

    private static Json column(Retired.Column column) {
        return Json.object()
                .put("entity", column.entity().toString())
                .put("member", content(column.member(), column.name(), column.content()))
                .put("physicalName", column.physicalName())
                .put("version", column.version())
                .build();
    }

    private static Retired.Column readColumn(Json json) {
        Retired.Member member = readMember(member(json, "member"));
        return new Retired.Column(
                id(json, "entity"),
                member.id(),
                member.name(),
                member.content(),
                text(json, "physicalName"),
                number(json, "version"));
    }

    private static Json links(Retired.Links links) {
        ObjectBuilder object = Json.object()
                .put("relation", links.relation().toString())
                .put("name", links.name())
                .put("from", links.from().toString());
        links.to().ifPresent(to -> object.put("to", to.toString()));
        return object.put("physicalName", links.physicalName())
                .put("version", links.version())
                .build();
    }

    private static Retired.Links readLinks(Json json) {
        return new Retired.Links(
                id(json, "relation"),
                text(json, "name"),
                id(json, "from"),
                find(json, "to").map(RetiredDocument::id),
                text(json, "physicalName"),
                number(json, "version"));
    }

    private static Json content(ElementId id, String name, Content content) {
        return switch (content) {
            case Content.Value(FieldType type) ->
                Json.object().put("field", field(id, name, type)).build();
            case Content.Reference(Optional<ElementId> target) -> {
                ObjectBuilder relation = Json.object().put("id", id.toString()).put("name", name);
                target.ifPresent(to -> relation.put("to", to.toString()));
                yield Json.object().put("relation", relation.build()).build();
            }
        };
    }

    private static Retired.Member readMember(Json json) {
        Optional<Json> relation = find(json, "relation");
        if (relation.isPresent()) {
            Optional<ElementId> target = find(relation.get(), "to").map(RetiredDocument::id);
            return new Retired.Member(
                    id(relation.get(), "id"), text(relation.get(), "name"), new Content.Reference(target));
        }
        Field field = readField(member(json, "field"));
        return new Retired.Member(field.id(), field.name(), new Content.Value(field.type()));
    }

    /** The design document knows how to write types, so one is written around the field. */
    private static Json field(ElementId id, String name, FieldType type) {
        Field field = new Field(id, name, Labels.NONE, type, false, false, Optional.empty());
        JsonObject document = DesignDocument.write(around(List.of(field)));
        return items(member(items(member(document, "entities")).getFirst(), "fields"))
                .getFirst();
    }

    private static Field readField(Json field) {
        JsonObject document = DesignDocument.write(around(List.of()));
        Json entity = items(member(document, "entities")).getFirst();
        ObjectBuilder withField = Json.object();
        ((JsonObject) entity)
                .members()
                .forEach((name, value) ->
                        withField.put(name, name.equals("fields") ? Json.array(List.of(field)) : value));
        ObjectBuilder whole = Json.object();
        document.members()
                .forEach((name, value) ->
                        whole.put(name, name.equals("entities") ? Json.array(List.of(withField.build())) : value));
        return DesignDocument.read(whole.build()).entities().getFirst().fields().getFirst();
    }

    private static Design around(List<Field> fields) {
        ElementId id = new ElementId(new UUID(0, 1));
        Entity entity =
                new Entity(id, "entity", Labels.NONE, Optional.empty(), fields, List.of(), List.of(), List.of());
        return new Design(Design.EMPTY.timeZone(), List.of(entity), List.of(), List.of());
    }

    private static <T> JsonArray array(List<T> items, Function<T, Json> write) {
        return Json.array(items.stream().map(write).toList());
    }

    private static <T> List<T> list(Json json, String name, Function<Json, T> read) {
        return items(member(json, name)).stream().map(read).toList();
    }

    private static List<Json> items(Json json) {
        if (json instanceof JsonArray(List<Json> items)) {
            return items;
        }
        throw new IllegalArgumentException("not an array");
    }

    private static Optional<Json> find(Json json, String name) {
        if (json instanceof JsonObject object) {
            return object.find(name);
        }
        throw new IllegalArgumentException("not an object");
    }

    private static Json member(Json json, String name) {
        return find(json, name).orElseThrow(() -> new IllegalArgumentException("no member " + name));
    }

    private static String text(Json json, String name) {
        return text(member(json, name));
    }

    private static String text(Json json) {
        if (json instanceof JsonString(String value)) {
            return value;
        }
        throw new IllegalArgumentException("not a text");
    }

    private static int number(Json json, String name) {
        if (member(json, name) instanceof JsonNumber number) {
            return number.value().intValueExact();
        }
        throw new IllegalArgumentException("not a number: " + name);
    }

    private static ElementId id(Json json, String name) {
        return id(member(json, name));
    }

    private static ElementId id(Json json) {
        return new ElementId(Uuids.parse(text(json)).orElseThrow(() -> new IllegalArgumentException("not an id")));
    }
}
