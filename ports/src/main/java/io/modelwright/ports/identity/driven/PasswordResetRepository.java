package io.modelwright.ports.identity.driven;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.settlement.driven.UnsettledChanges;
import java.time.Instant;
import java.util.Optional;

/**
 * What lets people set a new password once, at most one for each account; known by hash only. Safe for use by several threads
 * and nodes; each verb is atomic; throws {@code StoreUnavailable} where the store is away.
 */
public interface PasswordResetRepository {

    /** Something that a platform administrator gives out. */
    record Reset(AccountId account, String tokenHash, AccountId issuedBy, Instant expiresAt) {}

    /** Keeps it in place of the account's one before; false, keeping nothing, where there is no such account. */
    boolean issue(Reset reset);

    /** Whose password the token of that hash sets; empty where it was used or replaced, or has expired. */
    Optional<Account> find(String tokenHash, Instant now);

    /**
     * Sets the password, uses the token up, and ends all sessions and API keys of the account, which leaves an {@link
     * UnsettledChanges change} behind: all of it in one transaction. Of several that show the token at once one does. Empty,
     * changing nothing, where {@link #find} is.
     */
    Optional<AccountId> use(String tokenHash, PasswordHash password, Instant now);
}
