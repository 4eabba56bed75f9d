package io.modelwright.ports.records.driven;

import io.modelwright.core.records.Fence;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import java.util.Optional;

/**
 * The one row of each app that says what is live, and the one of each caller for whom something has changed; record statements
 * check both. Safe for many threads; {@code StoreUnavailable} where the store is away.
 */
public interface Fences {

    /** Empty until the app is first published. */
    Optional<Fence> load(AppId app);

    /** Makes every node derive rights anew for its next statement; nothing where the app was never published. */
    void bumpRights(AppId app);

    /** How often something has changed for that account: 0 at first. */
    long callerEpoch(AccountId account);

    /** Makes every node ask anew who that account is, and whether it is still signed in, before its next statement. */
    void bumpCaller(AccountId account);
}
