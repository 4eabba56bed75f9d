package io.modelwright.rest.identity;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.identity.driving.OpenSessions;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.PageQuery;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Where the caller is signed in. */
@Path("/auth/sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionsResource {

    private final OpenSessions sessions;

    public SessionsResource(OpenSessions sessions) {
        this.sessions = sessions;
    }

    @GET
    public Json list(@Auth Caller caller, @BeanParam PageQuery page) {
        return page.answer(
                (limit, cursor) -> sessions.list(caller.principal(), limit, cursor),
                () -> sessions.count(caller.principal()),
                OpenSessionJson::of);
    }

    /** Ends all sessions but the one of the request. */
    @DELETE
    public Response endOthers(@Auth Caller caller) {
        Problems.valueOf(sessions.endOthers(caller.principal()));
        return Response.noContent().build();
    }

    @DELETE
    @Path("/{session}")
    public Response end(@Auth Caller caller, @PathParam("session") String session) {
        Problems.valueOf(sessions.end(caller.principal(), session));
        return Response.noContent().build();
    }
}
