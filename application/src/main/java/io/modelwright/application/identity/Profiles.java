package io.modelwright.application.identity;

import io.modelwright.application.settlement.Settlement;
import io.modelwright.core.identity.AccessRules;
import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.identity.PasswordPolicy;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.identity.driven.AccountRepository.Credentials;
import io.modelwright.ports.identity.driving.Accounts.Profile;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people see and change of their own account. */
final class Profiles {

    private final IdentityServices.Needs needs;
    private final BoundedHashing hashing;
    private final Settlement<AccountId> settlement;

    Profiles(IdentityServices.Needs needs, BoundedHashing hashing, Settlement<AccountId> settlement) {
        this.needs = needs;
        this.hashing = hashing;
        this.settlement = settlement;
    }

    Outcome<Profile> of(Principal principal) {
        return known(needs.accounts().find(principal.account()));
    }

    Outcome<Profile> rename(Principal principal, String displayName) {
        Optional<Refusal> refusal = AccessRules.ownAccountRefusal(principal);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        return Names.parse(displayName, "displayName", "account")
                .flatMap(name -> known(needs.accounts().rename(principal.account(), name)));
    }

    Outcome<Profile> changePassword(Principal principal, String currentPassword, String newPassword) {
        Optional<Refusal> refusal = AccessRules.ownAccountRefusal(principal);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        Optional<Credentials> known = needs.accounts().findCredentials(principal.account());
        if (known.isEmpty()) {
            return known(Optional.empty());
        }
        Account account = known.get().account();
        Optional<Finding> weak = PasswordPolicy.check(newPassword, account.email(), account.displayName())
                .map(finding -> at("newPassword", finding.code(), finding.message()));
        if (weak.isPresent()) {
            return refused(weak.get());
        }
        PasswordHash before = known.get().passwordHash();
        if (!hashing.matches(currentPassword, Optional.of(before))) {
            return refused(at("currentPassword", "wrong-password", "This is not your password."));
        }
        boolean changed = needs.accounts()
                .changePassword(
                        account.id(),
                        before,
                        hashing.hash(newPassword),
                        OpenSessionsService.current(principal),
                        needs.clock().instant().truncatedTo(ChronoUnit.MICROS));
        settlement.settle(account.id());
        return changed
                ? known(Optional.of(account))
                : Outcome.refused(new Refusal.Conflict(
                        "password-changed", "The password was changed elsewhere at the same time.", Map.of()));
    }

    private static Outcome<Profile> refused(Finding finding) {
        return Outcome.refused(new Refusal.Invalid("invalid", "The password is not changed.", List.of(finding)));
    }

    private static Finding at(String member, String code, String message) {
        return Finding.error(code, JsonPointer.ROOT.member(member), message);
    }

    private static Outcome<Profile> known(Optional<Account> account) {
        return account.map(found -> Outcome.done(profile(found)))
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
