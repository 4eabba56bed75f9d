package io.modelwright.rest.modeling;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.modeling.driving.Drafts;
import io.modelwright.ports.modeling.driving.Drafts.Draft;
import io.modelwright.ports.modeling.driving.Publishing;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.Revisions;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The editable design of an app as its bare document; the revision is the ETag. */
@Path("/apps/{app}/draft")
public final class DraftResource {

    private static final String YAML = "application/yaml";

    private final Drafts drafts;
    private final Publishing publishing;

    public DraftResource(Drafts drafts, Publishing publishing) {
        this.drafts = drafts;
        this.publishing = publishing;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, YAML})
    public Response show(
            @Auth Caller caller,
            @PathParam("app") String app,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        Draft draft = Problems.valueOf(drafts.load(caller.principal(), app));
        return Revisions.isKnown(ifNoneMatch, draft.revision())
                ? Response.notModified()
                        .header(HttpHeaders.ETAG, Revisions.tag(draft.revision()))
                        .build()
                : answer(draft);
    }

    @PUT
    @Consumes({MediaType.APPLICATION_JSON, YAML})
    @Produces({MediaType.APPLICATION_JSON, YAML})
    public Response replace(
            @Auth Caller caller,
            @PathParam("app") String app,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Json document) {
        long revision = Revisions.required(ifMatch);
        return answer(Problems.valueOf(drafts.replace(caller.principal(), app, revision, document)));
    }

    @PATCH
    @Consumes({"application/json-patch+json", MediaType.APPLICATION_JSON})
    @Produces({MediaType.APPLICATION_JSON, YAML})
    public Response patch(
            @Auth Caller caller,
            @PathParam("app") String app,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Json patch) {
        long revision = Revisions.required(ifMatch);
        return answer(Problems.valueOf(drafts.patch(caller.principal(), app, revision, patch)));
    }

    /** What is worth a look in the draft and does not stop it from being kept. */
    @GET
    @Path("/findings")
    @Produces(MediaType.APPLICATION_JSON)
    public Json findings(@Auth Caller caller, @PathParam("app") String app) {
        Draft draft = Problems.valueOf(drafts.load(caller.principal(), app));
        return Json.object()
                .put(
                        "items",
                        Json.array(
                                draft.warnings().stream().map(FindingJson::of).toList()))
                .build();
    }

    @GET
    @Path("/plan")
    @Produces(MediaType.APPLICATION_JSON)
    public Json plan(@Auth Caller caller, @PathParam("app") String app) {
        return Problems.valueOf(publishing.plan(caller.principal(), app));
    }

    static Response answer(Draft draft) {
        return Response.ok(draft.document())
                .header(HttpHeaders.ETAG, Revisions.tag(draft.revision()))
                .build();
    }
}
