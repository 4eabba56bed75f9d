package io.modelwright.application.identity;

import io.modelwright.core.identity.Device;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.identity.driving.Accounts;
import java.util.Optional;

/** The driving port of accounts over its parts. */
final class AccountService implements Accounts {

    private final Registrations registrations;
    private final Sessions sessions;
    private final CallerService callers;
    private final Profiles profiles;
    private final PasswordResets resets;

    AccountService(
            Registrations registrations,
            Sessions sessions,
            CallerService callers,
            Profiles profiles,
            PasswordResets resets) {
        this.registrations = registrations;
        this.sessions = sessions;
        this.callers = callers;
        this.profiles = profiles;
        this.resets = resets;
    }

    @Override
    public Outcome<Profile> register(String email, String password, String displayName) {
        return registrations.register(email, password, displayName);
    }

    @Override
    public Outcome<Profile> registerInvited(String invitation, String email, String password, String displayName) {
        return registrations.registerInvited(invitation, email, password, displayName);
    }

    @Override
    public Outcome<Profile> setUp(String token, String email, String password, String displayName) {
        return registrations.setUp(token, email, password, displayName);
    }

    @Override
    public Outcome<SignIn> signIn(String email, String password, Device device) {
        return sessions.signIn(email, password, device);
    }

    @Override
    public Outcome<Profile> resetPassword(String token, String password) {
        return resets.use(token, password);
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
    public Optional<Principal> authenticate(String bearer) {
        return callers.authenticate(bearer);
    }

    @Override
    public Outcome<Profile> profile(Principal principal) {
        return profiles.of(principal);
    }

    @Override
    public Outcome<Profile> rename(Principal principal, String displayName) {
        return profiles.rename(principal, displayName);
    }

    @Override
    public Outcome<Profile> changePassword(Principal principal, String currentPassword, String newPassword) {
        return profiles.changePassword(principal, currentPassword, newPassword);
    }
}
