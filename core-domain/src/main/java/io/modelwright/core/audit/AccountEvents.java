package io.modelwright.core.audit;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.ApiKey;
import io.modelwright.core.identity.ApiKeyId;
import io.modelwright.core.identity.Device;
import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.Scope;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import java.util.Optional;

/** What happens to accounts and their sessions. */
public final class AccountEvents {

    private AccountEvents() {}

    public static AuditEvent registered(Account account) {
        return made(AuditAction.ACCOUNT_REGISTERED, account);
    }

    public static AuditEvent setUp(Account account) {
        return made(AuditAction.ACCOUNT_SET_UP, account);
    }

    private static AuditEvent made(AuditAction action, Account account) {
        return AuditEvent.ofInstallation(action, AuditEvent.ACCOUNT, account.id())
                .to(Details.of("email", account.email().value()).and("displayName", account.displayName()));
    }

    public static AuditEvent renamed(Account before, Account after) {
        return AuditEvent.ofInstallation(AuditAction.ACCOUNT_RENAMED, AuditEvent.ACCOUNT, after.id())
                .from(Details.of("displayName", before.displayName()))
                .to(Details.of("displayName", after.displayName()));
    }

    public static AuditEvent passwordChanged(AccountId account) {
        return AuditEvent.ofInstallation(AuditAction.ACCOUNT_PASSWORD_CHANGED, AuditEvent.ACCOUNT, account);
    }

    public static AuditEvent setDisabled(AccountId account, boolean disabled) {
        return AuditEvent.ofInstallation(
                disabled ? AuditAction.ACCOUNT_DISABLED : AuditAction.ACCOUNT_ENABLED, AuditEvent.ACCOUNT, account);
    }

    public static AuditEvent resetIssued(AccountId account) {
        return AuditEvent.ofInstallation(AuditAction.ACCOUNT_RESET_ISSUED, AuditEvent.ACCOUNT, account);
    }

    public static AuditEvent passwordReset(AccountId account) {
        return AuditEvent.ofInstallation(AuditAction.ACCOUNT_PASSWORD_RESET, AuditEvent.ACCOUNT, account);
    }

    /** The scopes tell what the key may do; the key itself is nobody's to see. */
    public static AuditEvent keyCreated(ApiKey key) {
        return AuditEvent.ofInstallation(AuditAction.API_KEY_CREATED, AuditEvent.API_KEY, key.id())
                .to(Details.of("name", key.name())
                        .and(
                                "scopes",
                                key.scopes().stream().sorted().map(Scope::text).toList())
                        .and("expiresAt", key.expiresAt().toString()));
    }

    public static AuditEvent keyRevoked(ApiKeyId key) {
        return AuditEvent.ofInstallation(AuditAction.API_KEY_REVOKED, AuditEvent.API_KEY, key);
    }

    public static AuditEvent signedIn(SessionId session, Device device) {
        return AuditEvent.ofInstallation(AuditAction.SESSION_OPENED, AuditEvent.SESSION, session)
                .to(Details.of("agent", device.agent()));
    }

    /**
     * A sign-in that failed.
     *
     * @param account with that address, if there is one
     * @param email as far as it is one: what people type into the wrong field may be a password
     */
    public static AuditEvent signInFailed(Optional<AccountId> account, Optional<EmailAddress> email) {
        AuditEvent event = AuditEvent.ofInstallation(
                AuditAction.SESSION_REFUSED,
                AuditEvent.ACCOUNT,
                account.map(AccountId::toString).orElse(""));
        return email.map(address -> event.to(Details.of("email", address.value())))
                .orElse(event);
    }

    public static AuditEvent tokenReused(SessionId session) {
        return AuditEvent.ofInstallation(AuditAction.SESSION_TOKEN_REUSED, AuditEvent.SESSION, session);
    }

    public static AuditEvent signedOut(SessionId session) {
        return AuditEvent.ofInstallation(AuditAction.SESSION_CLOSED, AuditEvent.SESSION, session);
    }

    public static AuditEvent sessionEnded(SessionId session) {
        return AuditEvent.ofInstallation(AuditAction.SESSION_ENDED, AuditEvent.SESSION, session);
    }
}
