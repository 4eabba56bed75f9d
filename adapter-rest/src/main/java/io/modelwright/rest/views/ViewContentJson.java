package io.modelwright.rest.views;

import io.modelwright.core.shared.Json;
import io.modelwright.core.views.ViewDraft;
import java.util.Optional;

/** All that a view is made of; what is left out stands at its default then. */
public record ViewContentJson(
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
