package io.modelwright.rest.identity;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.identity.driving.Accounts;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The account of the caller. */
@Path("/me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {

    private final Accounts accounts;

    public MeResource(Accounts accounts) {
        this.accounts = accounts;
    }

    @GET
    public Json show(@Auth Caller caller) {
        return ProfileJson.of(Problems.valueOf(accounts.profile(caller.principal())));
    }
}
