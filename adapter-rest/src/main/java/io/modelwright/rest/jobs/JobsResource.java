package io.modelwright.rest.jobs;

import io.dropwizard.auth.Auth;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLine;
import io.modelwright.core.jobs.JobState;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.jobs.driving.Jobs;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.PageQuery;
import io.modelwright.rest.http.Pages;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Background work. */
@Path("/jobs")
@Produces(MediaType.APPLICATION_JSON)
public final class JobsResource {

    private final Jobs jobs;

    public JobsResource(Jobs jobs) {
        this.jobs = jobs;
    }

    /** @param states some states, separated by commas; all where nothing is said */
    @GET
    public Json list(@Auth Caller caller, @QueryParam("state") @Nullable String states, @BeanParam PageQuery page) {
        Set<JobState> wanted = states(states);
        return page.answer(
                (limit, cursor) -> jobs.list(caller.principal(), wanted, limit, cursor),
                () -> jobs.count(caller.principal(), wanted),
                JobJson::of);
    }

    @GET
    @Path("/{job}")
    public Json show(@Auth Caller caller, @PathParam("job") String job) {
        return JobJson.of(Problems.valueOf(jobs.find(caller.principal(), id(job))));
    }

    /** What it has told while it ran, behind line {@code after} where that is said. */
    @GET
    @Path("/{job}/log")
    public Json log(
            @Auth Caller caller,
            @PathParam("job") String job,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        long known = after == null ? 0 : Pages.wholeNumber(after, "after");
        List<JobLine> lines = Problems.valueOf(jobs.log(caller.principal(), id(job), known, Pages.limit(limit)));
        return Json.object()
                .put("items", Json.array(lines.stream().map(JobJson::line).toList()))
                .build();
    }

    @POST
    @Path("/{job}/cancel")
    public Json cancel(@Auth Caller caller, @PathParam("job") String job) {
        return JobJson.of(Problems.valueOf(jobs.cancel(caller.principal(), id(job))));
    }

    @POST
    @Path("/{job}/retry")
    public Json retry(@Auth Caller caller, @PathParam("job") String job) {
        return JobJson.of(Problems.valueOf(jobs.retry(caller.principal(), id(job))));
    }

    private static JobId id(String segment) {
        return Uuids.parse(segment)
                .map(JobId::new)
                .orElseThrow(() -> new ProblemException(Problems.of(Refusal.NotFound.of("job"))));
    }

    private static Set<JobState> states(@Nullable String parameter) {
        Set<JobState> states = EnumSet.noneOf(JobState.class);
        if (parameter != null) {
            for (String name : parameter.split(",", -1)) {
                states.add(state(name));
            }
        }
        return states;
    }

    private static JobState state(String name) {
        for (JobState state : JobState.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(name)) {
                return state;
            }
        }
        throw Problems.malformed(
                "malformed-parameter", JsonPointer.ROOT.member("state"), "There is no such state of a job.");
    }
}
