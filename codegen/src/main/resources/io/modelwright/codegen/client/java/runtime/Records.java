package client.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * The records of one entity. Safe for many threads. Each operation throws a {@link Problem} where the server refuses.
 *
 * @param <R> a record, read
 * @param <I> a new record
 * @param <P> changes of a record
 */
public final class Records<R extends RecordView, I extends Input, P extends Input> {

    private static final int LARGEST_PAGE = 500;

    private final Connection connection;
    private final String entity;
    private final Function<JsonNode, R> reader;

    public Records(Connection connection, String entity, Function<JsonNode, R> reader) {
        this.connection = connection;
        this.entity = entity;
        this.reader = reader;
    }

    /** A page of the records that match. */
    public Page<R> list(Query query) {
        JsonNode page = connection.call("GET", entity, query.parameters(), Map.of(), null);
        JsonNode total = page.path("total");
        return new Page<>(
                read(page.path("items")),
                Optional.ofNullable(page.path("nextCursor").textValue()),
                total.isNumber() ? OptionalLong.of(total.longValue()) : OptionalLong.empty());
    }

    /** All records that match, page after page as they are asked for; may be walked many times. */
    public Iterable<R> iterate(Query query) {
        boolean limited = query.parameters().containsKey("limit");
        return () -> new Pages(limited ? query : query.limit(LARGEST_PAGE));
    }

    public R get(UUID id) {
        return get(id, Query.ALL);
    }

    /** One record; of the query {@code fields}, {@code expand} and {@code cursor} alone. */
    public R get(UUID id, Query query) {
        return reader.apply(connection.call("GET", path(id), query.parameters(), Map.of(), null));
    }

    public R create(I input) {
        return reader.apply(connection.call("POST", entity, Map.of(), Map.of(), Input.json(input)));
    }

    /** Creates a record once, however often this is tried with the same key. */
    public R create(I input, String idempotencyKey) {
        Map<String, String> headers = Map.of("Idempotency-Key", idempotencyKey);
        return reader.apply(connection.call("POST", entity, Map.of(), headers, Input.json(input)));
    }

    /** Creates up to 1,000 records, all of them or none. */
    public List<R> createAll(List<I> inputs) {
        if (inputs.isEmpty()) {
            return List.of();
        }
        ArrayNode body = JsonText.MAPPER.createArrayNode();
        inputs.forEach(input -> body.add(Input.json(input)));
        return read(connection.call("POST", entity, Map.of(), Map.of(), body).path("items"));
    }

    /** Changes what the patch sets. */
    public R update(UUID id, P patch) {
        return update(id, patch, OptionalLong.empty());
    }

    /** Changes what the patch sets, where the record is still of that version. */
    public R update(UUID id, P patch, long version) {
        return update(id, patch, OptionalLong.of(version));
    }

    private R update(UUID id, P patch, OptionalLong version) {
        Map<String, String> headers = ifMatch(version);
        headers.put("Content-Type", "application/merge-patch+json");
        return reader.apply(connection.call("PATCH", path(id), Map.of(), headers, Input.json(patch)));
    }

    /** Replaces the record: what is not set becomes what it is in a new one. */
    public R replace(UUID id, I input) {
        return reader.apply(connection.call("PUT", path(id), Map.of(), Map.of(), Input.json(input)));
    }

    /** Replaces the record where it is still of that version. */
    public R replace(UUID id, I input, long version) {
        Map<String, String> headers = ifMatch(OptionalLong.of(version));
        return reader.apply(connection.call("PUT", path(id), Map.of(), headers, Input.json(input)));
    }

    public void delete(UUID id) {
        connection.call("DELETE", path(id), Map.of(), Map.of(), null);
    }

    /** Deletes the record where it is still of that version. */
    public void delete(UUID id, long version) {
        connection.call("DELETE", path(id), Map.of(), ifMatch(OptionalLong.of(version)), null);
    }

    private String path(UUID id) {
        return entity + "/" + id;
    }

    private static Map<String, String> ifMatch(OptionalLong version) {
        Map<String, String> headers = new TreeMap<>();
        version.ifPresent(number -> headers.put("If-Match", "\"" + number + "\""));
        return headers;
    }

    private List<R> read(JsonNode items) {
        List<R> records = new ArrayList<>();
        items.forEach(item -> records.add(reader.apply(item)));
        return List.copyOf(records);
    }

    private final class Pages implements Iterator<R> {

        private final Query query;
        private Page<R> page;
        private int next;

        private Pages(Query query) {
            this.query = query;
        }

        @Override
        public boolean hasNext() {
            while (page == null || (next == page.items().size() && page.nextCursor().isPresent())) {
                page = list(page == null ? query : query.cursor(page.nextCursor().orElseThrow()));
                next = 0;
            }
            return next < page.items().size();
        }

        @Override
        public R next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.items().get(next++);
        }
    }
}
