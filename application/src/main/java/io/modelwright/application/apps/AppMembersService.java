package io.modelwright.application.apps;

import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.paging.IdCursors;
import io.modelwright.application.settlement.Settlement;
import io.modelwright.core.apps.App;
import io.modelwright.core.apps.AppMember;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.audit.AppEvents;
import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.apps.driven.AppMemberRepository;
import io.modelwright.ports.apps.driven.AppMemberRepository.NamedMember;
import io.modelwright.ports.apps.driving.AppMembers;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.modeling.driven.DraftRepository;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who has which of an app's own roles. */
final class AppMembersService implements AppMembers {

    private final AppMemberRepository members;
    private final AccountRepository accounts;
    private final DraftRepository drafts;
    private final Settlement<AppId> settlement;
    private final AppAccess access;
    private final AuditTrail trail;
    private final InstantSource clock;

    AppMembersService(AppsServices.Needs needs, Settlement<AppId> settlement, AppAccess access) {
        this.members = needs.members();
        this.accounts = needs.accounts();
        this.drafts = needs.drafts();
        this.settlement = settlement;
        this.access = access;
        this.trail = needs.trail();
        this.clock = needs.clock();
    }

    @Override
    public Outcome<Page<MemberView>> list(Principal principal, String app, int limit, Optional<String> cursor) {
        return access.resolve(principal, app, WorkspaceRole.VIEWER)
                .flatMap(found -> IdCursors.after(cursor).map(after -> {
                    Map<ElementId, String> roleNames = roleNames(found);
                    List<NamedMember> page = members.list(found.id(), after.map(AccountId::new), limit + 1);
                    return IdCursors.page(
                            page, limit, named -> named.member().account().value(), named -> view(named, roleNames));
                }));
    }

    @Override
    public Outcome<Long> count(Principal principal, String app) {
        return access.resolve(principal, app, WorkspaceRole.VIEWER).map(found -> members.count(found.id()));
    }

    @Override
    public Outcome<MemberView> assign(Principal principal, String app, String person, Set<String> roles) {
        return access.resolve(principal, app, WorkspaceRole.ADMIN)
                .flatMap(found -> person(person).flatMap(account -> assign(principal, found, account, roles)));
    }

    private Outcome<MemberView> assign(Principal principal, App app, Account account, Set<String> roles) {
        Map<ElementId, String> roleNames = roleNames(app);
        Map<String, ElementId> ids = new HashMap<>();
        roleNames.forEach((id, name) -> ids.put(name, id));
        if (roles.isEmpty() || !ids.keySet().containsAll(roles)) {
            return unknownRole(roles, ids.keySet());
        }
        AppMember member = new AppMember(
                app.id(),
                account.id(),
                roleNames.entrySet().stream()
                        .filter(role -> roles.contains(role.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet()),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        Optional<AppMember> before = members.find(app.id(), account.id());
        boolean assigned = trail.change(
                Actor.of(principal),
                () -> members.assign(member),
                done -> done
                        ? Optional.of(AppEvents.memberAssigned(app, account.id(), names(before, roleNames), roles))
                        : Optional.empty());
        if (!assigned) {
            return Outcome.refused(Refusal.NotFound.of("app"));
        }
        settlement.settle(app.id());
        return Outcome.done(view(named(member, account), roleNames));
    }

    @Override
    public Outcome<MemberView> remove(Principal principal, String app, String person) {
        return access.resolve(principal, app, WorkspaceRole.ADMIN)
                .flatMap(found -> person(person).flatMap(account -> remove(principal, found, account)));
    }

    private Outcome<MemberView> remove(Principal principal, App app, Account account) {
        Optional<AppMember> member = members.find(app.id(), account.id());
        trail.change(
                Actor.of(principal),
                () -> members.remove(app.id(), account.id()),
                removed -> member.filter(gone -> removed)
                        .map(gone -> AppEvents.memberRemoved(app, gone.account(), names(member, roleNames(app)))));
        // also where nobody was a member any more: the attempt before may have ended between the two stores
        settlement.settle(app.id());
        return member.map(gone -> Outcome.done(view(named(gone, account), roleNames(app))))
                .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("member")));
    }

    private Outcome<Account> person(String person) {
        Optional<Account> account = Uuids.parse(person).isPresent()
                ? Uuids.parse(person).flatMap(id -> accounts.find(new AccountId(id)))
                : email(person).flatMap(accounts::findCredentials).map(AccountRepository.Credentials::account);
        return account.map(Outcome::done).orElseGet(() -> Outcome.refused(Refusal.NotFound.of("person")));
    }

    private static Optional<EmailAddress> email(String typed) {
        return EmailAddress.parse(typed) instanceof Outcome.Done<EmailAddress>(EmailAddress address)
                ? Optional.of(address)
                : Optional.empty();
    }

    private Map<ElementId, String> roleNames(App app) {
        return drafts.find(app.id()).map(draft -> draft.design().roles()).orElse(List.of()).stream()
                .collect(Collectors.toUnmodifiableMap(Role::id, Role::name));
    }

    private static NamedMember named(AppMember member, Account account) {
        return new NamedMember(member, account.email(), account.displayName());
    }

    private static MemberView view(NamedMember named, Map<ElementId, String> roleNames) {
        List<String> names = names(Optional.of(named.member()), roleNames);
        return new MemberView(
                named.member().account(),
                named.email().value(),
                named.displayName(),
                names,
                named.member().since());
    }

    private static List<String> names(Optional<AppMember> member, Map<ElementId, String> roleNames) {
        return member.map(AppMember::roles).orElse(Set.of()).stream()
                .flatMap(role -> Optional.ofNullable(roleNames.get(role)).stream())
                .sorted()
                .toList();
    }

    private static Outcome<MemberView> unknownRole(Set<String> roles, Set<String> known) {
        JsonPointer place = JsonPointer.ROOT.member("roles");
        List<Finding> findings = roles.isEmpty()
                ? List.of(Finding.error("no-roles", place, "At least one role is expected here."))
                : roles.stream()
                        .filter(role -> !known.contains(role))
                        .sorted()
                        .map(role -> Finding.error("unknown-role", place, "The draft has no role \"" + role + "\"."))
                        .toList();
        return Outcome.refused(new Refusal.Invalid("invalid", "The member is not valid.", findings));
    }
}
