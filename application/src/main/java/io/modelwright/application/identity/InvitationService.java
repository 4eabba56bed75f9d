package io.modelwright.application.identity;

import io.modelwright.application.paging.IdCursors;
import io.modelwright.application.settlement.Settlement;
import io.modelwright.core.identity.AccessRules;
import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.Invitation;
import io.modelwright.core.identity.InvitationId;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.identity.driven.InvitationRepository.Joined;
import io.modelwright.ports.identity.driving.Invitations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Letting people into workspaces. */
final class InvitationService implements Invitations {

    private final IdentityServices.Needs needs;
    private final OpaqueTokens tokens;
    private final Settlement<AccountId> settlement;

    InvitationService(IdentityServices.Needs needs, OpaqueTokens tokens, Settlement<AccountId> settlement) {
        this.needs = needs;
        this.tokens = tokens;
        this.settlement = settlement;
    }

    @Override
    public Outcome<Page<Invitation>> list(Principal principal, String workspace, int limit, Optional<String> cursor) {
        return permitted(principal, workspace, WorkspaceRole.VIEWER)
                .flatMap(id -> IdCursors.after(cursor)
                        .map(after -> IdCursors.page(
                                needs.invitations().list(id, now(), after.map(InvitationId::new), limit + 1),
                                limit,
                                invitation -> invitation.id().value(),
                                invitation -> invitation)));
    }

    @Override
    public Outcome<Long> count(Principal principal, String workspace) {
        return permitted(principal, workspace, WorkspaceRole.VIEWER)
                .map(id -> needs.invitations().count(id, now()));
    }

    @Override
    public Outcome<Issued> invite(
            Principal principal, String workspace, WorkspaceRole role, Optional<String> email, int days) {
        return permitted(principal, workspace, role)
                .flatMap(id -> address(email).flatMap(address -> {
                    if (days < 1 || days > DAYS_MAX) {
                        JsonPointer place = JsonPointer.ROOT.member("expiresInDays");
                        String message = "An invitation is valid for 1 to " + DAYS_MAX + " days.";
                        return Outcome.refused(new Refusal.Invalid(
                                "invalid",
                                "The invitation is not valid.",
                                List.of(Finding.error("range", place, message))));
                    }
                    Instant now = now();
                    Invitation invitation = new Invitation(
                            new InvitationId(needs.ids().next()),
                            id,
                            role,
                            address,
                            principal.account(),
                            now,
                            now.plus(Duration.ofDays(days)));
                    String token = tokens.next();
                    return needs.invitations().add(invitation, OpaqueTokens.hash(token))
                            ? Outcome.done(new Issued(invitation, token))
                            : Outcome.refused(Refusal.NotFound.of("workspace"));
                }));
    }

    private static Outcome<Optional<EmailAddress>> address(Optional<String> email) {
        return email.isEmpty()
                ? Outcome.done(Optional.empty())
                : EmailAddress.parse(email.get()).map(Optional::of);
    }

    @Override
    public Outcome<String> revoke(Principal principal, String workspace, String invitation) {
        return permitted(principal, workspace, WorkspaceRole.VIEWER)
                .flatMap(id -> Uuids.parse(invitation)
                                .filter(one -> needs.invitations().revoke(id, new InvitationId(one)))
                                .isPresent()
                        ? Outcome.done(invitation)
                        : Outcome.refused(Refusal.NotFound.of("invitation")));
    }

    @Override
    public Outcome<Membership> accept(Principal principal, String token) {
        Optional<Refusal> refusal = AccessRules.ownAccountRefusal(principal);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        Optional<Joined> joined = needs.invitations()
                .accept(OpaqueTokens.hash(token), principal.account(), new EmailAddress(principal.email()), now());
        settlement.settle(principal.account());
        return joined.flatMap(membership -> needs.workspaces()
                        .find(membership.workspace())
                        .map(workspace -> new Membership(workspace, membership.role())))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(notValid()));
    }

    static Refusal notValid() {
        return new Refusal.NotFound(
                "invitation-not-valid", "This invitation was used, is over, or is for another address.");
    }

    private static Outcome<WorkspaceId> permitted(Principal principal, String workspace, WorkspaceRole role) {
        Optional<WorkspaceId> id = Uuids.parse(workspace).map(WorkspaceId::new);
        if (id.isEmpty()) {
            return Outcome.refused(Refusal.NotFound.of("workspace"));
        }
        return AccessRules.invitationRefusal(principal, id.get(), role)
                .<Outcome<WorkspaceId>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(id.get()));
    }

    /** In microseconds, as the store keeps it. */
    private Instant now() {
        return needs.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
