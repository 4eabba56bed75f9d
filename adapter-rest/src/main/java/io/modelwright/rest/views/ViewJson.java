package io.modelwright.rest.views;

import io.modelwright.core.records.WireValues;
import io.modelwright.core.shared.Json;
import io.modelwright.core.views.ShownView;
import io.modelwright.core.views.View;
import io.modelwright.ports.views.driving.Views.Seen;
import java.util.Optional;

/** Saved views as the wire shows them. Stateless. */
final class ViewJson {

    private ViewJson() {}

    static Json of(Seen seen) {
        ShownView shown = seen.shown();
        View view = shown.view();
        return Json.object()
                .put("id", view.id().toString())
                .put("entity", shown.entity())
                .put("name", view.content().name())
                .put("visibility", view.shared() ? "shared" : "mine")
                .put("kind", shown.kind().keyword())
                .put("by", orNull(shown.by()))
                .put("filter", orNull(shown.filter()))
                .put("sort", orNull(shown.sort()))
                .put(
                        "columns",
                        Json.array(
                                shown.columns().stream().map(ViewJson::column).toList()))
                .put("density", view.content().density().keyword())
                .put("default", seen.isDefault())
                .put("defaultOfAll", seen.isDefaultOfAll())
                .put("own", seen.isMine())
                .put("editable", seen.isEditable())
                .put(
                        "gone",
                        Json.array(shown.gone().stream().map(ViewJson::gone).toList()))
                .put("owner", view.owner().toString())
                .put("revision", view.revision())
                .put("savedAt", WireValues.dateTime(view.savedAt()))
                .build();
    }

    private static Json column(ShownView.Column column) {
        Json.ObjectBuilder json = Json.object().put("name", column.name());
        if (column.width().isPresent()) {
            json.put("width", column.width().getAsInt());
        } else {
            json.put("width", Json.JsonNull.NULL);
        }
        return json.put("pinned", column.pinned()).build();
    }

    private static Json gone(ShownView.Gone gone) {
        return Json.object().put("part", gone.part()).put("name", gone.name()).build();
    }

    private static Json orNull(Optional<String> text) {
        return text.map(Json::of).orElse(Json.JsonNull.NULL);
    }
}
