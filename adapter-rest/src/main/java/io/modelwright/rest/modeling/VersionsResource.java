package io.modelwright.rest.modeling;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.jobs.driving.Jobs;
import io.modelwright.ports.modeling.driving.Drafts;
import io.modelwright.ports.modeling.driving.Publishing;
import io.modelwright.ports.modeling.driving.Publishing.Publish;
import io.modelwright.ports.modeling.driving.Publishing.Published;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.edge.EdgePaths;
import io.modelwright.rest.http.PageQuery;
import io.modelwright.rest.http.Pages;
import io.modelwright.rest.http.Revisions;
import io.modelwright.rest.jobs.JobJson;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The published versions of an app. */
@Path("/apps/{app}/versions")
@Produces(MediaType.APPLICATION_JSON)
public final class VersionsResource {

    private final Publishing publishing;
    private final Drafts drafts;
    private final Jobs jobs;

    public VersionsResource(Publishing publishing, Drafts drafts, Jobs jobs) {
        this.publishing = publishing;
        this.drafts = drafts;
        this.jobs = jobs;
    }

    @GET
    public Json list(@Auth Caller caller, @PathParam("app") String app, @BeanParam PageQuery page) {
        return page.answer(
                (limit, cursor) -> publishing.list(caller.principal(), app, limit, cursor),
                () -> publishing.count(caller.principal(), app),
                VersionJson::summary);
    }

    /** Publishes the draft; with If-Match only that revision of it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response publish(
            @Auth Caller caller,
            @PathParam("app") String app,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PublishJson body) {
        Publish command = new Publish(
                body.message(), body.acknowledge(), body.fill(), Revisions.optional(ifMatch), body.purged());
        return switch (Problems.valueOf(publishing.publish(caller.principal(), app, command))) {
            case Published.Now(Publishing.Version version) ->
                Response.created(URI.create(EdgePaths.API + "/apps/" + app + "/versions/" + version.number()))
                        .entity(VersionJson.of(version))
                        .build();
            case Published.Later(UUID job) ->
                JobJson.accepted(Problems.valueOf(jobs.find(caller.principal(), JobJson.id(job))));
        };
    }

    @GET
    @Path("/{number}")
    public Json show(@Auth Caller caller, @PathParam("app") String app, @PathParam("number") String number) {
        return VersionJson.of(Problems.valueOf(publishing.load(caller.principal(), app, number(number))));
    }

    /** What leads from another version, by default the one before, to this one. */
    @GET
    @Path("/{number}/diff")
    public Json compare(
            @Auth Caller caller,
            @PathParam("app") String app,
            @PathParam("number") String number,
            @QueryParam("from") @Nullable String from) {
        int to = number(number);
        int start = from == null ? to - 1 : Pages.wholeNumber(from, "from");
        return Problems.valueOf(publishing.compare(caller.principal(), app, start, to));
    }

    /** Makes the draft what that version was; with If-Match only where the draft is at that revision. */
    @POST
    @Path("/{number}/restore")
    public Response restore(
            @Auth Caller caller,
            @PathParam("app") String app,
            @PathParam("number") String number,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        int version = number(number);
        long revision = Revisions.optional(ifMatch)
                .orElseGet(() ->
                        Problems.valueOf(drafts.load(caller.principal(), app)).revision());
        return DraftResource.answer(Problems.valueOf(drafts.restore(caller.principal(), app, version, revision)));
    }

    private static int number(String segment) {
        if (!segment.matches("[1-9][0-9]{0,8}")) {
            throw new ProblemException(Problem.of(404, "not-found", "There is no version of this number here."));
        }
        return Integer.parseInt(segment);
    }
}
