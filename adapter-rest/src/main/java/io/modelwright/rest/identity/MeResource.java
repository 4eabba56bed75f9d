package io.modelwright.rest.identity;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.identity.driving.Accounts;
import io.modelwright.ports.limits.driven.RateLimiter;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.edge.RateLimits;
import io.modelwright.rest.edge.RestSettings;
import io.modelwright.rest.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The account of the caller. */
@Path("/me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {

    private final Accounts accounts;
    private final RateLimiter limiter;
    private final RestSettings settings;

    public MeResource(Accounts accounts, RateLimiter limiter, RestSettings settings) {
        this.accounts = accounts;
        this.limiter = limiter;
        this.settings = settings;
    }

    @GET
    public Json show(@Auth Caller caller) {
        return ProfileJson.of(Problems.valueOf(accounts.profile(caller.principal())));
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Json change(@Auth Caller caller, ProfileChangeJson body) {
        return ProfileJson.of(Problems.valueOf(body.displayName()
                .map(name -> accounts.rename(caller.principal(), name))
                .orElseGet(() -> accounts.profile(caller.principal()))));
    }

    /** Limited as signing in is: who has found an open session must not try passwords here. */
    @PUT
    @Path("/password")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response changePassword(
            @Auth Caller caller,
            PasswordChangeJson body,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        String pair = caller.principal().email() + " " + request.getRemoteAddr();
        RateLimits.require(limiter, settings.limits().signIn(), pair, response);
        Problems.valueOf(accounts.changePassword(caller.principal(), body.currentPassword(), body.newPassword()));
        return Response.noContent().build();
    }
}
