package io.modelwright.ports.identity.driving;

import io.modelwright.core.identity.Principal;
import java.util.Optional;

/**
 * Recognises who shows an access token or an API key without a question to the database each time, for the routes that answer thousands of
 * requests a second. Safe for use by several threads.
 */
public interface Callers {

    /**
     * The caller as this node last saw it, at most one second ago. What has ended since is noticed by who checks the epoch of
     * the principal within each statement, as the routes of records do; all others use {@link Accounts#authenticate}.
     */
    Optional<Principal> recognize(String bearer);

    /** Who that caller is now; empty where their session or key has ended. */
    Optional<Principal> renew(Principal principal);
}
