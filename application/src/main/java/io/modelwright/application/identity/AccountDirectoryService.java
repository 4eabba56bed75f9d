package io.modelwright.application.identity;

import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.paging.IdCursors;
import io.modelwright.application.settlement.Settlement;
import io.modelwright.core.audit.AccountEvents;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.identity.AccessRules;
import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.identity.driving.AccountDirectory;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** The accounts of the installation, for who runs it. */
final class AccountDirectoryService implements AccountDirectory {

    private final AccountRepository accounts;
    private final Settlement<AccountId> settlement;
    private final AuditTrail trail;
    private final InstantSource clock;

    AccountDirectoryService(
            AccountRepository accounts, Settlement<AccountId> settlement, AuditTrail trail, InstantSource clock) {
        this.accounts = accounts;
        this.settlement = settlement;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Outcome<Page<Account>> list(Principal principal, int limit, Optional<String> cursor) {
        return permitted(principal)
                .flatMap(administrator -> IdCursors.after(cursor))
                .map(after -> IdCursors.page(
                        accounts.list(after.map(AccountId::new), limit + 1),
                        limit,
                        account -> account.id().value(),
                        account -> account));
    }

    @Override
    public Outcome<Long> count(Principal principal) {
        return permitted(principal).map(administrator -> accounts.count());
    }

    @Override
    public Outcome<Account> find(Principal principal, String account) {
        return permitted(principal)
                .flatMap(administrator ->
                        known(Uuids.parse(account).map(AccountId::new).flatMap(accounts::find)));
    }

    @Override
    public Outcome<Account> setDisabled(Principal principal, String account, boolean disabled) {
        return find(principal, account).flatMap(found -> {
            if (found.id().equals(principal.account())) {
                return Outcome.refused(
                        new Refusal.Conflict("own-account", "Nobody disables their own account.", Map.of()));
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Optional<Account> changed = trail.change(
                    Actor.of(principal),
                    () -> accounts.setDisabled(found.id(), disabled, now),
                    done -> done.filter(after -> found.disabled() != disabled)
                            .map(after -> AccountEvents.setDisabled(after.id(), disabled)));
            settlement.settle(found.id());
            return known(changed);
        });
    }

    private static Outcome<Account> known(Optional<Account> account) {
        return account.map(Outcome::done).orElseGet(() -> Outcome.refused(Refusal.NotFound.of("account")));
    }

    private static Outcome<Principal> permitted(Principal principal) {
        return AccessRules.administratorRefusal(principal)
                .<Outcome<Principal>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(principal));
    }
}
