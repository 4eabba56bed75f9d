package io.modelwright.application.identity;

import io.modelwright.application.settlement.Settlement;
import io.modelwright.core.audit.AccountEvents;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.identity.PasswordPolicy;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.identity.driven.PasswordResetRepository.Reset;
import io.modelwright.ports.identity.driving.AccountDirectory.ResetIssued;
import io.modelwright.ports.identity.driving.Accounts.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** New passwords for people who have lost theirs: a platform administrator gives out a token, only they choose the password. */
final class PasswordResets {

    private static final Duration LIFETIME = Duration.ofHours(24);

    private final IdentityServices.Needs needs;
    private final BoundedHashing hashing;
    private final OpaqueTokens tokens;
    private final Settlement<AccountId> settlement;

    PasswordResets(
            IdentityServices.Needs needs,
            BoundedHashing hashing,
            OpaqueTokens tokens,
            Settlement<AccountId> settlement) {
        this.needs = needs;
        this.hashing = hashing;
        this.tokens = tokens;
        this.settlement = settlement;
    }

    Outcome<ResetIssued> issue(AccountId account, Principal administrator) {
        String token = tokens.next();
        Instant end = now().plus(LIFETIME);
        Reset reset = new Reset(account, OpaqueTokens.hash(token), administrator.account(), end);
        boolean issued = needs.trail()
                .change(
                        Actor.of(administrator),
                        () -> needs.passwordResets().issue(reset),
                        done -> done ? Optional.of(AccountEvents.resetIssued(account)) : Optional.empty());
        return issued ? Outcome.done(new ResetIssued(token, end)) : Outcome.refused(Refusal.NotFound.of("account"));
    }

    Outcome<Profile> use(String token, String password) {
        String hash = OpaqueTokens.hash(token);
        Optional<Account> found = needs.passwordResets().find(hash, now());
        if (found.isEmpty()) {
            return notValid();
        }
        Account account = found.get();
        Optional<Finding> weak = PasswordPolicy.check(password, account.email(), account.displayName());
        if (weak.isPresent()) {
            return Outcome.refused(new Refusal.Invalid("invalid", "The password is not changed.", List.of(weak.get())));
        }
        PasswordHash hashed = hashing.hash(password);
        Optional<AccountId> changed = needs.trail()
                .change(
                        Actor.newcomer(account.id()),
                        () -> needs.passwordResets().use(hash, hashed, now()),
                        done -> done.map(AccountEvents::passwordReset));
        settlement.settle(account.id());
        return changed.isPresent() ? Outcome.done(Profiles.profile(account)) : notValid();
    }

    private static Outcome<Profile> notValid() {
        return Outcome.refused(
                new Refusal.NotFound("reset-not-valid", "This link was used, is over, or was replaced by another."));
    }

    /** In microseconds, as the store keeps it. */
    private Instant now() {
        return needs.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
