package io.modelwright.ports.identity.driven;

import io.modelwright.core.identity.ApiKey;
import io.modelwright.core.identity.ApiKeyId;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.settlement.driven.UnsettledChanges;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * API keys, which are known by hash only. Safe for use by several threads and nodes; each verb is atomic; throws {@code
 * StoreUnavailable} where the store is away.
 */
public interface ApiKeyRepository {

    /**
     * A key that somebody makes.
     *
     * @param by the session in which it is made
     */
    record NewApiKey(AccountId account, SessionId by, ApiKey key, String keyHash) {}

    /** How adding ended; only what is kept changes anything. */
    enum Added {
        KEPT,
        /** The account has as many as it may. */
        TOO_MANY,
        /** The session is over, so that nothing is made in it any more. */
        SESSION_ENDED
    }

    /**
     * Keeps the key; forgets the account's expired ones. Of several that add at once no more are kept than may be, and none
     * outlives what ends all sessions and keys of the account at the same time.
     */
    Added add(NewApiKey key, int keysMax);

    /** The keys of that account, expired ones too, ordered by id, from after {@code after} on, at most {@code limit}. */
    List<ApiKey> list(AccountId account, Optional<ApiKeyId> after, int limit);

    /** How many keys that account has in the list. */
    long count(AccountId account);

    /** Ends that key of that account. Leaves an {@link UnsettledChanges change} behind; false where it has none such. */
    boolean revoke(AccountId account, ApiKeyId key);

    /** Whose key it is that has a hash. */
    record Verified(ApiKeyId key, AccountId account, Instant expiresAt) {}

    /** The key of that hash; empty where there is none, or it has expired. */
    Optional<Verified> verify(String keyHash, Instant now);

    /**
     * Who acts by this key, with the memberships of now, at epoch 0; empty where it was revoked, has expired or its account is
     * disabled. Remembers {@code now} as its last use where the one remembered is older than {@code usedBefore}.
     */
    Optional<Principal> use(ApiKeyId key, Instant now, Instant usedBefore);
}
