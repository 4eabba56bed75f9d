package io.modelwright.rest.jobs;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.jobs.driving.Jobs;
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
import java.util.Set;

/** {@code GET /jobs/{id}/events}: the job as it goes on. Whoever comes here was let in by the edge. */
public final class JobEventsServlet extends HttpServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Jobs jobs;
    private final transient LiveStreams streams;

    public JobEventsServlet(Jobs jobs, LiveStreams streams) {
        this.jobs = jobs;
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
        JobId id = Uuids.parse(request.getRequestURI().split("/", -1)[4])
                .map(JobId::new)
                .orElseThrow(() -> new ProblemException(Problems.of(Refusal.NotFound.of("job"))));
        Problems.valueOf(jobs.find(caller, id));
        streams.serve(
                request,
                response,
                seen -> new JobFeed(
                        () -> jobs.find(caller, id), after -> jobs.log(caller, id, after, JobFeed.LINES), seen));
    }
}
