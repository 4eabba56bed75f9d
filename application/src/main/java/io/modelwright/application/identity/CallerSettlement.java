package io.modelwright.application.identity;

import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.identity.driven.AccountChanges;
import io.modelwright.ports.identity.driven.AccountChanges.AccountChange;
import io.modelwright.ports.records.driven.Fences;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the data databases that something has changed for somebody. Accounts live in the platform's database and the callers'
 * epochs beside the records, so that no transaction spans the two: the change is noted where it is made, and the note goes
 * when the epoch has grown. Safe for many threads and nodes; growing once too often costs a look at the account.
 */
public final class CallerSettlement {

    private static final Logger LOG = LoggerFactory.getLogger(CallerSettlement.class);

    private static final int CHANGES_AT_ONCE = 1_000;

    private final AccountChanges changes;
    private final Fences fences;

    CallerSettlement(AccountChanges changes, Fences fences) {
        this.changes = changes;
        this.fences = fences;
    }

    /** Makes every change of that account so far act on the next request; {@code StoreUnavailable} where it cannot be told. */
    void settle(AccountId account) {
        List<AccountChange> left = changes.unsettled(Optional.of(account), CHANGES_AT_ONCE);
        if (!left.isEmpty()) {
            fences.bumpCaller(account);
            changes.settle(left);
        }
    }

    /** Settles what a node left behind when it ended halfway. What cannot be told now is left for the next time. */
    public void settleLeftovers() {
        Set<AccountId> accounts = new HashSet<>();
        changes.unsettled(Optional.empty(), CHANGES_AT_ONCE).forEach(change -> accounts.add(change.account()));
        for (AccountId account : accounts) {
            try {
                settle(account);
            } catch (StoreUnavailable unavailable) {
                LOG.warn("What changed for account {} could not be settled now.", account, unavailable);
            }
        }
    }
}
