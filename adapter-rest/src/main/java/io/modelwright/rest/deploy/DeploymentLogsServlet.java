package io.modelwright.rest.deploy;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.ports.deploy.driving.DeploymentLogs;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.Pages;
import io.modelwright.rest.http.Queries;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.live.LiveStreams;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /deployments/{id}/logs}: what its release writes, as it writes; with {@code tail} or {@code contains} the newest lines
 * that are there, as a page. Whoever comes here was let in by the edge.
 */
public final class DeploymentLogsServlet extends HttpServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String TAIL = "tail";
    private static final String CONTAINS = "contains";
    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final int LONGEST = 200;

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
        Map<String, String> asked =
                Queries.of(request.getQueryString(), Set.of(TAIL, CONTAINS)).values();
        DeploymentId id = DeploymentsResource.id(request.getRequestURI().split("/", -1)[4]);
        if (!asked.isEmpty()) {
            search(caller, id, asked, response);
            return;
        }
        Problems.valueOf(logs.log(caller, id, Optional.empty(), 1));
        streams.serve(
                request, response, seen -> new LogFeed((since, limit) -> logs.log(caller, id, since, limit), seen));
    }

    private void search(Principal caller, DeploymentId id, Map<String, String> asked, HttpServletResponse response)
            throws IOException {
        int tail = asked.containsKey(TAIL) ? Pages.wholeNumber(asked.getOrDefault(TAIL, ""), TAIL) : USUAL;
        if (tail < 1 || tail > MOST) {
            throw malformed(TAIL, "The parameter tail is 1 to " + MOST + ".");
        }
        String contains = asked.getOrDefault(CONTAINS, "");
        if (contains.length() > LONGEST) {
            throw malformed(CONTAINS, "The parameter contains has at most " + LONGEST + " characters.");
        }
        List<Json> lines = Problems.valueOf(logs.search(caller, id, contains, tail)).stream()
                .map(DeploymentJson::of)
                .toList();
        byte[] body = JsonBodies.bytes(AppDeploymentsResource.page(lines));
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static RuntimeException malformed(String parameter, String message) {
        return Problems.malformed("malformed-parameter", JsonPointer.ROOT.member(parameter), message);
    }
}
