package io.modelwright.ports.identity.driving;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import java.time.Instant;
import java.util.Optional;

/** All accounts of the installation, for platform administrators; forbidden to everybody else. */
public interface AccountDirectory {

    /** In the order of registering. */
    Outcome<Page<Account>> list(Principal principal, int limit, Optional<String> cursor);

    /** How many there are in the list. */
    Outcome<Long> count(Principal principal);

    Outcome<Account> find(Principal principal, String account);

    /**
     * Disables an account, whose sessions end at once, or enables it again. Refused as {@code own-account} for the caller's own:
     * nobody locks themselves out.
     */
    Outcome<Account> setDisabled(Principal principal, String account, boolean disabled);

    /** The token that lets somebody set a new password, shown here and never again. */
    record ResetIssued(String token, Instant expiresAt) {}

    /**
     * Gives out what {@link Accounts#resetPassword} takes, once and within 24 hours, in place of what was given out before for
     * that account. The administrator passes it on and never knows the password. Refused as {@code own-account} for the caller's
     * own, and as {@code session-required} for who shows an API key.
     */
    Outcome<ResetIssued> issuePasswordReset(Principal principal, String account);

    /** Ends all sessions of an account, at once; how many. Its API keys stay. */
    Outcome<Integer> endSessions(Principal principal, String account);
}
