package client.runtime;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How records are written: once for a key, where they are still of a version, and what the answer shows of them. Immutable.
 * Replacements and changes take no heed of a key, creations none of a version.
 */
public final class Writing {

    public static final Writing PLAIN = new Writing(Query.ALL, Map.of());

    private final Query shown;
    private final Map<String, String> headers;

    private Writing(Query shown, Map<String, String> headers) {
        this.shown = shown;
        this.headers = headers;
    }

    /** With a key of the caller's choice records are created once, however often this is tried. */
    public Writing key(String idempotencyKey) {
        return with("Idempotency-Key", idempotencyKey);
    }

    /** Only where the record is still of that version. */
    public Writing ifVersion(long version) {
        return with("If-Match", "\"" + version + "\"");
    }

    /** The members that the answer shows. */
    public Writing fields(String... names) {
        return new Writing(shown.fields(names), headers);
    }

    /** Relations that the answer shows records of instead of ids. */
    public Writing expand(String... names) {
        return new Writing(shown.expand(names), headers);
    }

    private Writing with(String header, String value) {
        Map<String, String> changed = new TreeMap<>(headers);
        changed.put(header, value);
        return new Writing(shown, changed);
    }

    Map<String, String> parameters() {
        return shown.parameters();
    }

    Map<String, String> headers(String... kept) {
        Map<String, String> chosen = new TreeMap<>(headers);
        chosen.keySet().retainAll(Set.of(kept));
        return chosen;
    }
}
