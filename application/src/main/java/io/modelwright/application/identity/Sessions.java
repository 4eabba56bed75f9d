package io.modelwright.application.identity;

import io.modelwright.application.settlement.Settlement;
import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.Device;
import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.identity.driven.AccessTokens.Claims;
import io.modelwright.ports.identity.driven.AccountRepository.Credentials;
import io.modelwright.ports.identity.driven.SessionRepository.NewSession;
import io.modelwright.ports.identity.driven.SessionRepository.Rotated;
import io.modelwright.ports.identity.driven.SessionRepository.Rotation;
import io.modelwright.ports.identity.driving.Accounts.SignIn;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in, staying in by rotating refresh tokens, signing out. */
final class Sessions {

    private static final Logger SECURITY = LoggerFactory.getLogger("modelwright.security");

    private final IdentityServices.Needs needs;
    private final IdentitySettings settings;
    private final BoundedHashing hashing;
    private final OpaqueTokens opaqueTokens;
    private final CallerService callers;
    private final Settlement<AccountId> settlement;

    Sessions(
            IdentityServices.Needs needs,
            IdentitySettings settings,
            BoundedHashing hashing,
            OpaqueTokens opaqueTokens,
            CallerService callers,
            Settlement<AccountId> settlement) {
        this.needs = needs;
        this.settings = settings;
        this.hashing = hashing;
        this.opaqueTokens = opaqueTokens;
        this.callers = callers;
        this.settlement = settlement;
    }

    Outcome<SignIn> signIn(String email, String password, Device device) {
        Optional<Credentials> credentials = switch (EmailAddress.parse(email)) {
            case Outcome.Done<EmailAddress>(EmailAddress address) ->
                needs.accounts().findCredentials(address);
            case Outcome.Refused<EmailAddress> refused -> Optional.empty();
        };
        boolean matches = hashing.matches(password, credentials.map(Credentials::passwordHash));
        if (!matches || credentials.isEmpty() || credentials.get().account().disabled()) {
            return wrongCredentials();
        }
        Account account = credentials.get().account();
        Instant now = now();
        Instant end = now.plus(settings.sessionLifetime());
        SessionId session = new SessionId(needs.ids().next());
        String refreshToken = opaqueTokens.next();
        NewSession opening = new NewSession(
                session,
                account.id(),
                OpaqueTokens.hash(refreshToken),
                device,
                now,
                end,
                now.plus(settings.idleLifetime()));
        return needs.sessions().open(opening, credentials.get().passwordHash())
                ? Outcome.done(signedIn(account.id(), session, refreshToken, end))
                : wrongCredentials();
    }

    private static Outcome<SignIn> wrongCredentials() {
        return Outcome.refused(
                new Refusal.Unauthenticated("wrong-credentials", "The address or the password is wrong."));
    }

    Outcome<SignIn> refresh(String refreshToken) {
        Instant now = now();
        String successor = opaqueTokens.next();
        Rotated rotated = needs.sessions()
                .rotate(new Rotation(
                        OpaqueTokens.hash(refreshToken),
                        OpaqueTokens.hash(successor),
                        opaqueTokens.seal(successor, refreshToken),
                        now,
                        now.minus(settings.refreshGrace()),
                        now.plus(settings.idleLifetime())));
        return switch (rotated) {
            case Rotated.First(SessionId session, AccountId account, Instant end) ->
                Outcome.done(signedIn(account, session, successor, end));
            case Rotated.Again(SessionId session, AccountId account, Instant end, String sealed) ->
                Outcome.done(signedIn(account, session, OpaqueTokens.open(sealed, refreshToken), end));
            case Rotated.Reused(SessionId session, AccountId account) -> {
                SECURITY.atWarn()
                        .addKeyValue("session", session)
                        .addKeyValue("account", account)
                        .log("a used refresh token came back: its session is ended");
                forget(session, account);
                yield signInAgain();
            }
            case Rotated.Unknown() -> signInAgain();
        };
    }

    void signOut(String refreshToken) {
        needs.sessions()
                .end(OpaqueTokens.hash(refreshToken), now())
                .ifPresent(ended -> forget(ended.session(), ended.account()));
    }

    private void forget(SessionId session, AccountId account) {
        callers.forget(session);
        settlement.settle(account);
    }

    private SignIn signedIn(AccountId account, SessionId session, String refreshToken, Instant end) {
        Instant issued = now().truncatedTo(ChronoUnit.SECONDS);
        Instant expiry = issued.plus(settings.accessLifetime());
        String accessToken = needs.accessTokens().issue(new Claims(account, session, issued, expiry));
        return new SignIn(accessToken, Duration.between(issued, expiry), refreshToken, end);
    }

    private static Outcome<SignIn> signInAgain() {
        return Outcome.refused(new Refusal.Unauthenticated("session-ended", "This session has ended. Sign in again."));
    }

    /** In microseconds, as the store keeps it. */
    private Instant now() {
        return needs.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
