package io.modelwright.ports.records.driven;

import io.modelwright.core.records.Fence;
import io.modelwright.core.shared.AppId;
import java.util.Optional;

/**
 * The one row of each app that says what is live; record statements check it. Safe for many threads; {@code
 * StoreUnavailable} where the store is away.
 */
public interface Fences {

    /** Empty until the app is first published. */
    Optional<Fence> load(AppId app);

    /** Makes every node derive rights anew for its next statement; nothing where the app was never published. */
    void bumpRights(AppId app);
}
