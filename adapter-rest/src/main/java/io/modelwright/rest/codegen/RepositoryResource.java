package io.modelwright.rest.codegen;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.codegen.driving.Repositories;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What is told of an app's repository, beside what clients of git see. */
@Path("/apps/{app}/repository")
@Produces(MediaType.APPLICATION_JSON)
public final class RepositoryResource {

    private final Repositories repositories;

    public RepositoryResource(Repositories repositories) {
        this.repositories = repositories;
    }

    @GET
    public Json show(@Auth Caller caller, @PathParam("app") String app) {
        return GenerationJson.overview(Problems.valueOf(repositories.overview(caller.principal(), app)));
    }

    /** The merge that waits for people, file by file with both sides. */
    @GET
    @Path("/conflicts")
    public Json conflicts(@Auth Caller caller, @PathParam("app") String app) {
        String branch = Problems.valueOf(repositories.overview(caller.principal(), app))
                .merge()
                .orElseThrow(() -> new ProblemException(Problems.of(Refusal.NotFound.of("merge"))));
        return Json.object()
                .put("branch", branch)
                .put(
                        "files",
                        Json.array(Problems.valueOf(repositories.conflicts(caller.principal(), app, branch)).stream()
                                .map(GenerationJson::conflict)
                                .toList()))
                .build();
    }
}
