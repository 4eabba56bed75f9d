package io.modelwright.rest.edge;

import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.audit.driving.Refusals;
import io.modelwright.ports.idempotency.driving.Idempotency;
import io.modelwright.ports.identity.driving.Accounts;
import io.modelwright.ports.identity.driving.Callers;
import io.modelwright.ports.limits.driven.RateLimiter;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.util.List;

/** The filters that make the edge, in the order in which a request passes them. */
public final class EdgeFilters {

    private EdgeFilters() {}

    public static List<Filter> of(
            IdSource ids,
            Accounts accounts,
            Callers callers,
            RateLimiter limiter,
            RestSettings settings,
            Refusals refusals,
            Idempotency idempotency,
            ReceivedBody.Spool spool,
            HttpServlet records,
            HttpServlet jobEvents,
            HttpServlet deploymentLogs,
            HttpServlet environments,
            HttpServlet repositories) {
        return List.of(
                new RequestIdFilter(ids),
                new ClientAddressFilter(settings.trustedProxies()),
                new AccessLogFilter(),
                new SecurityHeadersFilter(settings.isSecure()),
                new SecurityLogFilter(),
                new CorsFilter(settings.corsOrigins()),
                new FaultFilter(),
                new StudioFilter(),
                new ShapeFilter(),
                new AuthenticationFilter(accounts, callers),
                new LimitFilter(limiter, settings.limits()),
                new SignedInFilter(),
                new RefusalFilter(refusals),
                new ScopeFilter(),
                new IdempotencyFilter(idempotency, spool),
                new ServletRoutesFilter(records, jobEvents, deploymentLogs, environments, repositories));
    }
}
