package io.modelwright.rest.monitoring;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.monitoring.driving.Monitoring;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.PageQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What all deployments of an app are warned of. */
@Path("/apps/{app}/alerts")
@Produces(MediaType.APPLICATION_JSON)
public final class AppAlertsResource {

    private final Monitoring monitoring;

    public AppAlertsResource(Monitoring monitoring) {
        this.monitoring = monitoring;
    }

    @GET
    public Json list(
            @Auth Caller caller,
            @PathParam("app") String app,
            @QueryParam("state") @Nullable String state,
            @BeanParam PageQuery page) {
        return page.answer(
                (limit, cursor) ->
                        monitoring.alertsOfApp(caller.principal(), app, AlertJson.open(state), limit, cursor),
                () -> monitoring.countAlertsOfApp(caller.principal(), app, AlertJson.open(state)),
                AlertJson::of);
    }
}
