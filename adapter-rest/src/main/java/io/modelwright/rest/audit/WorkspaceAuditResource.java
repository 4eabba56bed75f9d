package io.modelwright.rest.audit;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.audit.driving.AuditTrails;
import io.modelwright.ports.audit.driving.AuditTrails.Wanted;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.Pages;
import io.modelwright.rest.json.WireValues;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened in a workspace, for its admins and owners. */
@Path("/workspaces/{workspace}/audit")
@Produces(MediaType.APPLICATION_JSON)
public final class WorkspaceAuditResource {

    private final AuditTrails trails;

    public WorkspaceAuditResource(AuditTrails trails) {
        this.trails = trails;
    }

    @GET
    public Json list(
            @Auth Caller caller,
            @PathParam("workspace") String workspace,
            @QueryParam("action") @Nullable String action,
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("object") @Nullable String object,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("count") @Nullable String count) {
        Optional<String> place = Optional.of(workspace);
        Wanted wanted = new Wanted(
                Optional.ofNullable(action),
                Optional.ofNullable(actor),
                Optional.ofNullable(object),
                Optional.ofNullable(from),
                Optional.ofNullable(to));
        return WireValues.page(
                Problems.valueOf(
                        trails.list(caller.principal(), place, wanted, Pages.limit(limit), Pages.cursor(cursor))),
                Pages.total(count, () -> trails.count(caller.principal(), place, wanted)),
                AuditEntryJson::of);
    }
}
