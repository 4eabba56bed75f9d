package io.modelwright.core.shared;

import java.util.List;
import java.util.Optional;

/** One page of a list: its items and the cursor of the next page, absent on the last one. */
public record Page<T>(List<T> items, Optional<String> nextCursor) {
    public Page {
        items = List.copyOf(items);
    }
}
