package io.modelwright.ports.identity.driven;

import io.modelwright.core.identity.Device;
import io.modelwright.core.identity.OpenSession;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.settlement.driven.UnsettledChanges;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sessions and their refresh tokens, which are known by hash only. A session is live until it ended, was idle for too long or
 * came to its absolute end, while its account is not disabled. What ends a session leaves an {@link UnsettledChanges change} behind, in the same transaction. Safe
 * for use by several threads and nodes; each verb is atomic; throws {@code StoreUnavailable} where the store is away.
 */
public interface SessionRepository {

    /**
     * A session with its first refresh token.
     *
     * @param expiresAt its absolute end
     * @param idleUntil its end unless its token is traded before
     */
    record NewSession(
            SessionId id,
            AccountId account,
            String tokenHash,
            Device device,
            Instant createdAt,
            Instant expiresAt,
            Instant idleUntil) {}

    /**
     * A refresh token that is traded for its successor.
     *
     * @param sealedSuccessor the successor, readable only for who shows the token before it
     * @param usedSince a token that was first used at or after this instant is still in grace
     * @param idleUntil the new end of the session unless the successor is traded before
     */
    record Rotation(
            String tokenHash,
            String successorHash,
            String sealedSuccessor,
            Instant now,
            Instant usedSince,
            Instant idleUntil) {}

    /** How a rotation ended. */
    sealed interface Rotated {
        /** The token was used for the first time; the successor of the rotation is in force. */
        record First(SessionId session, AccountId account, Instant expiresAt) implements Rotated {}

        /** The token was used before, within the grace: its successor is the one sealed here. */
        record Again(SessionId session, AccountId account, Instant expiresAt, String sealedSuccessor)
                implements Rotated {}

        /** The token was used before the grace: its session has ended now. */
        record Reused(SessionId session, AccountId account) implements Rotated {}

        /** No live session has this token. */
        record Unknown() implements Rotated {}
    }

    /**
     * Keeps the session; forgets expired ones of the same account. False, keeping nothing, where the account is disabled or its
     * password is not the verified one any more: a change of the password that runs at the same time either is seen here or
     * ends this session too.
     */
    boolean open(NewSession session, PasswordHash verified);

    /** Of several that trade the same token at once, exactly one is {@code First}; the others get its successor. */
    Rotated rotate(Rotation rotation);

    /** A session that ended, and whose it was. */
    record Ended(SessionId session, AccountId account) {}

    /** Ends the session that this token, used or not, belongs to. Repeating it changes nothing. */
    Optional<Ended> end(String tokenHash, Instant now);

    /** Ends that session of that account; false where it has no such live session. */
    boolean end(AccountId account, SessionId session, Instant now);

    /** Ends the live sessions of that account, but for the one to keep. */
    List<SessionId> endAll(AccountId account, Optional<SessionId> kept, Instant now);

    /** The live sessions of that account, ordered by id, from after {@code after} on, at most {@code limit}. */
    List<OpenSession> listOf(AccountId account, Instant now, Optional<SessionId> after, int limit);

    /** How many live sessions that account has. */
    long countOf(AccountId account, Instant now);

    /** Who holds this session, with the memberships of now, at epoch 0; empty where the session is not live. */
    Optional<Principal> findHolder(SessionId session, Instant now);
}
