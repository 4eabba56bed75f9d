package io.modelwright.application.identity;

import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** A concurrent map that drops arbitrary entries above its size: reading takes no lock, which an exact LRU would. */
final class BoundedCache<K, V> {

    private final int entriesMax;
    private final ConcurrentHashMap<K, V> entries = new ConcurrentHashMap<>();

    BoundedCache(int entriesMax) {
        this.entriesMax = entriesMax;
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    void put(K key, V value) {
        entries.put(key, value);
        if (entries.size() > entriesMax) {
            Iterator<K> keys = entries.keySet().iterator();
            // A tenth at once, so that a full cache is not swept at each new entry.
            for (int count = 0; count < Math.max(1, entriesMax / 10) && keys.hasNext(); count++) {
                keys.next();
                keys.remove();
            }
        }
    }

    void remove(K key) {
        entries.remove(key);
    }

    void removeIf(Predicate<V> condition) {
        entries.values().removeIf(condition);
    }

    int size() {
        return entries.size();
    }
}
