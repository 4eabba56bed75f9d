package io.modelwright.rest.openapi;

import io.dropwizard.auth.Auth;
import io.modelwright.core.openapi.AppDocument;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.openapi.driving.AppDescriptions;
import io.modelwright.ports.openapi.driving.AppDescriptions.Described;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.edge.EdgePaths;
import io.modelwright.rest.http.EncodedDocument;
import io.modelwright.rest.http.KeptDocuments;
import io.modelwright.rest.http.Pages;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The document of an app's version, for whoever can see the app. The last ones asked for are kept. */
@Path("/apps/{app}/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class AppDocumentResource {

    private record Key(AppId app, int version, AppDocument.Place place) {}

    private final AppDescriptions apps;

    private final KeptDocuments<Key, EncodedDocument> kept = new KeptDocuments<>();

    public AppDocumentResource(AppDescriptions apps) {
        this.apps = apps;
    }

    @GET
    public Response app(
            @Auth Caller caller,
            @PathParam("app") String app,
            @QueryParam("version") @Nullable String version,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        Optional<Integer> number = Optional.ofNullable(version).map(text -> Pages.wholeNumber(text, "version"));
        Described described = Problems.valueOf(apps.describe(caller.principal(), app, number));
        return document(described).answer(ifNoneMatch, "private");
    }

    private EncodedDocument document(Described described) {
        AppDocument.Place place = new AppDocument.Place(
                described.app().name(),
                EdgePaths.API + "/apps/" + described.app().slug());
        Key key = new Key(described.app().id(), described.version(), place);
        return kept.get(key, () -> EncodedDocument.of(AppDocument.of(described.design(), described.version(), place)));
    }
}
