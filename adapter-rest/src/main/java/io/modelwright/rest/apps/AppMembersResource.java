package io.modelwright.rest.apps;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.apps.driving.AppMembers;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.PageQuery;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Who has which of an app's own roles. A person is named by account id or e-mail address. */
@Path("/apps/{app}/members")
@Produces(MediaType.APPLICATION_JSON)
public final class AppMembersResource {

    private final AppMembers members;

    public AppMembersResource(AppMembers members) {
        this.members = members;
    }

    @GET
    public Json list(@Auth Caller caller, @PathParam("app") String app, @BeanParam PageQuery page) {
        return page.answer(
                (limit, cursor) -> members.list(caller.principal(), app, limit, cursor),
                () -> members.count(caller.principal(), app),
                AppMemberJson::of);
    }

    @PUT
    @Path("/{person}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Json assign(
            @Auth Caller caller, @PathParam("app") String app, @PathParam("person") String person, AppRolesJson body) {
        return AppMemberJson.of(Problems.valueOf(members.assign(caller.principal(), app, person, body.roles())));
    }

    @DELETE
    @Path("/{person}")
    public Response remove(@Auth Caller caller, @PathParam("app") String app, @PathParam("person") String person) {
        Problems.valueOf(members.remove(caller.principal(), app, person));
        return Response.noContent().build();
    }
}
