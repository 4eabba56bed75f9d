package io.modelwright.rest.deploy;

import io.dropwizard.auth.Auth;
import io.modelwright.core.deploy.EnvironmentName;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.deploy.driving.Deployments;
import io.modelwright.ports.deploy.driving.Deployments.View;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;

/** Where the data of an app is. */
@Path("/apps/{app}/environments")
@Produces(MediaType.APPLICATION_JSON)
public final class AppEnvironmentsResource {

    private final Deployments deployments;

    public AppEnvironmentsResource(Deployments deployments) {
        this.deployments = deployments;
    }

    /** The studio, where the app's data lives here, and its deployments. */
    @GET
    public Json environments(@Auth Caller caller, @PathParam("app") String app) {
        List<View> views = Problems.valueOf(deployments.list(caller.principal(), app));
        return AppDeploymentsResource.page(Stream.concat(
                        Stream.of(DeploymentJson.environment(EnvironmentName.STUDIO, Json.JsonNull.NULL)),
                        views.stream()
                                .map(view -> DeploymentJson.environment(
                                        view.deployment().environment().value(), DeploymentJson.of(view))))
                .toList());
    }
}
