package io.modelwright.testkit.identity;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.identity.driven.AccountRepository.Credentials;
import io.modelwright.ports.identity.driven.PasswordResetRepository;
import java.time.Instant;
import java.util.Optional;

/** Resets of passwords in memory. */
final class InMemoryPasswordResets implements PasswordResetRepository {

    private final IdentityState state;

    InMemoryPasswordResets(IdentityState state) {
        this.state = state;
    }

    @Override
    public boolean issue(Reset reset) {
        state.requireThere();
        synchronized (state.lock) {
            if (!state.accounts.containsKey(reset.account())) {
                return false;
            }
            state.resets.put(reset.account(), reset);
            return true;
        }
    }

    @Override
    public Optional<Account> find(String tokenHash, Instant now) {
        state.requireThere();
        synchronized (state.lock) {
            return state.resets.values().stream()
                    .filter(reset -> reset.tokenHash().equals(tokenHash) && now.isBefore(reset.expiresAt()))
                    .findFirst()
                    .flatMap(reset -> Optional.ofNullable(state.accounts.get(reset.account())))
                    .map(Credentials::account);
        }
    }

    @Override
    public Optional<AccountId> use(String tokenHash, PasswordHash password, Instant now) {
        state.requireThere();
        synchronized (state.lock) {
            Optional<Account> found = find(tokenHash, now);
            found.ifPresent(account -> {
                AccountId id = account.id();
                state.resets.remove(id);
                state.accounts.put(id, new Credentials(account, password));
                var unused = state.endSessions(id, Optional.empty(), now);
                state.keys.values().removeIf(kept -> kept.account().equals(id));
                state.leaveChange(id);
            });
            return found.map(Account::id);
        }
    }
}
