package io.modelwright.rest.meta;

import io.dropwizard.auth.Auth;
import io.modelwright.core.meta.MetaDocument;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.openapi.driving.AppDescriptions;
import io.modelwright.ports.openapi.driving.AppDescriptions.Described;
import io.modelwright.ports.openapi.driving.AppDescriptions.DescribedFor;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.edge.EdgePaths;
import io.modelwright.rest.http.EncodedDocument;
import io.modelwright.rest.http.KeptDocuments;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The metadata of an app's live version for whoever can see it, with what they may do. */
@Path("/apps/{app}/meta")
@Produces(MediaType.APPLICATION_JSON)
public final class AppMetaResource {

    private record Key(AppId app, int version, MetaDocument.Place place) {}

    private final AppDescriptions apps;
    private final KeptDocuments<Key, Json.JsonObject> kept = new KeptDocuments<>();

    public AppMetaResource(AppDescriptions apps) {
        this.apps = apps;
    }

    @GET
    public Response meta(
            @Auth Caller caller,
            @PathParam("app") String app,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        DescribedFor found = Problems.valueOf(apps.describeFor(caller.principal(), app));
        Described described = found.described();
        MetaDocument.Place place = new MetaDocument.Place(
                described.app().name(),
                EdgePaths.API + "/apps/" + described.app().id());
        Json.JsonObject document = kept.get(
                new Key(described.app().id(), described.version(), place),
                () -> MetaDocument.of(described.design(), described.version(), place));
        return EncodedDocument.of(MetaDocument.withCaller(document, described.design(), found.basis()))
                .answer(ifNoneMatch, "private");
    }
}
