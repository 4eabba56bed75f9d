package io.modelwright.rest.identity;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.identity.driving.Invitations;
import io.modelwright.ports.identity.driving.Invitations.Membership;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Joining a workspace by an invitation. */
@Path("/invitations/accept")
@Produces(MediaType.APPLICATION_JSON)
public final class AcceptanceResource {

    private final Invitations invitations;

    public AcceptanceResource(Invitations invitations) {
        this.invitations = invitations;
    }

    /** Answers the workspace that the caller belongs to now. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Json accept(@Auth Caller caller, AcceptanceJson body) {
        Membership joined = Problems.valueOf(invitations.accept(caller.principal(), body.token()));
        return WorkspaceJson.of(joined.workspace(), joined.role());
    }
}
