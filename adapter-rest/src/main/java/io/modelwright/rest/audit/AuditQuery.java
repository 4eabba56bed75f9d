package io.modelwright.rest.audit;

import io.modelwright.ports.audit.driving.AuditTrails.Wanted;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The filters of the audit trail, for {@code @BeanParam}. */
public final class AuditQuery {

    private final Wanted wanted;

    public AuditQuery(
            @QueryParam("action") @Nullable String action,
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("object") @Nullable String object,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        this.wanted = new Wanted(
                Optional.ofNullable(action),
                Optional.ofNullable(actor),
                Optional.ofNullable(object),
                Optional.ofNullable(from),
                Optional.ofNullable(to));
    }

    Wanted wanted() {
        return wanted;
    }
}
