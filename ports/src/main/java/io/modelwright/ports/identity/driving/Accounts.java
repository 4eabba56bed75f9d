package io.modelwright.ports.identity.driving;

import io.modelwright.core.identity.Device;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Signing up and in. */
public interface Accounts {

    /** An account as its owner sees it. */
    record Profile(AccountId id, String email, String displayName, boolean platformAdministrator, Instant createdAt) {}

    /**
     * What a sign-in gives.
     *
     * @param accessToken a JWT, valid for {@code expiresIn}
     * @param refreshToken opaque; shown to nobody but the cookie
     */
    record SignIn(String accessToken, Duration expiresIn, String refreshToken, Instant refreshExpiresAt) {}

    /** Makes an account and a workspace that it owns. The first one of an open installation becomes platform administrator. */
    Outcome<Profile> register(String email, String password, String displayName);

    /**
     * Makes an account for who was invited, which then belongs to the workspace of the invitation too. Refused as {@code
     * invitation-not-valid} (404) where the token is used, over or meant for another address.
     */
    Outcome<Profile> registerInvited(String invitation, String email, String password, String displayName);

    /** Makes the first account with the one-time token of the log; later on not found. */
    Outcome<Profile> setUp(String token, String email, String password, String displayName);

    /** The same refusal, after the same time, for an unknown address and a wrong password. */
    Outcome<SignIn> signIn(String email, String password, Device device);

    /**
     * Sets the password of who was given that token by {@link AccountDirectory#issuePasswordReset}, and ends all their sessions
     * and API keys: whoever got into the account before is out. The same refusal, {@code reset-not-valid} (404), for a token that
     * is unknown, used, replaced or expired; one whose password is refused can be used again.
     */
    Outcome<Profile> resetPassword(String token, String password);

    /** Trades a refresh token for new tokens; a token that was used before ends its whole family. */
    Outcome<SignIn> refresh(String refreshToken);

    /** Ends the session of that refresh token; unknown tokens are nobody's loss. */
    void signOut(String refreshToken);

    /** Who shows this access token or API key; empty where it is not valid (now, for this installation). */
    Optional<Principal> authenticate(String bearer);

    Outcome<Profile> profile(Principal principal);

    /** Gives the caller's account another display name, of 1 to 120 characters in one line. */
    Outcome<Profile> rename(Principal principal, String displayName);

    /**
     * Replaces the caller's password and ends their other sessions. Refused as {@code wrong-password} (422) where the current
     * one is not that.
     */
    Outcome<Profile> changePassword(Principal principal, String currentPassword, String newPassword);
}
