package io.modelwright.application.secrets;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.failure.SecretUnreadable;
import io.modelwright.ports.secrets.driven.DataKeys;
import io.modelwright.ports.secrets.driven.DataKeys.StoredDataKey;
import io.modelwright.ports.secrets.driven.KeyWrapping;
import io.modelwright.ports.secrets.driven.KeyWrapping.Wrapped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings all data keys under the current key-encryption key, so that the one before can be taken away. Safe for many nodes:
 * each exchange is conditional, and doing it twice changes nothing.
 */
public final class Rewrapping {

    private static final Logger LOG = LoggerFactory.getLogger(Rewrapping.class);
    private static final int KEYS_AT_ONCE = 200;

    /**
     * What one turn did.
     *
     * @param rewrapped now under the current key
     * @param left under a key that is not here, or altered
     */
    public record Turn(int rewrapped, int left) {}

    private final DataKeys keys;
    private final KeyWrapping wrapping;

    Rewrapping(DataKeys keys, KeyWrapping wrapping) {
        this.keys = keys;
        this.wrapping = wrapping;
    }

    /** One turn over what is not under the current key, some hundred keys at a time. */
    public Turn turn() {
        String current = wrapping.currentKey();
        int rewrapped = 0;
        int left = 0;
        Optional<UUID> after = Optional.empty();
        List<StoredDataKey> page;
        do {
            page = keys.notWrappedBy(current, after, KEYS_AT_ONCE);
            for (StoredDataKey key : page) {
                after = Optional.of(key.id());
                if (rewrap(key)) {
                    rewrapped++;
                } else {
                    left++;
                }
            }
        } while (page.size() == KEYS_AT_ONCE);
        if (rewrapped > 0) {
            LOG.info(
                    "{} data keys are wrapped by the key-encryption key {} now; {} are left", rewrapped, current, left);
        }
        return new Turn(rewrapped, left);
    }

    /** Whether it is under the current key now, by whoever. */
    private boolean rewrap(StoredDataKey key) {
        AppId app = key.app();
        try {
            byte[] dataKey = DataKeyRing.unwrapped(wrapping, key);
            Wrapped fresh = wrapping.wrap(dataKey, DataKeyRing.about(key.id(), app));
            // False where another node was first, or the app went: both are as good.
            boolean unused = keys.rewrap(key.id(), key.wrapped(), fresh);
            return true;
        } catch (SecretUnreadable unreadable) {
            LOG.error("the data key of app {} cannot be rewrapped: {}", app, unreadable.getMessage());
            return false;
        }
    }
}
