package io.modelwright.ports.identity.driven;

import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import java.time.Instant;
import java.util.Optional;

/** Signed, short-lived tokens that name an account and a session. Safe for use by several threads. */
public interface AccessTokens {

    /** What an access token says; times have whole seconds. */
    record Claims(AccountId account, SessionId session, Instant issuedAt, Instant expiresAt) {}

    String issue(Claims claims);

    /**
     * What the token says, if this installation issued it as an access token, unaltered, with a key that is still in use, and
     * it is valid at {@code now}; empty for anything else.
     */
    Optional<Claims> verify(String token, Instant now);

    /** Grows whenever a key was taken out of use: what was verified before has to be verified again. */
    long generation();
}
