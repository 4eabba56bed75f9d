package io.modelwright.rest.identity;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.identity.driving.AccountDirectory;
import io.modelwright.ports.identity.driving.AccountDirectory.ResetIssued;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.PageQuery;
import io.modelwright.rest.json.WireValues;
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

/** The accounts of the installation, for platform administrators. */
@Path("/accounts")
@Produces(MediaType.APPLICATION_JSON)
public final class AccountsResource {

    private final AccountDirectory directory;

    public AccountsResource(AccountDirectory directory) {
        this.directory = directory;
    }

    @GET
    public Json list(@Auth Caller caller, @BeanParam PageQuery page) {
        return page.answer(
                (limit, cursor) -> directory.list(caller.principal(), limit, cursor),
                () -> directory.count(caller.principal()),
                AccountJson::of);
    }

    @GET
    @Path("/{account}")
    public Json show(@Auth Caller caller, @PathParam("account") String account) {
        return AccountJson.of(Problems.valueOf(directory.find(caller.principal(), account)));
    }

    @PATCH
    @Path("/{account}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Json change(@Auth Caller caller, @PathParam("account") String account, AccountChangeJson body) {
        return AccountJson.of(Problems.valueOf(body.disabled()
                .map(disabled -> directory.setDisabled(caller.principal(), account, disabled))
                .orElseGet(() -> directory.find(caller.principal(), account))));
    }

    /** The token of the link is in the body alone, where no log keeps it. */
    @POST
    @Path("/{account}/password-reset")
    public Response issuePasswordReset(@Auth Caller caller, @PathParam("account") String account) {
        ResetIssued issued = Problems.valueOf(directory.issuePasswordReset(caller.principal(), account));
        Json shown = Json.object()
                .put("token", issued.token())
                .put("expiresAt", WireValues.instant(issued.expiresAt()))
                .build();
        return Response.status(Response.Status.CREATED).entity(shown).build();
    }

    /** Ends all sessions of somebody. */
    @DELETE
    @Path("/{account}/sessions")
    public Response endSessions(@Auth Caller caller, @PathParam("account") String account) {
        Problems.valueOf(directory.endSessions(caller.principal(), account));
        return Response.noContent().build();
    }
}
