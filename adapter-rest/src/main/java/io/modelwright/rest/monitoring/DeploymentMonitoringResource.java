package io.modelwright.rest.monitoring;

import io.dropwizard.auth.Auth;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.monitoring.driving.Monitoring;
import io.modelwright.ports.monitoring.driving.Monitoring.Range;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.PageQuery;
import io.modelwright.rest.http.Pages;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How one deployment does. */
@Path("/deployments/{deployment}")
@Produces(MediaType.APPLICATION_JSON)
public final class DeploymentMonitoringResource {

    private final Monitoring monitoring;

    public DeploymentMonitoringResource(Monitoring monitoring) {
        this.monitoring = monitoring;
    }

    @GET
    @Path("/metrics")
    public Json metrics(
            @Auth Caller caller,
            @PathParam("deployment") String deployment,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("step") @Nullable String step) {
        Range range = new Range(
                Moments.of(from, "from"),
                Moments.of(to, "to"),
                step == null ? OptionalLong.empty() : OptionalLong.of(Pages.wholeNumber(step, "step")));
        return ChartJson.of(Problems.valueOf(monitoring.metrics(caller.principal(), id(deployment), range)));
    }

    @GET
    @Path("/health")
    public Json health(@Auth Caller caller, @PathParam("deployment") String deployment, @BeanParam PageQuery page) {
        return page.answer(
                (limit, cursor) -> monitoring.health(caller.principal(), id(deployment), limit, cursor),
                () -> monitoring.countHealth(caller.principal(), id(deployment)),
                AlertJson::of);
    }

    @GET
    @Path("/alerts")
    public Json alerts(
            @Auth Caller caller,
            @PathParam("deployment") String deployment,
            @QueryParam("state") @Nullable String state,
            @BeanParam PageQuery page) {
        return page.answer(
                (limit, cursor) ->
                        monitoring.alerts(caller.principal(), id(deployment), AlertJson.open(state), limit, cursor),
                () -> monitoring.countAlerts(caller.principal(), id(deployment), AlertJson.open(state)),
                AlertJson::of);
    }

    private static DeploymentId id(String segment) {
        return Uuids.parse(segment)
                .map(DeploymentId::new)
                .orElseThrow(() -> new ProblemException(Problems.of(Refusal.NotFound.of("deployment"))));
    }
}
