package io.modelwright.rest.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/**
 * Hands record routes, the live streams of jobs, what is asked of deployed apps and clients of git to their servlets: servlet mappings
 * cannot name a path with a variable in its middle.
 */
final class ServletRoutesFilter extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1L;

    private final HttpServlet records;
    private final HttpServlet jobEvents;
    private final HttpServlet deploymentLogs;
    private final HttpServlet environments;
    private final HttpServlet repositories;

    ServletRoutesFilter(
            HttpServlet records,
            HttpServlet jobEvents,
            HttpServlet deploymentLogs,
            HttpServlet environments,
            HttpServlet repositories) {
        this.records = records;
        this.jobEvents = jobEvents;
        this.deploymentLogs = deploymentLogs;
        this.environments = environments;
        this.repositories = repositories;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (EdgePaths.isRecords(request.getRequestURI())) {
            records.service(request, response);
        } else if (EdgePaths.isJobEvents(request.getRequestURI())) {
            jobEvents.service(request, response);
        } else if (EdgePaths.isDeploymentLogs(request.getRequestURI())) {
            deploymentLogs.service(request, response);
        } else if (EdgePaths.isEnvironment(request.getRequestURI())) {
            environments.service(request, response);
        } else if (EdgePaths.isRepository(request.getRequestURI())) {
            repositories.service(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
