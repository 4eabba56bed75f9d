package io.modelwright.application.secrets;

import io.modelwright.core.secrets.AesGcm;
import io.modelwright.core.secrets.Bytes;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.failure.SecretUnreadable;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.secrets.driven.DataKeys;
import io.modelwright.ports.secrets.driven.DataKeys.StoredDataKey;
import io.modelwright.ports.secrets.driven.KeyWrapping;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** The data keys of apps, unwrapped once for each process. Thread-safe. */
final class DataKeyRing {

    private static final int ENTRIES_MAX = 10_000;

    /** A data key in use. */
    record DataKey(UUID id, AppId app, Bytes key) {}

    private final DataKeys store;
    private final KeyWrapping wrapping;
    private final IdSource ids;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final ConcurrentHashMap<AppId, DataKey> ofApps = new ConcurrentHashMap<>();

    DataKeyRing(DataKeys store, KeyWrapping wrapping, IdSource ids, RandomGenerator random, InstantSource clock) {
        this.store = store;
        this.wrapping = wrapping;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /** The key to seal secrets of that app with, made with its first secret. */
    DataKey ofApp(AppId app) {
        DataKey known = ofApps.get(app);
        return known != null ? known : remember(unwrap(store.ofApp(app).orElseGet(() -> first(app))));
    }

    /** The key with that id. */
    DataKey find(AppId app, UUID id) {
        DataKey known = ofApps.get(app);
        if (known != null && known.id().equals(id)) {
            return known;
        }
        return store.find(id)
                .map(this::unwrap)
                .map(this::remember)
                .orElseThrow(() -> new SecretUnreadable(
                        SecretUnreadable.Cause.KEY_MISSING, "there is no data key " + id + ", which a secret names"));
    }

    /** Committed before anything is sealed with it: a crash in between leaves a key that nothing uses yet. */
    private StoredDataKey first(AppId app) {
        byte[] key = new byte[AesGcm.KEY_BYTES];
        random.nextBytes(key);
        UUID id = ids.next();
        StoredDataKey fresh = new StoredDataKey(
                id, app, wrapping.wrap(key, about(id, app)), clock.instant().truncatedTo(ChronoUnit.MICROS));
        // Where the app goes at this moment, another try will not find it.
        return store.add(fresh).orElseThrow(() -> new StoreUnavailable("the app " + app + " is gone", null));
    }

    private DataKey unwrap(StoredDataKey stored) {
        return new DataKey(stored.id(), stored.app(), Bytes.of(unwrapped(wrapping, stored)));
    }

    private DataKey remember(DataKey key) {
        if (ofApps.size() >= ENTRIES_MAX) {
            ofApps.clear();
        }
        ofApps.put(key.app(), key);
        return key;
    }

    static byte[] unwrapped(KeyWrapping wrapping, StoredDataKey stored) {
        Optional<byte[]> key = wrapping.unwrap(stored.wrapped(), about(stored.id(), stored.app()));
        return key.orElseThrow(() -> new SecretUnreadable(
                SecretUnreadable.Cause.KEY_MISSING,
                "the key-encryption key " + stored.wrapped().keyId() + " is not here, which the data key of app "
                        + stored.app() + " needs"));
    }

    static String about(UUID id, AppId app) {
        return "data key " + id + " of app " + app;
    }
}
