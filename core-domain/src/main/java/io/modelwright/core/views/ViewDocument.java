package io.modelwright.core.views;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Uuids;
import io.modelwright.core.views.ViewContent.Density;
import io.modelwright.core.views.ViewContent.Kind;
import io.modelwright.core.views.ViewContent.MemberRef;
import io.modelwright.core.views.ViewContent.SortPart;
import io.modelwright.core.views.ViewContent.ViewColumn;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The content of a view as it is kept, both ways. Stateless. */
public final class ViewDocument {

    private ViewDocument() {}

    public static Json.JsonObject write(ViewContent content) {
        Json.ObjectBuilder json = Json.object()
                .put("name", content.name())
                .put("entity", content.entity())
                .put("kind", content.kind().keyword())
                .put("density", content.density().keyword());
        content.by().ifPresent(by -> json.put("by", member(by)));
        content.filter().ifPresent(filter -> json.put("filter", filter));
        return json.put(
                        "sort",
                        Json.array(content.sort().stream()
                                .map(part -> Json.object()
                                        .put(
                                                "path",
                                                Json.array(part.path().stream()
                                                        .map(ViewDocument::member)
                                                        .toList()))
                                        .put("descending", part.descending())
                                        .build())
                                .toList()))
                .put(
                        "columns",
                        Json.array(content.columns().stream()
                                .map(ViewDocument::column)
                                .toList()))
                .build();
    }

    private static Json column(ViewColumn column) {
        Json.ObjectBuilder json = Json.object().put("member", member(column.member()));
        column.width().ifPresent(width -> json.put("width", width));
        return json.put("pinned", column.pinned()).build();
    }

    private static Json member(MemberRef member) {
        Json.ObjectBuilder json = Json.object();
        member.id().ifPresent(id -> json.put("id", id.toString()));
        return json.put("inverse", member.inverse()).put("name", member.name()).build();
    }

    /** @throws RuntimeException where it is not what {@link #write} writes */
    public static ViewContent read(Json json) {
        Json.JsonObject object = (Json.JsonObject) json;
        return new ViewContent(
                text(object, "name"),
                text(object, "entity"),
                Arrays.stream(Kind.values())
                        .filter(kind -> kind.keyword().equals(text(object, "kind")))
                        .findFirst()
                        .orElseThrow(),
                object.find("by").map(ViewDocument::readMember),
                object.find("filter").map(filter -> ((Json.JsonString) filter).value()),
                items(object, "sort").stream().map(ViewDocument::readSort).toList(),
                items(object, "columns").stream().map(ViewDocument::readColumn).toList(),
                Arrays.stream(Density.values())
                        .filter(density -> density.keyword().equals(text(object, "density")))
                        .findFirst()
                        .orElseThrow());
    }

    private static SortPart readSort(Json json) {
        Json.JsonObject object = (Json.JsonObject) json;
        return new SortPart(
                items(object, "path").stream().map(ViewDocument::readMember).toList(), truth(object, "descending"));
    }

    private static ViewColumn readColumn(Json json) {
        Map<String, Json> column = ((Json.JsonObject) json).members();
        OptionalInt width = column.get("width") instanceof Json.JsonNumber(BigDecimal number)
                ? OptionalInt.of(number.intValueExact())
                : OptionalInt.empty();
        Json.JsonObject object = (Json.JsonObject) json;
        return new ViewColumn(readMember(object.find("member").orElseThrow()), width, truth(object, "pinned"));
    }

    private static MemberRef readMember(Json json) {
        Json.JsonObject object = (Json.JsonObject) json;
        Optional<ElementId> id = object.find("id")
                .map(value -> new ElementId(
                        Uuids.parse(((Json.JsonString) value).value()).orElseThrow()));
        return new MemberRef(id, truth(object, "inverse"), text(object, "name"));
    }

    private static String text(Json.JsonObject object, String name) {
        return ((Json.JsonString) object.find(name).orElseThrow()).value();
    }

    private static boolean truth(Json.JsonObject object, String name) {
        return ((Json.JsonBoolean) object.find(name).orElseThrow()).value();
    }

    private static List<Json> items(Json.JsonObject object, String name) {
        return ((Json.JsonArray) object.find(name).orElseThrow()).items();
    }
}
