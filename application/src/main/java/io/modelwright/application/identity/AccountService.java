package io.modelwright.application.identity;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.identity.driving.Accounts;
import java.util.Optional;

/** The driving port of accounts over its parts. */
final class AccountService implements Accounts {

    private final Registrations registrations;
    private final Sessions sessions;
    private final CallerService callers;
    private final AccountRepository accounts;

    AccountService(Registrations registrations, Sessions sessions, CallerService callers, AccountRepository accounts) {
        this.registrations = registrations;
        this.sessions = sessions;
        this.callers = callers;
        this.accounts = accounts;
    }

    @Override
    public Outcome<Profile> register(String email, String password, String displayName) {
        return registrations.register(email, password, displayName);
    }

    @Override
    public Outcome<Profile> setUp(String token, String email, String password, String displayName) {
        return registrations.setUp(token, email, password, displayName);
    }

    @Override
    public Outcome<SignIn> signIn(String email, String password) {
        return sessions.signIn(email, password);
    }

    @Override
    public Outcome<SignIn> refresh(String refreshToken) {
        return sessions.refresh(refreshToken);
    }

    @Override
    public void signOut(String refreshToken) {
        sessions.signOut(refreshToken);
    }

    @Override
    public Optional<Principal> authenticate(String accessToken) {
        return callers.authenticate(accessToken);
    }

    @Override
    public Outcome<Profile> profile(Principal principal) {
        return accounts.find(principal.account())
                .map(account -> Outcome.done(profile(account)))
                .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("account")));
    }

    static Profile profile(Account account) {
        return new Profile(
                account.id(),
                account.email().value(),
                account.displayName(),
                account.platformAdministrator(),
                account.createdAt());
    }
}
