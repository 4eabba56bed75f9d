package io.modelwright.rest.exchange;

import io.dropwizard.auth.Auth;
import io.modelwright.core.exchange.ExportFormat;
import io.modelwright.ports.exchange.driving.DesignExchange;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Versions in the forms of other tools. */
@Path("/apps/{app}/versions/{number}/export")
public final class VersionExportResource {

    private final DesignExchange exchange;

    public VersionExportResource(DesignExchange exchange) {
        this.exchange = exchange;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, "application/yaml", "application/schema+json", MediaType.TEXT_PLAIN})
    public Response exportVersion(
            @Auth Caller caller,
            @PathParam("app") String app,
            @PathParam("number") String number,
            @QueryParam("format") @Nullable String format) {
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw new ProblemException(Problem.of(404, "not-found", "There is no version of this number here."));
        }
        ExportFormat chosen = Downloads.format(format);
        return Downloads.answer(
                app,
                chosen,
                Problems.valueOf(exchange.exportVersion(caller.principal(), app, Integer.parseInt(number), chosen)));
    }
}
