package io.modelwright.rest.deploy;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.deploy.driving.Deployments;
import io.modelwright.ports.deploy.driving.Deployments.Started;
import io.modelwright.ports.deploy.driving.Deployments.Wish;
import io.modelwright.ports.jobs.driving.Jobs;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.jobs.JobJson;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Where an app runs. */
@Path("/apps/{app}/deployments")
@Produces(MediaType.APPLICATION_JSON)
public final class AppDeploymentsResource {

    private final Deployments deployments;
    private final Jobs jobs;

    public AppDeploymentsResource(Deployments deployments, Jobs jobs) {
        this.deployments = deployments;
        this.jobs = jobs;
    }

    @GET
    public Json list(@Auth Caller caller, @PathParam("app") String app) {
        return page(Problems.valueOf(deployments.list(caller.principal(), app)).stream()
                .map(DeploymentJson::of)
                .toList());
    }

    /** Asks for a release; the job that makes it serve has its id. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response deploy(@Auth Caller caller, @PathParam("app") String app, DeploymentRequestJson body) {
        Wish wish = new Wish(
                body.target(), body.version(), body.environment(), body.data(), body.from(), body.acknowledge());
        Started started = Problems.valueOf(deployments.deploy(caller.principal(), app, wish));
        return JobJson.accepted(Problems.valueOf(jobs.find(caller.principal(), started.job())));
    }

    static Json page(List<Json> items) {
        return Json.object()
                .put("items", Json.array(items))
                .put("nextCursor", Json.JsonNull.NULL)
                .build();
    }
}
