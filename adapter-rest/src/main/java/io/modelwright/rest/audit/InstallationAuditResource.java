package io.modelwright.rest.audit;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.audit.driving.AuditTrails;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.PageQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** What happened to the installation and its accounts, for platform administrators. */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
public final class InstallationAuditResource {

    private final AuditTrails trails;

    public InstallationAuditResource(AuditTrails trails) {
        this.trails = trails;
    }

    @GET
    public Json list(@Auth Caller caller, @BeanParam AuditQuery query, @BeanParam PageQuery page) {
        Optional<String> place = Optional.empty();
        return page.answer(
                (limit, cursor) -> trails.list(caller.principal(), place, query.wanted(), limit, cursor),
                () -> trails.count(caller.principal(), place, query.wanted()),
                AuditEntryJson::of);
    }
}
