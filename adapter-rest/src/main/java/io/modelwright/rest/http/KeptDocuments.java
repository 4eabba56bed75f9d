package io.modelwright.rest.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The documents that were asked for last. Safe for many threads; two of them may make the same document. */
public final class KeptDocuments<K, D> {

    private static final int KEPT_MAX = 16;

    private final Map<K, D> kept = new LinkedHashMap<>(KEPT_MAX, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, D> eldest) {
            return size() > KEPT_MAX;
        }
    };

    /** The document of that key, made outside of the lock where it is not there. */
    public D get(K key, Supplier<D> maker) {
        synchronized (kept) {
            D known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        D made = maker.get();
        synchronized (kept) {
            kept.put(key, made);
        }
        return made;
    }
}
