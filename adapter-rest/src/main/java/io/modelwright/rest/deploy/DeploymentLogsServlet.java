package io.modelwright.rest.deploy;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.identity.Principal;
import io.modelwright.ports.deploy.driving.DeploymentLogs;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.Queries;
import io.modelwright.rest.live.LiveStreams;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import java.util.Set;

/** {@code GET /deployments/{id}/logs}: what its release writes, as it writes. Whoever comes here was let in by the edge. */
public final class DeploymentLogsServlet extends HttpServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient DeploymentLogs logs;
    private final transient LiveStreams streams;

    public DeploymentLogsServlet(DeploymentLogs logs, LiveStreams streams) {
        this.logs = logs;
        this.streams = streams;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!(request.getUserPrincipal() instanceof Caller(Principal caller))) {
            throw new IllegalStateException("the edge lets only callers come here");
        }
        if (!request.getMethod().equals("GET")) {
            throw new ProblemException(Problem.of(405, "method-not-allowed", "This method is not for this resource.")
                    .withHeader("Allow", "GET"));
        }
        Queries.of(request.getQueryString(), Set.of());
        DeploymentId id = DeploymentsResource.id(request.getRequestURI().split("/", -1)[4]);
        Problems.valueOf(logs.log(caller, id, Optional.empty(), 1));
        streams.serve(
                request, response, seen -> new LogFeed((since, limit) -> logs.log(caller, id, since, limit), seen));
    }
}
