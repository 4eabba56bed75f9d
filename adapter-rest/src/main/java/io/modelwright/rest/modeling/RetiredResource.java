package io.modelwright.rest.modeling;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.modeling.driving.Publishing;
import io.modelwright.ports.modeling.driving.Publishing.RetiredElement;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.json.WireValues;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/**
 * What left an app's design and is kept: to be brought back by restoring an older version of the draft, or destroyed by a
 * version with {@code purge}. A list without pages: it holds a few hundred elements at most.
 */
@Path("/apps/{app}/retired")
@Produces(MediaType.APPLICATION_JSON)
public final class RetiredResource {

    private final Publishing publishing;

    public RetiredResource(Publishing publishing) {
        this.publishing = publishing;
    }

    @GET
    public Json list(@Auth Caller caller, @PathParam("app") String app) {
        return Json.object()
                .put(
                        "items",
                        Json.array(Problems.valueOf(publishing.retired(caller.principal(), app)).stream()
                                .map(RetiredResource::element)
                                .toList()))
                .put("nextCursor", Json.JsonNull.NULL)
                .build();
    }

    private static Json element(RetiredElement element) {
        return Json.object()
                .put("id", element.id().toString())
                .put("kind", element.kind().name().toLowerCase(Locale.ROOT))
                .put("name", element.name())
                .put("entity", WireValues.optional(element.entity(), Json::of))
                .put("since", element.since())
                .build();
    }
}
