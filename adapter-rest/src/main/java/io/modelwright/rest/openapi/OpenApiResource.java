package io.modelwright.rest.openapi;

import io.modelwright.rest.http.EncodedDocument;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The platform's own document, for everybody. */
@Path("/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {

    /** Made when it is first asked for. */
    private static final class Made {
        private static final EncodedDocument DOCUMENT = EncodedDocument.of(PlatformDocument.json());
    }

    @GET
    public Response platform(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return Made.DOCUMENT.answer(ifNoneMatch, "public");
    }
}
