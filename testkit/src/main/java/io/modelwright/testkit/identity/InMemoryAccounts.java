package io.modelwright.testkit.identity;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.identity.driven.AccountRepository;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Accounts in memory. */
final class InMemoryAccounts implements AccountRepository {

    private final IdentityState state;

    InMemoryAccounts(IdentityState state) {
        this.state = state;
    }

    @Override
    public Added add(NewAccount account) {
        state.requireThere();
        synchronized (state.lock) {
            boolean founder = !state.founded;
            switch (account.founding()) {
                case Founding.FirstComer() -> {
                    // the first one founds, whoever comes later is ordinary
                }
                case Founding.None() -> founder = false;
                case Founding.ByInvitation(String tokenHash, Instant now) -> {
                    founder = false;
                    if (state.invitation(tokenHash, account.email(), now).isEmpty()) {
                        return new Added.InvitationRefused();
                    }
                }
                case Founding.BySetupToken(String tokenHash, Instant now) -> {
                    if (state.founded || !isValid(tokenHash, now)) {
                        return new Added.SetupRefused();
                    }
                }
            }
            if (findCredentials(account.email()).isPresent()) {
                return new Added.EmailTaken();
            }
            state.founded |= founder;
            Account kept = new Account(
                    account.id(), account.email(), account.displayName(), founder, false, account.createdAt());
            state.accounts.put(kept.id(), new Credentials(kept, account.passwordHash()));
            new InMemoryWorkspaces(state).add(account.workspace(), kept.id());
            if (account.founding() instanceof Founding.ByInvitation(String tokenHash, Instant now)) {
                // it was valid above, under the same lock
                var unused = new InMemoryInvitations(state).accept(tokenHash, kept.id(), kept.email(), now);
            }
            return new Added.Kept(kept);
        }
    }

    private boolean isValid(String tokenHash, Instant now) {
        IdentityState.Setup issued = state.setup;
        return issued != null && issued.tokenHash().equals(tokenHash) && now.isBefore(issued.expiresAt());
    }

    @Override
    public Optional<Account> find(AccountId id) {
        state.requireThere();
        synchronized (state.lock) {
            return Optional.ofNullable(state.accounts.get(id)).map(Credentials::account);
        }
    }

    @Override
    public Optional<Credentials> findCredentials(EmailAddress email) {
        state.requireThere();
        synchronized (state.lock) {
            return state.accounts.values().stream()
                    .filter(candidate -> candidate.account().email().equals(email))
                    .findFirst();
        }
    }

    @Override
    public Optional<Credentials> findCredentials(AccountId id) {
        state.requireThere();
        synchronized (state.lock) {
            return Optional.ofNullable(state.accounts.get(id));
        }
    }

    @Override
    public List<Account> list(Optional<AccountId> after, int limit) {
        state.requireThere();
        synchronized (state.lock) {
            return state.accounts.values().stream()
                    .map(Credentials::account)
                    .filter(account ->
                            after.isEmpty() || IdentityState.BY_ACCOUNT.compare(account.id(), after.get()) > 0)
                    .sorted(Comparator.comparing(Account::id, IdentityState.BY_ACCOUNT))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public long count() {
        state.requireThere();
        synchronized (state.lock) {
            return state.accounts.size();
        }
    }

    @Override
    public Optional<Account> setDisabled(AccountId id, boolean disabled, Instant now) {
        state.requireThere();
        synchronized (state.lock) {
            Credentials known = state.accounts.get(id);
            if (known == null) {
                return Optional.empty();
            }
            if (disabled) {
                state.endSessions(id, Optional.empty(), now);
            }
            Account changed = IdentityState.disabled(known.account(), disabled);
            state.accounts.put(id, new Credentials(changed, known.passwordHash()));
            state.leaveChange(id);
            return Optional.of(changed);
        }
    }

    @Override
    public Optional<Account> rename(AccountId id, String displayName) {
        state.requireThere();
        synchronized (state.lock) {
            state.accounts.computeIfPresent(
                    id,
                    (known, before) -> new Credentials(named(before.account(), displayName), before.passwordHash()));
            return Optional.ofNullable(state.accounts.get(id)).map(Credentials::account);
        }
    }

    private static Account named(Account account, String displayName) {
        return new Account(
                account.id(),
                account.email(),
                displayName,
                account.platformAdministrator(),
                account.disabled(),
                account.createdAt());
    }

    @Override
    public boolean changePassword(
            AccountId id, PasswordHash before, PasswordHash after, Optional<SessionId> kept, Instant now) {
        state.requireThere();
        synchronized (state.lock) {
            Credentials known = state.accounts.get(id);
            if (known == null || !known.passwordHash().equals(before)) {
                return false;
            }
            state.accounts.put(id, new Credentials(known.account(), after));
            state.resets.remove(id);
            state.endSessions(id, kept, now);
            return true;
        }
    }

    @Override
    public boolean issueSetupToken(String tokenHash, Instant expiresAt) {
        state.requireThere();
        synchronized (state.lock) {
            if (!state.founded) {
                state.setup = new IdentityState.Setup(tokenHash, expiresAt);
            }
            return !state.founded;
        }
    }
}
