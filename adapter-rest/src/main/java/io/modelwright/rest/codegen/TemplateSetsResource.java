package io.modelwright.rest.codegen;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.ports.codegen.driven.TemplateSetRepository.StoredSet;
import io.modelwright.ports.codegen.driving.TemplateSets;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.edge.EdgePaths;
import io.modelwright.rest.http.Pages;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The template sets of an app; the revision is the ETag. Lists without pages: an app has a few sets. */
@Path("/apps/{app}/template-sets")
@Produces(MediaType.APPLICATION_JSON)
public final class TemplateSetsResource {

    private final TemplateSets sets;

    public TemplateSetsResource(TemplateSets sets) {
        this.sets = sets;
    }

    @GET
    public Json list(@Auth Caller caller, @PathParam("app") String app) {
        return TemplateSetJson.list(Problems.valueOf(sets.list(caller.principal(), app)), TemplateSetJson::summary);
    }

    /** The name stands beside the content. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Auth Caller caller, @PathParam("app") String app, Json body) {
        if (!(body instanceof Json.JsonObject object)
                || !(object.find("name").orElse(Json.JsonNull.NULL) instanceof Json.JsonString(String name))) {
            throw Problems.invalid(
                    "invalid-template-set", JsonPointer.ROOT.member("name"), "A name is needed, as a text.");
        }
        Map<String, Json> content = new LinkedHashMap<>(object.members());
        content.remove("name");
        StoredSet set = Problems.valueOf(
                sets.save(caller.principal(), app, name, Optional.empty(), new Json.JsonObject(content)));
        return Response.created(URI.create(EdgePaths.API + "/apps/" + set.app() + "/template-sets/" + name))
                .header(HttpHeaders.ETAG, Revisions.tag(set.revision()))
                .entity(TemplateSetJson.whole(set))
                .build();
    }

    @GET
    @Path("/{set}")
    public Response show(
            @Auth Caller caller,
            @PathParam("app") String app,
            @PathParam("set") String name,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        StoredSet set = Problems.valueOf(sets.find(caller.principal(), app, name, Optional.empty()));
        return Revisions.isKnown(ifNoneMatch, set.revision())
                ? Response.notModified()
                        .header(HttpHeaders.ETAG, Revisions.tag(set.revision()))
                        .build()
                : answer(set);
    }

    @PUT
    @Path("/{set}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response replace(
            @Auth Caller caller,
            @PathParam("app") String app,
            @PathParam("set") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Json content) {
        Optional<Integer> revision = Optional.of(revision(ifMatch));
        return answer(Problems.valueOf(sets.save(caller.principal(), app, name, revision, content)));
    }

    @DELETE
    @Path("/{set}")
    public Response delete(
            @Auth Caller caller,
            @PathParam("app") String app,
            @PathParam("set") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Problems.valueOf(sets.delete(caller.principal(), app, name, revision(ifMatch)));
        return Response.noContent().build();
    }

    @GET
    @Path("/{set}/revisions")
    public Json revisions(@Auth Caller caller, @PathParam("app") String app, @PathParam("set") String name) {
        return TemplateSetJson.list(
                Problems.valueOf(sets.revisions(caller.principal(), app, name)), TemplateSetJson::revision);
    }

    @GET
    @Path("/{set}/revisions/{revision}")
    public Response revision(
            @Auth Caller caller,
            @PathParam("app") String app,
            @PathParam("set") String name,
            @PathParam("revision") String revision) {
        int number = Pages.wholeNumber(revision, "revision");
        return answer(Problems.valueOf(sets.find(caller.principal(), app, name, Optional.of(number))));
    }

    /** Of what is saved, or of the content that is sent. */
    @POST
    @Path("/{set}/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    public Json preview(@Auth Caller caller, @PathParam("app") String app, @PathParam("set") String name, Json body) {
        boolean saved =
                body instanceof Json.JsonObject object && object.members().isEmpty();
        return TemplateSetJson.tree(Problems.valueOf(
                sets.preview(caller.principal(), app, name, saved ? Optional.empty() : Optional.of(body))));
    }

    private static int revision(@Nullable String ifMatch) {
        // a set never comes to more revisions than that
        return (int) Math.min(Integer.MAX_VALUE, Revisions.required(ifMatch));
    }

    private static Response answer(StoredSet set) {
        return Response.ok(TemplateSetJson.whole(set))
                .header(HttpHeaders.ETAG, Revisions.tag(set.revision()))
                .build();
    }
}
