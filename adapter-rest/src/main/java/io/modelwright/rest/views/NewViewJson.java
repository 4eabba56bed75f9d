package io.modelwright.rest.views;

import io.modelwright.core.shared.Json;
import io.modelwright.core.views.ViewDraft;
import java.util.Optional;

/** A view to be saved, with the entity whose records it shows. */
public record NewViewJson(
        String entity,
        String name,
        Optional<String> visibility,
        Optional<String> kind,
        Optional<String> by,
        Optional<String> filter,
        Optional<String> sort,
        Optional<Json> columns,
        Optional<String> density) {

    ViewDraft draft() {
        return new ViewDraft(name, kind, by, filter, sort, columns, density);
    }
}
