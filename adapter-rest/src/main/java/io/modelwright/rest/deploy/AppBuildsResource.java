package io.modelwright.rest.deploy;

import io.dropwizard.auth.Auth;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.Build;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.ports.deploy.driving.Builds;
import io.modelwright.ports.deploy.driving.Builds.Listing;
import io.modelwright.ports.deploy.driving.Builds.Wish;
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

/** The builds of an app. */
@Path("/apps/{app}/builds")
@Produces(MediaType.APPLICATION_JSON)
public final class AppBuildsResource {

    private final Builds builds;
    private final Jobs jobs;

    public AppBuildsResource(Builds builds, Jobs jobs) {
        this.builds = builds;
        this.jobs = jobs;
    }

    /** @param target only those for it */
    @GET
    public Json list(
            @Auth Caller caller,
            @PathParam("app") String app,
            @QueryParam("target") @Nullable String target,
            @BeanParam PageQuery page) {
        if (target != null && !Target.isName(target)) {
            throw Problems.malformed(
                    "malformed-parameter",
                    JsonPointer.ROOT.member("target"),
                    "The parameter target is the name of one.");
        }
        Optional<Target> only = Optional.ofNullable(target).map(Target::new);
        return page.answer(
                (limit, cursor) -> builds.list(caller.principal(), app, new Listing(only, limit, cursor)),
                () -> builds.count(caller.principal(), app, only),
                BuildJson::of);
    }

    /** Asks for one; the job that makes it has its id. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(@Auth Caller caller, @PathParam("app") String app, BuildRequestJson body) {
        Wish wish = new Wish(body.target(), body.version(), body.noCache().orElse(false));
        Build build = Problems.valueOf(builds.start(caller.principal(), app, wish));
        return JobJson.accepted(Problems.valueOf(
                jobs.find(caller.principal(), JobJson.id(build.id().value()))));
    }
}
