package io.modelwright.rest.identity;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.identity.driving.ApiKeys;
import io.modelwright.ports.identity.driving.ApiKeys.Issued;
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

/** The caller's own API keys. */
@Path("/api-keys")
@Produces(MediaType.APPLICATION_JSON)
public final class ApiKeysResource {

    private final ApiKeys keys;

    public ApiKeysResource(ApiKeys keys) {
        this.keys = keys;
    }

    @GET
    public Json list(@Auth Caller caller, @BeanParam PageQuery page) {
        return page.answer(
                (limit, cursor) -> keys.list(caller.principal(), limit, cursor),
                () -> keys.count(caller.principal()),
                ApiKeyJson::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Auth Caller caller, NewApiKeyJson body) {
        Issued issued = Problems.valueOf(keys.create(
                caller.principal(),
                body.name(),
                body.scopes(),
                body.expiresInDays().orElse(ApiKeys.DAYS_STANDARD)));
        return Response.created(
                        URI.create(EdgePaths.API + "/api-keys/" + issued.key().id()))
                .entity(ApiKeyJson.of(issued))
                .build();
    }

    @DELETE
    @Path("/{key}")
    public Response revoke(@Auth Caller caller, @PathParam("key") String key) {
        Problems.valueOf(keys.revoke(caller.principal(), key));
        return Response.noContent().build();
    }
}
