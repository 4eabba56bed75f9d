package io.modelwright.rest.codegen;

import io.dropwizard.auth.Auth;
import io.modelwright.core.codegen.Generation;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.ports.codegen.driving.Generations;
import io.modelwright.ports.codegen.driving.Generations.Listing;
import io.modelwright.ports.codegen.driving.Generations.Wish;
import io.modelwright.ports.jobs.driving.Jobs;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.PageQuery;
import io.modelwright.rest.jobs.JobJson;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The generations of an app. */
@Path("/apps/{app}/generations")
@Produces(MediaType.APPLICATION_JSON)
public final class AppGenerationsResource {

    private final Generations generations;
    private final Jobs jobs;

    public AppGenerationsResource(Generations generations, Jobs jobs) {
        this.generations = generations;
        this.jobs = jobs;
    }

    /** @param target only those for it */
    @GET
    public Json list(
            @Auth Caller caller,
            @PathParam("app") String app,
            @QueryParam("target") @Nullable String target,
            @BeanParam PageQuery page) {
        Optional<Target> only = target(target);
        return page.answer(
                (limit, cursor) -> generations.list(caller.principal(), app, new Listing(only, limit, cursor)),
                () -> generations.count(caller.principal(), app, only),
                GenerationJson::of);
    }

    private static Optional<Target> target(@Nullable String name) {
        if (name != null && !Target.isName(name)) {
            throw Problems.malformed(
                    "malformed-parameter",
                    JsonPointer.ROOT.member("target"),
                    "The parameter target is the name of one.");
        }
        return Optional.ofNullable(name).map(Target::new);
    }

    /** Asks for one; the job that makes it has its id. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(@Auth Caller caller, @PathParam("app") String app, GenerationRequestJson body) {
        Wish wish = new Wish(body.target(), body.version(), body.basePackage(), body.name());
        Generation generation = Problems.valueOf(generations.start(caller.principal(), app, wish));
        return JobJson.accepted(Problems.valueOf(
                jobs.find(caller.principal(), JobJson.id(generation.id().value()))));
    }
}
