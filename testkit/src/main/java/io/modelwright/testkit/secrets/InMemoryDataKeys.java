package io.modelwright.testkit.secrets;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.secrets.driven.DataKeys;
import io.modelwright.ports.secrets.driven.KeyWrapping.Wrapped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/** Data keys in memory, under one lock. */
public final class InMemoryDataKeys implements DataKeys {

    private final Predicate<AppId> exists;
    private final Map<UUID, StoredDataKey> keys = new TreeMap<>(Comparator.comparing(UUID::toString));

    /** For every app that anybody names. */
    public InMemoryDataKeys() {
        this(app -> true);
    }

    /** @param exists whether there is such an app */
    public InMemoryDataKeys(Predicate<AppId> exists) {
        this.exists = exists;
    }

    @Override
    public synchronized Optional<StoredDataKey> ofApp(AppId app) {
        keys.values().removeIf(key -> !exists.test(key.app()));
        return keys.values().stream().filter(key -> key.app().equals(app)).findFirst();
    }

    @Override
    public synchronized Optional<StoredDataKey> find(UUID id) {
        return Optional.ofNullable(keys.get(id)).filter(key -> exists.test(key.app()));
    }

    @Override
    public synchronized Optional<StoredDataKey> add(StoredDataKey key) {
        if (!exists.test(key.app())) {
            return Optional.empty();
        }
        if (ofApp(key.app()).isEmpty()) {
            keys.put(key.id(), key);
        }
        return ofApp(key.app());
    }

    @Override
    public synchronized List<StoredDataKey> notWrappedBy(String keyId, Optional<UUID> after, int limit) {
        return keys.values().stream()
                .filter(key -> exists.test(key.app()) && !key.wrapped().keyId().equals(keyId))
                .filter(key -> after.isEmpty()
                        || key.id().toString().compareTo(after.get().toString()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean rewrap(UUID id, Wrapped before, Wrapped after) {
        StoredDataKey key = keys.get(id);
        if (key == null || !key.wrapped().equals(before)) {
            return false;
        }
        keys.put(id, new StoredDataKey(id, key.app(), after, key.createdAt()));
        return true;
    }
}
