package io.modelwright.rest.views;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.views.driving.Views;
import io.modelwright.ports.views.driving.Views.Audience;
import io.modelwright.ports.views.driving.Views.Seen;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.edge.EdgePaths;
import io.modelwright.rest.http.Revisions;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The saved views of an app; the revision is the ETag. A list without pages: their number has a limit. */
@Path("/apps/{app}/views")
@Produces(MediaType.APPLICATION_JSON)
public final class ViewsResource {

    private final Views views;

    public ViewsResource(Views views) {
        this.views = views;
    }

    @GET
    public Json list(@Auth Caller caller, @PathParam("app") String app, @QueryParam("entity") @Nullable String entity) {
        return Json.object()
                .put(
                        "items",
                        Json.array(
                                Problems.valueOf(views.list(caller.principal(), app, Optional.ofNullable(entity)))
                                        .stream()
                                        .map(ViewJson::of)
                                        .toList()))
                .put("nextCursor", Json.JsonNull.NULL)
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Auth Caller caller, @PathParam("app") String app, NewViewJson body) {
        Seen seen = Problems.valueOf(
                views.create(caller.principal(), app, body.entity(), isShared(body.visibility()), body.draft()));
        return Response.created(URI.create(EdgePaths.API + "/apps/"
                        + seen.shown().view().app() + "/views/"
                        + seen.shown().view().id()))
                .header(HttpHeaders.ETAG, tag(seen))
                .entity(ViewJson.of(seen))
                .build();
    }

    @GET
    @Path("/{view}")
    public Response show(@Auth Caller caller, @PathParam("app") String app, @PathParam("view") String view) {
        return answer(Problems.valueOf(views.find(caller.principal(), app, id(view))));
    }

    @PUT
    @Path("/{view}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response replace(
            @Auth Caller caller,
            @PathParam("app") String app,
            @PathParam("view") String view,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ViewContentJson body) {
        int revision = revision(ifMatch);
        return answer(Problems.valueOf(
                views.save(caller.principal(), app, id(view), revision, isShared(body.visibility()), body.draft())));
    }

    @DELETE
    @Path("/{view}")
    public Response delete(
            @Auth Caller caller,
            @PathParam("app") String app,
            @PathParam("view") String view,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Problems.valueOf(views.delete(caller.principal(), app, id(view), revision(ifMatch)));
        return Response.noContent().build();
    }

    @PUT
    @Path("/{view}/default")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response makeDefault(
            @Auth Caller caller, @PathParam("app") String app, @PathParam("view") String view, DefaultViewJson body) {
        Audience audience = audience(body.audience());
        return answer(Problems.valueOf(views.makeDefault(caller.principal(), app, id(view), audience, true)));
    }

    @DELETE
    @Path("/{view}/default")
    public Response dropDefault(
            @Auth Caller caller,
            @PathParam("app") String app,
            @PathParam("view") String view,
            @QueryParam("audience") @Nullable String audience) {
        Audience wanted = audience == null ? Audience.ME : audience(audience);
        Problems.valueOf(views.makeDefault(caller.principal(), app, id(view), wanted, false));
        return Response.noContent().build();
    }

    private static Response answer(Seen seen) {
        return Response.ok(ViewJson.of(seen))
                .header(HttpHeaders.ETAG, tag(seen))
                .build();
    }

    private static String tag(Seen seen) {
        return Revisions.tag(seen.shown().view().revision());
    }

    private static int revision(@Nullable String ifMatch) {
        // a view never comes to more revisions than that
        return (int) Math.min(Integer.MAX_VALUE - 1, Revisions.required(ifMatch));
    }

    private static UUID id(String view) {
        return Problems.valueOf(
                Uuids.parse(view).map(Outcome::done).orElseGet(() -> Outcome.refused(Refusal.NotFound.of("view"))));
    }

    private static boolean isShared(Optional<String> visibility) {
        return switch (visibility.orElse("mine")) {
            case "mine" -> false;
            case "shared" -> true;
            default ->
                throw Problems.invalid(
                        "invalid-view", JsonPointer.ROOT.member("visibility"), "This must be one of: mine, shared.");
        };
    }

    private static Audience audience(String audience) {
        return switch (audience) {
            case "me" -> Audience.ME;
            case "everybody" -> Audience.EVERYBODY;
            default ->
                throw Problems.invalid(
                        "invalid-view", JsonPointer.ROOT.member("audience"), "This must be one of: me, everybody.");
        };
    }
}
