package io.modelwright.core.audit;

import io.modelwright.core.identity.Invitation;
import io.modelwright.core.identity.Member;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import java.util.Locale;

/** What happens to workspaces, their members and invitations. */
public final class WorkspaceEvents {

    private static final String NAME = "name";
    private static final String ROLE = "role";

    private WorkspaceEvents() {}

    public static AuditEvent created(Workspace workspace) {
        return AuditEvent.ofWorkspace(
                        AuditAction.WORKSPACE_CREATED, workspace.id(), AuditEvent.WORKSPACE, workspace.id())
                .to(Details.of(NAME, workspace.name()));
    }

    public static AuditEvent renamed(Workspace before, Workspace after) {
        return AuditEvent.ofWorkspace(AuditAction.WORKSPACE_RENAMED, after.id(), AuditEvent.WORKSPACE, after.id())
                .from(Details.of(NAME, before.name()))
                .to(Details.of(NAME, after.name()));
    }

    public static AuditEvent roleChanged(WorkspaceId workspace, WorkspaceRole before, Member after) {
        return AuditEvent.ofWorkspace(AuditAction.MEMBER_ROLE_CHANGED, workspace, AuditEvent.MEMBER, after.account())
                .from(Details.of(ROLE, word(before)))
                .to(Details.of(ROLE, word(after.role())));
    }

    public static AuditEvent memberRemoved(WorkspaceId workspace, Member before) {
        return AuditEvent.ofWorkspace(AuditAction.MEMBER_REMOVED, workspace, AuditEvent.MEMBER, before.account())
                .from(Details.of(ROLE, word(before.role()))
                        .and("email", before.email().value()));
    }

    public static AuditEvent invited(Invitation invitation) {
        Details after = Details.of(ROLE, word(invitation.role()))
                .and("expiresAt", invitation.expiresAt().toString());
        invitation.email().ifPresent(email -> after.and("email", email.value()));
        return AuditEvent.ofWorkspace(
                        AuditAction.INVITATION_CREATED, invitation.workspace(), AuditEvent.INVITATION, invitation.id())
                .to(after);
    }

    public static AuditEvent invitationAccepted(WorkspaceId workspace, AccountId account, WorkspaceRole role) {
        return AuditEvent.ofWorkspace(AuditAction.INVITATION_ACCEPTED, workspace, AuditEvent.MEMBER, account)
                .to(Details.of(ROLE, word(role)));
    }

    public static AuditEvent invitationRevoked(WorkspaceId workspace, String invitation) {
        return AuditEvent.ofWorkspace(AuditAction.INVITATION_REVOKED, workspace, AuditEvent.INVITATION, invitation);
    }

    private static String word(WorkspaceRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
