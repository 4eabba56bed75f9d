package client.runtime;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What to read: which records, in which order, with which members. Names are those on the wire. Immutable. */
public final class Query {

    public static final Query ALL = new Query(new TreeMap<>());

    private final Map<String, String> parameters;

    private Query(Map<String, String> parameters) {
        this.parameters = Collections.unmodifiableMap(parameters);
    }

    /** A condition in the expression language (CEL); {@link Cel} puts texts into one. */
    public Query filter(String condition) {
        return with("filter", condition);
    }

    /** The order, a hyphen for falling, such as {@code sort("-due", "project.name")}. */
    public Query sort(String... names) {
        return with("sort", String.join(",", names));
    }

    /** The members to show; all usual ones where this is not said. */
    public Query fields(String... names) {
        return with("fields", String.join(",", names));
    }

    /** Relations to show records of instead of ids. */
    public Query expand(String... names) {
        return with("expand", String.join(",", names));
    }

    /** Words that the texts of a record hold. */
    public Query search(String words) {
        return with("q", words);
    }

    public Query limit(int records) {
        return with("limit", String.valueOf(records));
    }

    public Query cursor(String cursor) {
        return with("cursor", cursor);
    }

    /** Tells the total too. */
    public Query count() {
        return with("count", "true");
    }

    private Query with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(parameters);
        changed.put(name, value);
        return new Query(changed);
    }

    Map<String, String> parameters() {
        return parameters;
    }
}
