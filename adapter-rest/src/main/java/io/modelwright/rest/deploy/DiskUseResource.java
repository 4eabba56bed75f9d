package io.modelwright.rest.deploy;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.deploy.driving.Builds;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the container engine keeps on disk. */
@Path("/disk-use")
@Produces(MediaType.APPLICATION_JSON)
public final class DiskUseResource {

    private final Builds builds;

    public DiskUseResource(Builds builds) {
        this.builds = builds;
    }

    @GET
    public Json show(@Auth Caller caller) {
        return BuildJson.of(Problems.valueOf(builds.diskUse(caller.principal())));
    }
}
