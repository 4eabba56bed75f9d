package io.modelwright.ports.identity.driven;

import io.modelwright.core.shared.AccountId;
import java.util.List;
import java.util.Optional;

/**
 * What has changed for accounts: each verb that ends a session, changes a role in a workspace or disables an account leaves a
 * change here, in its transaction. Safe for use by several threads and nodes; each verb is atomic; throws {@code
 * StoreUnavailable} where the store is away.
 */
public interface AccountChanges {

    /**
     * A change that other stores may not have heard of.
     *
     * @param number grows with the changes
     */
    record AccountChange(long number, AccountId account) {}

    /** Unsettled changes, oldest first: those of that account, or of all. */
    List<AccountChange> unsettled(Optional<AccountId> account, int limit);

    /** Everybody has heard of these changes; those that are settled already stay so. */
    void settle(List<AccountChange> changes);
}
