package io.modelwright.ports.identity.driving;

import io.modelwright.core.identity.ApiKey;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import java.util.Optional;
import java.util.Set;

/**
 * The caller's own API keys: for people who have signed in; refused as {@code session-required} (403) for who shows a key.
 * What is revoked here is over at the next request, on every node.
 */
public interface ApiKeys {

    int DAYS_STANDARD = 90;
    int DAYS_MAX = 365;
    int KEYS_MAX = 50;

    /** A key with its secret, which is shown here and never again. */
    record Issued(ApiKey key, String secret) {}

    /**
     * Makes a key that may do what its owner may, within its scopes. Refused as {@code too-many-keys} where the account has
     * {@link #KEYS_MAX}.
     *
     * @param name 1 to 120 characters in one line
     * @param scopes names of scopes; absent for {@link io.modelwright.core.identity.Scope#standard()}
     * @param days how long it is valid, 1 to {@link #DAYS_MAX}
     */
    Outcome<Issued> create(Principal principal, String name, Optional<Set<String>> scopes, int days);

    /** In the order of making, expired ones until the next is made. */
    Outcome<Page<ApiKey>> list(Principal principal, int limit, Optional<String> cursor);

    /** How many there are in the list. */
    Outcome<Long> count(Principal principal);

    /** Ends one for ever; those of others are not found. */
    Outcome<String> revoke(Principal principal, String key);
}
