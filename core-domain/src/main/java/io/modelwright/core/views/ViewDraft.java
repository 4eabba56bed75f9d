package io.modelwright.core.views;

import io.modelwright.core.shared.Json;
import java.util.Optional;

/**
 * What somebody sent to be saved as a view, as it came.
 *
 * @param by the name of a member
 * @param sort as lists of records take it
 * @param columns an array of {@code {name, width?, pinned?}}, or of bare names
 */
public record ViewDraft(
        String name,
        Optional<String> kind,
        Optional<String> by,
        Optional<String> filter,
        Optional<String> sort,
        Optional<Json> columns,
        Optional<String> density) {}
