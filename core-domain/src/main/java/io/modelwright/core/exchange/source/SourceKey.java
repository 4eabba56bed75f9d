package io.modelwright.core.exchange.source;

import java.util.List;

/** Columns that are a key, unique together, or indexed. */
public record SourceKey(List<String> columns, int line) {
    public SourceKey {
        columns = List.copyOf(columns);
    }
}
