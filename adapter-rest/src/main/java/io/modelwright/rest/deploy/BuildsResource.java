package io.modelwright.rest.deploy;

import io.dropwizard.auth.Auth;
import io.modelwright.core.deploy.BuildId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.deploy.driving.Builds;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** One build and its log. */
@Path("/builds/{build}")
public final class BuildsResource {

    private final Builds builds;

    public BuildsResource(Builds builds) {
        this.builds = builds;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Json show(@Auth Caller caller, @PathParam("build") String build) {
        return BuildJson.of(Problems.valueOf(builds.find(caller.principal(), id(build))));
    }

    /** What it has said so far. Whatever that is, browsers are to show it as a text. */
    @GET
    @Path("/log")
    @Produces(MediaType.WILDCARD)
    public Response log(@Auth Caller caller, @PathParam("build") String build) {
        return Response.ok(Problems.valueOf(builds.log(caller.principal(), id(build))), "text/plain; charset=utf-8")
                .build();
    }

    private static BuildId id(String segment) {
        return Uuids.parse(segment)
                .map(BuildId::new)
                .orElseThrow(() -> new ProblemException(Problems.of(Refusal.NotFound.of("build"))));
    }
}
