package io.modelwright.rest.meta;

import io.dropwizard.auth.Auth;
import io.modelwright.core.meta.MetaDocument;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.EncodedDocument;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The models of the platform's own resources, for whoever is signed in. */
@Path("/meta/models")
@Produces(MediaType.APPLICATION_JSON)
public final class SystemModelsResource {

    private final Supplier<Json.JsonObject> openApi;
    private volatile @Nullable SystemModels models;

    /** @param openApi the document of the platform's interface; asked for with the first request */
    public SystemModelsResource(Supplier<Json.JsonObject> openApi) {
        this.openApi = openApi;
    }

    @GET
    public Response list(@Auth Caller caller, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        List<String> roles = caller.principal().platformAdministrator() ? List.of("administrator") : List.of();
        Json.JsonObject model = MetaDocument.withCaller(models().document(), MetaDocument.Access.ROLES, roles);
        Json.JsonObject page = Json.object()
                .put("items", Json.array(List.of(model)))
                .put("nextCursor", Json.JsonNull.NULL)
                .build();
        return EncodedDocument.of(page).answer(ifNoneMatch, "private");
    }

    /** Two requests may make the same. */
    private SystemModels models() {
        SystemModels made = models;
        if (made == null) {
            made = new SystemModels(openApi.get());
            models = made;
        }
        return made;
    }
}
