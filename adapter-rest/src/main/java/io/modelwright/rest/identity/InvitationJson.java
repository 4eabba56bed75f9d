package io.modelwright.rest.identity;

import io.modelwright.core.identity.Invitation;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.identity.driving.Invitations.Issued;
import io.modelwright.rest.json.WireValues;

/** An invitation; its token only where it is made. */
final class InvitationJson {

    private InvitationJson() {}

    static Json of(Invitation invitation) {
        return members(invitation).build();
    }

    static Json of(Issued issued) {
        return members(issued.invitation()).put("token", issued.token()).build();
    }

    private static Json.ObjectBuilder members(Invitation invitation) {
        return Json.object()
                .put("id", invitation.id().toString())
                .put("workspace", invitation.workspace().toString())
                .put("role", RoleNames.of(invitation.role()))
                .put(
                        "email",
                        invitation
                                .email()
                                .<Json>map(email -> Json.of(email.value()))
                                .orElse(Json.JsonNull.NULL))
                .put("invitedBy", invitation.invitedBy().toString())
                .put("createdAt", WireValues.instant(invitation.createdAt()))
                .put("expiresAt", WireValues.instant(invitation.expiresAt()));
    }
}
