package io.modelwright.ports.secrets.driven;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.secrets.driven.KeyWrapping.Wrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The data keys of apps, one for each, only ever wrapped. A key goes with its app: what it encrypted is then lost on purpose.
 * Safe for many threads; {@code StoreUnavailable} where the store is away.
 */
public interface DataKeys {

    /** A data key as it is kept. */
    record StoredDataKey(UUID id, AppId app, Wrapped wrapped, Instant createdAt) {}

    /** The key that the app's secrets are encrypted with; empty before its first secret. */
    Optional<StoredDataKey> ofApp(AppId app);

    /** The key with that id. */
    Optional<StoredDataKey> find(UUID id);

    /**
     * Keeps the first key of an app, at once and whatever becomes of atomic work around it: the caller remembers it.
     *
     * @return what is kept: that key, or the one that somebody else was first with; empty where there is no such app
     */
    Optional<StoredDataKey> add(StoredDataKey key);

    /** Keys that another key-encryption key than that one wraps, by id, from behind {@code after} on. */
    List<StoredDataKey> notWrappedBy(String keyId, Optional<UUID> after, int limit);

    /** Puts another wrapping in the place of that one; false where it is not there any more. */
    boolean rewrap(UUID id, Wrapped before, Wrapped after);
}
