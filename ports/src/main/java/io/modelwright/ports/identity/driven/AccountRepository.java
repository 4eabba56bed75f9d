package io.modelwright.ports.identity.driven;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.settlement.driven.UnsettledChanges;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The accounts of the installation. Safe for use by several threads and nodes. Each verb is atomic; throws {@code
 * StoreUnavailable} where the store is away.
 */
public interface AccountRepository {

    /** How a new account relates to the founding of the installation. */
    sealed interface Founding {
        /** Becomes platform administrator if and only if no founder exists yet. */
        record FirstComer() implements Founding {}

        /** An ordinary account. */
        record None() implements Founding {}

        /** Made if and only if no founder exists and the token of that hash was issued and is valid at that time; uses it up. */
        record BySetupToken(String tokenHash, Instant now) implements Founding {}

        /** Made if and only if the invitation of that token is valid at that time and for the address; uses it up. */
        record ByInvitation(String tokenHash, Instant now) implements Founding {}
    }

    /** A new account with the workspace that it owns: all of it is kept or nothing. */
    record NewAccount(
            AccountId id,
            EmailAddress email,
            String displayName,
            PasswordHash passwordHash,
            Instant createdAt,
            Workspace workspace,
            Founding founding) {}

    /** How adding ended. */
    sealed interface Added {
        record Kept(Account account) implements Added {}

        record EmailTaken() implements Added {}

        /** The token of {@link Founding.BySetupToken} is not, or not any more, valid. */
        record SetupRefused() implements Added {}

        /** The token of {@link Founding.ByInvitation} is not, or not any more, valid, or not for this address. */
        record InvitationRefused() implements Added {}
    }

    /** What a sign-in is checked against. */
    record Credentials(Account account, PasswordHash passwordHash) {}

    /** Of several that add at once, exactly one becomes founder, and one gets an address. */
    Added add(NewAccount account);

    Optional<Account> find(AccountId id);

    Optional<Credentials> findCredentials(EmailAddress email);

    Optional<Credentials> findCredentials(AccountId id);

    /** The accounts, ordered by id, from after {@code after} on, at most {@code limit}. */
    List<Account> list(Optional<AccountId> after, int limit);

    /** How many accounts there are. */
    long count();

    /**
     * Disables the account, which ends all its sessions, or enables it again; leaves an {@link UnsettledChanges change} behind, in
     * the same transaction. Empty where there is none.
     */
    Optional<Account> setDisabled(AccountId id, boolean disabled, Instant now);

    /** Gives the account another name; empty where there is none. */
    Optional<Account> rename(AccountId id, String displayName);

    /**
     * Replaces the password, forgets what could reset it, and ends all sessions but the one to keep, which leaves an {@link UnsettledChanges change} behind: all
     * of it in one transaction. False, changing nothing, where the password is not that one any more.
     */
    boolean changePassword(
            AccountId id, PasswordHash before, PasswordHash after, Optional<SessionId> kept, Instant now);

    /** Replaces the issued setup token; false, changing nothing, where a founder exists. */
    boolean issueSetupToken(String tokenHash, Instant expiresAt);
}
