package io.modelwright.rest.exchange;

import io.dropwizard.auth.Auth;
import io.modelwright.core.exchange.ExportFormat;
import io.modelwright.ports.exchange.driving.DesignExchange;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The draft in the forms of other tools. */
@Path("/apps/{app}/draft/export")
public final class DraftExportResource {

    private final DesignExchange exchange;

    public DraftExportResource(DesignExchange exchange) {
        this.exchange = exchange;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, "application/yaml", "application/schema+json", MediaType.TEXT_PLAIN})
    public Response exportDraft(
            @Auth Caller caller, @PathParam("app") String app, @QueryParam("format") @Nullable String format) {
        ExportFormat chosen = Downloads.format(format);
        return Downloads.answer(app, chosen, Problems.valueOf(exchange.exportDraft(caller.principal(), app, chosen)));
    }
}
