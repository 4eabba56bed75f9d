package io.modelwright.rest.records;

import io.modelwright.core.records.QueryParameters;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The query parameters of the first page of a list of records, for {@code @BeanParam}. */
public final class ListParameters {

    private final Map<String, String> given = new TreeMap<>();

    public ListParameters(
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("fields") @Nullable String fields,
            @QueryParam("expand") @Nullable String expand,
            @QueryParam("q") @Nullable String q,
            @QueryParam("limit") @Nullable String limit) {
        put("filter", filter);
        put("sort", sort);
        put("fields", fields);
        put("expand", expand);
        put("q", q);
        put("limit", limit);
    }

    private void put(String name, @Nullable String value) {
        if (value != null) {
            given.put(name, value);
        }
    }

    QueryParameters parameters() {
        return new QueryParameters(given);
    }
}
