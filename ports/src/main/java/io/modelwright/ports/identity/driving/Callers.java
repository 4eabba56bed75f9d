package io.modelwright.ports.identity.driving;

import io.modelwright.core.identity.Principal;
import java.util.Optional;

/**
 * Recognises who shows an access token without a question to the database each time, for the routes that answer thousands of
 * requests a second. Safe for use by several threads.
 */
public interface Callers {

    /**
     * The caller as this node last saw it, at most one second ago. An ended session or a disabled account is noticed within
     * that second (at once on the node where it ended), so only routes that check the rights epoch of their app within each
     * statement may use it; all others use {@link Accounts#authenticate}.
     */
    Optional<Principal> recognize(String accessToken);
}
