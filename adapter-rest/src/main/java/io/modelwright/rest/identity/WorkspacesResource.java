package io.modelwright.rest.identity;

import io.dropwizard.auth.Auth;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.identity.driving.Workspaces;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.edge.EdgePaths;
import io.modelwright.rest.http.PageQuery;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The workspaces of the caller. */
@Path("/workspaces")
@Produces(MediaType.APPLICATION_JSON)
public final class WorkspacesResource {

    private final Workspaces workspaces;

    public WorkspacesResource(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @GET
    public Json list(@Auth Caller caller, @BeanParam PageQuery page) {
        return page.answer(
                (limit, cursor) -> workspaces.list(caller.principal(), limit, cursor),
                () -> workspaces.count(caller.principal()),
                workspace -> WorkspaceJson.of(workspace, caller));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Auth Caller caller, NewWorkspaceJson body) {
        Workspace workspace = Problems.valueOf(workspaces.create(caller.principal(), body.name()));
        return Response.created(URI.create(EdgePaths.API + "/workspaces/" + workspace.id()))
                .entity(WorkspaceJson.of(workspace, caller))
                .build();
    }

    @GET
    @Path("/{workspace}")
    public Json show(@Auth Caller caller, @PathParam("workspace") String workspace) {
        return WorkspaceJson.of(Problems.valueOf(workspaces.find(caller.principal(), workspace)), caller);
    }

    @PATCH
    @Path("/{workspace}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Json rename(@Auth Caller caller, @PathParam("workspace") String workspace, NewWorkspaceJson body) {
        return WorkspaceJson.of(
                Problems.valueOf(workspaces.rename(caller.principal(), workspace, body.name())), caller);
    }

    @PATCH
    @Path("/{workspace}/members/{member}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Json changeRole(
            @Auth Caller caller,
            @PathParam("workspace") String workspace,
            @PathParam("member") String member,
            MemberChangeJson body) {
        return MemberJson.of(Problems.valueOf(
                workspaces.changeRole(caller.principal(), workspace, member, RoleNames.parse(body.role()))));
    }

    @DELETE
    @Path("/{workspace}/members/{member}")
    public Response remove(
            @Auth Caller caller, @PathParam("workspace") String workspace, @PathParam("member") String member) {
        Problems.valueOf(workspaces.remove(caller.principal(), workspace, member));
        return Response.noContent().build();
    }

    @GET
    @Path("/{workspace}/members")
    public Json members(@Auth Caller caller, @PathParam("workspace") String workspace, @BeanParam PageQuery page) {
        return page.answer(
                (limit, cursor) -> workspaces.members(caller.principal(), workspace, limit, cursor),
                () -> workspaces.countMembers(caller.principal(), workspace),
                MemberJson::of);
    }
}
