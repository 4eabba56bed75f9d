package io.modelwright.rest.deploy;

import io.dropwizard.auth.Auth;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.deploy.driving.Deployments;
import io.modelwright.ports.deploy.driving.Deployments.Started;
import io.modelwright.ports.deploy.driving.Deployments.Steering;
import io.modelwright.ports.deploy.driving.FirstAdministrators;
import io.modelwright.ports.deploy.driving.FirstAdministrators.Credentials;
import io.modelwright.ports.jobs.driving.Jobs;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.PageQuery;
import io.modelwright.rest.jobs.JobJson;
import io.modelwright.rest.problem.ProblemException;
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

/** One deployment and what is done to it. */
@Path("/deployments/{deployment}")
@Produces(MediaType.APPLICATION_JSON)
public final class DeploymentsResource {

    private final Deployments deployments;
    private final FirstAdministrators administrators;
    private final Jobs jobs;

    public DeploymentsResource(Deployments deployments, FirstAdministrators administrators, Jobs jobs) {
        this.deployments = deployments;
        this.administrators = administrators;
        this.jobs = jobs;
    }

    @GET
    public Json show(@Auth Caller caller, @PathParam("deployment") String deployment) {
        return DeploymentJson.of(Problems.valueOf(deployments.find(caller.principal(), id(deployment))));
    }

    @GET
    @Path("/releases")
    public Json releases(@Auth Caller caller, @PathParam("deployment") String deployment, @BeanParam PageQuery page) {
        return page.answer(
                (limit, cursor) -> deployments.releases(caller.principal(), id(deployment), limit, cursor),
                () -> deployments.countReleases(caller.principal(), id(deployment)),
                DeploymentJson::of);
    }

    /** A POST: asking is an act that is kept, and no answer that anybody stores. */
    @POST
    @Path("/administrator")
    public Json administrator(@Auth Caller caller, @PathParam("deployment") String deployment) {
        Credentials shown = Problems.valueOf(administrators.reveal(caller.principal(), id(deployment)));
        return Json.object()
                .put("email", shown.email())
                .put("password", shown.password())
                .build();
    }

    @POST
    @Path("/rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response rollback(
            @Auth Caller caller, @PathParam("deployment") String deployment, RollbackRequestJson body) {
        return accepted(caller, deployments.rollback(caller.principal(), id(deployment), body.release()));
    }

    @POST
    @Path("/stop")
    public Response stop(@Auth Caller caller, @PathParam("deployment") String deployment) {
        return steer(caller, deployment, Steering.STOP);
    }

    @POST
    @Path("/start")
    public Response start(@Auth Caller caller, @PathParam("deployment") String deployment) {
        return steer(caller, deployment, Steering.START);
    }

    @POST
    @Path("/restart")
    public Response restart(@Auth Caller caller, @PathParam("deployment") String deployment) {
        return steer(caller, deployment, Steering.RESTART);
    }

    /** With its database. */
    @DELETE
    public Response delete(@Auth Caller caller, @PathParam("deployment") String deployment) {
        return steer(caller, deployment, Steering.DELETE);
    }

    private Response steer(Caller caller, String deployment, Steering steering) {
        return accepted(caller, deployments.steer(caller.principal(), id(deployment), steering));
    }

    private Response accepted(Caller caller, Outcome<Started> started) {
        return JobJson.accepted(Problems.valueOf(
                jobs.find(caller.principal(), Problems.valueOf(started).job())));
    }

    static DeploymentId id(String segment) {
        return Uuids.parse(segment)
                .map(DeploymentId::new)
                .orElseThrow(() -> new ProblemException(Problems.of(Refusal.NotFound.of("deployment"))));
    }
}
