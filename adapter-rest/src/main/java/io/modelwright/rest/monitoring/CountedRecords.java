package io.modelwright.rest.monitoring;

import io.modelwright.core.identity.Principal;
import io.modelwright.ports.monitoring.driving.UsageCounter;
import io.modelwright.rest.edge.Caller;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serial;

/** The records of apps, with each request of somebody counted. */
public final class CountedRecords extends HttpServlet {

    /** Where the app is: {@code /api/v1/apps/{app}/records/…}. */
    private static final int APP = 4;

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient HttpServlet records;
    private final transient UsageCounter counter;

    public CountedRecords(HttpServlet records, UsageCounter counter) {
        this.records = records;
        this.counter = counter;
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        if (request instanceof HttpServletRequest asked
                && asked.getUserPrincipal() instanceof Caller(Principal principal)) {
            counter.visited(principal, asked.getRequestURI().split("/", APP + 2)[APP]);
        }
        records.service(request, response);
    }
}
