package io.modelwright.application.identity;

import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.paging.IdCursors;
import io.modelwright.application.settlement.Settlement;
import io.modelwright.core.audit.AccountEvents;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.identity.AccessRules;
import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.identity.driven.SessionRepository;
import io.modelwright.ports.identity.driving.AccountDirectory;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts of the installation, for who runs it. */
final class AccountDirectoryService implements AccountDirectory {

    private final AccountRepository accounts;
    private final SessionRepository sessions;
    private final PasswordResets resets;
    private final CallerService callers;
    private final Settlement<AccountId> settlement;
    private final AuditTrail trail;
    private final InstantSource clock;

    AccountDirectoryService(
            IdentityServices.Needs needs,
            PasswordResets resets,
            CallerService callers,
            Settlement<AccountId> settlement) {
        this.accounts = needs.accounts();
        this.sessions = needs.sessions();
        this.resets = resets;
        this.callers = callers;
        this.settlement = settlement;
        this.trail = needs.trail();
        this.clock = needs.clock();
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
                return ownAccount("Nobody disables their own account.");
            }
            Instant now = now();
            Optional<Account> changed = trail.change(
                    Actor.of(principal),
                    () -> accounts.setDisabled(found.id(), disabled, now),
                    done -> done.filter(after -> found.disabled() != disabled)
                            .map(after -> AccountEvents.setDisabled(after.id(), disabled)));
            settlement.settle(found.id());
            return known(changed);
        });
    }

    @Override
    public Outcome<ResetIssued> issuePasswordReset(Principal principal, String account) {
        Optional<Refusal> refusal = AccessRules.ownAccountRefusal(principal);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        return find(principal, account)
                .flatMap(found -> found.id().equals(principal.account())
                        ? ownAccount("Change your own password by showing the one before.")
                        : resets.issue(found.id(), principal));
    }

    @Override
    public Outcome<Integer> endSessions(Principal principal, String account) {
        return find(principal, account).map(found -> {
            List<SessionId> ended = trail.changes(
                    Actor.of(principal),
                    () -> sessions.endAll(found.id(), Optional.empty(), now()),
                    all -> all.stream().map(AccountEvents::sessionEnded).toList());
            ended.forEach(callers::forget);
            settlement.settle(found.id());
            return ended.size();
        });
    }

    private static <T> Outcome<T> ownAccount(String detail) {
        return Outcome.refused(new Refusal.Conflict("own-account", detail, Map.of()));
    }

    /** In microseconds, as the store keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
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
