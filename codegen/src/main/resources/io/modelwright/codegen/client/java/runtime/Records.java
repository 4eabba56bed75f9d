package client.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * The records of one entity. Safe for many threads. Each operation throws a {@link Problem} where the server refuses.
 *
 * <p>What is created or changed is shown as far as the caller may read it: where a right to read depends on the record, only
 * its id and version are sure to be shown.
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
                all(page),
                Optional.ofNullable(page.path("nextCursor").textValue()),
                total.isNumber() ? OptionalLong.of(total.longValue()) : OptionalLong.empty());
    }

    /** All records that match, page after page as they are asked for; may be walked many times. */
    public Iterable<R> iterate(Query query) {
        return iterate(query, LARGEST_PAGE);
    }

    /**
     * All records that match, in pages of that size.
     *
     * @throws IllegalArgumentException where the query has a limit or a cursor, which are those of one page
     */
    public Iterable<R> iterate(Query query, int pageSize) {
        if (query.parameters().containsKey("limit") || query.parameters().containsKey("cursor")) {
            throw new IllegalArgumentException("limit and cursor are those of one page: this walks all of them");
        }
        Query paged = query.limit(pageSize);
        return () -> new Pages<>(cursor -> list(cursor.map(paged::cursor).orElse(paged)));
    }

    /**
     * All records that one record has at a relation to many, page after page as they are asked for, such as
     * {@code related(id, "children", TaskRecord::children)}.
     *
     * @param relation its name on the wire
     * @param of what reads it of the record
     */
    public <T> Iterable<T> related(UUID id, String relation, Function<R, Optional<Related<T>>> of) {
        Query first = Query.ALL.fields(relation).expand(relation);
        return () -> new Pages<>(cursor -> of.apply(get(id, cursor.map(first::cursor).orElse(first)))
                .map(related -> new Page<>(related.records(), related.nextCursor(), OptionalLong.empty()))
                .orElseGet(() -> new Page<>(List.of(), Optional.empty(), OptionalLong.empty())));
    }

    /**
     * What is computed over the records that match: of all of them, or for each group.
     *
     * @param which of it {@code filter} and {@code search} alone
     * @param compute such as {@code count} and {@code sum(estimate)}
     * @param groupBy members, and members behind relations to one record
     */
    public Groups aggregate(Query which, List<String> compute, String... groupBy) {
        Map<String, String> parameters = new TreeMap<>(which.parameters());
        parameters.put("aggregate", String.join(",", compute));
        if (groupBy.length > 0) {
            parameters.put("groupBy", String.join(",", groupBy));
        }
        JsonNode answer = connection.call("GET", entity, parameters, Map.of(), null);
        List<Group> groups = new ArrayList<>();
        items(answer).forEach(item -> groups.add(new Group(item)));
        return new Groups(groups, answer.path("truncated").booleanValue());
    }

    public R get(UUID id) {
        return get(id, Query.ALL);
    }

    /** One record; of the query {@code fields}, {@code expand} and {@code cursor} alone. */
    public R get(UUID id, Query query) {
        return one(connection.call("GET", path(id), query.parameters(), Map.of(), null));
    }

    public R create(I input) {
        return create(input, Writing.PLAIN);
    }

    /** Creates a record once, however often this is tried with the same key. */
    public R create(I input, String idempotencyKey) {
        return create(input, Writing.PLAIN.key(idempotencyKey));
    }

    public R create(I input, Writing how) {
        return one(post(Input.json(input), how));
    }

    /** Creates up to 1,000 records, all of them or none. */
    public List<R> createAll(List<I> inputs) {
        return createAll(inputs, Writing.PLAIN);
    }

    /** Creates up to 1,000 records, all of them or none. */
    public List<R> createAll(List<I> inputs, Writing how) {
        if (inputs.isEmpty()) {
            return List.of();
        }
        ArrayNode body = JsonText.MAPPER.createArrayNode();
        inputs.forEach(input -> body.add(Input.json(input)));
        return all(post(body, how));
    }

    private JsonNode post(JsonNode body, Writing how) {
        return connection.call("POST", entity, how.parameters(), how.headers("Idempotency-Key"), body);
    }

    /** Changes what the patch sets. */
    public R update(UUID id, P patch) {
        return update(id, patch, Writing.PLAIN);
    }

    /** Changes what the patch sets, where the record is still of that version. */
    public R update(UUID id, P patch, long version) {
        return update(id, patch, Writing.PLAIN.ifVersion(version));
    }

    public R update(UUID id, P patch, Writing how) {
        Map<String, String> headers = how.headers("If-Match");
        headers.put("Content-Type", "application/merge-patch+json");
        return one(connection.call("PATCH", path(id), how.parameters(), headers, Input.json(patch)));
    }

    /** Replaces the record: what is not set becomes what it is in a new one. */
    public R replace(UUID id, I input) {
        return replace(id, input, Writing.PLAIN);
    }

    /** Replaces the record where it is still of that version. */
    public R replace(UUID id, I input, long version) {
        return replace(id, input, Writing.PLAIN.ifVersion(version));
    }

    public R replace(UUID id, I input, Writing how) {
        return one(connection.call("PUT", path(id), how.parameters(), how.headers("If-Match"), Input.json(input)));
    }

    public void delete(UUID id) {
        connection.call("DELETE", path(id), Map.of(), Map.of(), null);
    }

    /** Deletes the record where it is still of that version. */
    public void delete(UUID id, long version) {
        connection.call("DELETE", path(id), Map.of(), Writing.PLAIN.ifVersion(version).headers("If-Match"), null);
    }

    private String path(UUID id) {
        return entity + "/" + id;
    }

    private R one(JsonNode answer) {
        if (!answer.path("id").isTextual()) {
            throw Problem.unexpected(200, answer.toString());
        }
        return reader.apply(answer);
    }

    private List<R> all(JsonNode answer) {
        List<R> records = new ArrayList<>();
        items(answer).forEach(item -> records.add(one(item)));
        return List.copyOf(records);
    }

    private static JsonNode items(JsonNode answer) {
        JsonNode items = answer.path("items");
        if (!items.isArray()) {
            throw Problem.unexpected(200, answer.toString());
        }
        return items;
    }
}
