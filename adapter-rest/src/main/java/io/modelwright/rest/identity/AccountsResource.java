package io.modelwright.rest.identity;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.identity.driving.AccountDirectory;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.PageQuery;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

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
}
