package io.modelwright.application.identity;

import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.paging.IdCursors;
import io.modelwright.application.settlement.Settlement;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.audit.AuditEvent;
import io.modelwright.core.audit.WorkspaceEvents;
import io.modelwright.core.identity.AccessRules;
import io.modelwright.core.identity.Member;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.IdSource;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.identity.driven.WorkspaceRepository;
import io.modelwright.ports.identity.driven.WorkspaceRepository.MemberChange;
import io.modelwright.ports.identity.driving.Workspaces;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** The workspaces of the caller. */
final class WorkspaceService implements Workspaces {

    private final WorkspaceRepository workspaces;
    private final Settlement<AccountId> settlement;
    private final AuditTrail trail;
    private final IdSource ids;
    private final InstantSource clock;

    WorkspaceService(
            WorkspaceRepository workspaces,
            Settlement<AccountId> settlement,
            AuditTrail trail,
            IdSource ids,
            InstantSource clock) {
        this.workspaces = workspaces;
        this.settlement = settlement;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Outcome<Page<Workspace>> list(Principal principal, int limit, Optional<String> cursor) {
        return IdCursors.after(cursor)
                .map(after -> IdCursors.page(
                        workspaces.listOf(principal.account(), after.map(WorkspaceId::new), limit + 1),
                        limit,
                        workspace -> workspace.id().value(),
                        workspace -> workspace));
    }

    @Override
    public Outcome<Long> count(Principal principal) {
        return Outcome.done((long) principal.memberships().size());
    }

    @Override
    public Outcome<Long> countMembers(Principal principal, String workspace) {
        return visible(principal, workspace).map(workspaces::countMembers);
    }

    @Override
    public Outcome<Workspace> create(Principal principal, String name) {
        return Names.parse(name, "name", "workspace").map(given -> {
            Workspace workspace = new Workspace(
                    new WorkspaceId(ids.next()), given, clock.instant().truncatedTo(ChronoUnit.MICROS));
            return trail.change(
                    Actor.of(principal),
                    () -> {
                        workspaces.add(workspace, principal.account());
                        return workspace;
                    },
                    made -> Optional.of(WorkspaceEvents.created(made)));
        });
    }

    @Override
    public Outcome<Workspace> find(Principal principal, String workspace) {
        return visible(principal, workspace)
                .flatMap(id -> workspaces
                        .find(id)
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("workspace"))));
    }

    @Override
    public Outcome<Workspace> rename(Principal principal, String workspace, String name) {
        return permitted(principal, workspace, WorkspaceRole.ADMIN)
                .flatMap(id -> Names.parse(name, "name", "workspace")
                        .flatMap(given -> renamed(principal, id, given)
                                .map(Outcome::done)
                                .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("workspace")))));
    }

    private Optional<Workspace> renamed(Principal principal, WorkspaceId id, String name) {
        Optional<Workspace> before = workspaces.find(id);
        return trail.change(
                Actor.of(principal),
                () -> workspaces.rename(id, name),
                done -> done.flatMap(after -> before.map(was -> WorkspaceEvents.renamed(was, after))));
    }

    @Override
    public Outcome<Member> changeRole(Principal principal, String workspace, String member, WorkspaceRole role) {
        return change(principal, workspace, member, Optional.of(role));
    }

    @Override
    public Outcome<Member> remove(Principal principal, String workspace, String member) {
        return change(principal, workspace, member, Optional.empty());
    }

    private Outcome<Member> change(Principal principal, String workspace, String member, Optional<WorkspaceRole> role) {
        return visible(principal, workspace).flatMap(id -> {
            Optional<Member> found = Uuids.parse(member).map(AccountId::new).flatMap(one -> workspaces.member(id, one));
            if (found.isEmpty()) {
                return Outcome.refused(Refusal.NotFound.of("member"));
            }
            AccountId account = found.get().account();
            WorkspaceRole before = found.get().role();
            Optional<Refusal> refusal = AccessRules.memberRefusal(principal, id, account, before, role);
            if (refusal.isPresent()) {
                return Outcome.refused(refusal.get());
            }
            MemberChange change = trail.change(
                    Actor.of(principal),
                    () -> role.isPresent()
                            ? workspaces.changeRole(id, account, before, role.get())
                            : workspaces.remove(id, account, before),
                    done -> event(id, before, role, done));
            settlement.settle(account);
            return switch (change) {
                case MemberChange.Done(Member done) -> Outcome.done(done);
                case MemberChange.NoMember() -> Outcome.refused(Refusal.NotFound.of("member"));
                case MemberChange.Moved moved ->
                    Outcome.refused(new Refusal.Conflict(
                            "member-changed", "Somebody changed this member at the same time. Try again.", Map.of()));
                case MemberChange.LastOwner() ->
                    Outcome.refused(new Refusal.Conflict(
                            "last-owner", "A workspace has an owner. Make somebody else one first.", Map.of()));
            };
        });
    }

    private static Optional<AuditEvent> event(
            WorkspaceId workspace, WorkspaceRole before, Optional<WorkspaceRole> role, MemberChange change) {
        return change instanceof MemberChange.Done(Member after)
                ? Optional.of(
                        role.isPresent()
                                ? WorkspaceEvents.roleChanged(workspace, before, after)
                                : WorkspaceEvents.memberRemoved(workspace, after))
                : Optional.empty();
    }

    @Override
    public Outcome<Page<Member>> members(Principal principal, String workspace, int limit, Optional<String> cursor) {
        return visible(principal, workspace)
                .flatMap(id -> IdCursors.after(cursor)
                        .map(after -> IdCursors.page(
                                workspaces.members(id, after.map(AccountId::new), limit + 1),
                                limit,
                                member -> member.account().value(),
                                member -> member)));
    }

    private static Outcome<WorkspaceId> visible(Principal principal, String workspace) {
        return permitted(principal, workspace, WorkspaceRole.VIEWER);
    }

    private static Outcome<WorkspaceId> permitted(Principal principal, String workspace, WorkspaceRole least) {
        Optional<WorkspaceId> id = Uuids.parse(workspace).map(WorkspaceId::new);
        if (id.isEmpty()) {
            return Outcome.refused(Refusal.NotFound.of("workspace"));
        }
        Optional<Refusal> refusal = AccessRules.refusal(principal, id.get(), least, "workspace");
        return refusal.<Outcome<WorkspaceId>>map(Outcome::refused).orElseGet(() -> Outcome.done(id.get()));
    }
}
