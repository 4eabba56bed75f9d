package io.modelwright.rest.identity;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.identity.driving.Invitations;
import io.modelwright.ports.identity.driving.Invitations.Issued;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.edge.EdgePaths;
import io.modelwright.rest.http.PageQuery;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Letting people into a workspace. Tokens are in bodies only, where no log and no history of a browser keeps them. */
@Path("/workspaces/{workspace}/invitations")
@Produces(MediaType.APPLICATION_JSON)
public final class InvitationsResource {

    private final Invitations invitations;

    public InvitationsResource(Invitations invitations) {
        this.invitations = invitations;
    }

    @GET
    public Json list(@Auth Caller caller, @PathParam("workspace") String workspace, @BeanParam PageQuery page) {
        return page.answer(
                (limit, cursor) -> invitations.list(caller.principal(), workspace, limit, cursor),
                () -> invitations.count(caller.principal(), workspace),
                InvitationJson::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response invite(@Auth Caller caller, @PathParam("workspace") String workspace, NewInvitationJson body) {
        Issued issued = Problems.valueOf(invitations.invite(
                caller.principal(),
                workspace,
                RoleNames.parse(body.role()),
                body.email(),
                body.expiresInDays().orElse(Invitations.DAYS_STANDARD)));
        URI location = URI.create(EdgePaths.API + "/workspaces/" + workspace + "/invitations/"
                + issued.invitation().id());
        return Response.created(location).entity(InvitationJson.of(issued)).build();
    }

    @DELETE
    @Path("/{invitation}")
    public Response revoke(
            @Auth Caller caller, @PathParam("workspace") String workspace, @PathParam("invitation") String invitation) {
        Problems.valueOf(invitations.revoke(caller.principal(), workspace, invitation));
        return Response.noContent().build();
    }
}
