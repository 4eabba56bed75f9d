package io.modelwright.rest.openapi;

import io.modelwright.core.openapi.Answer;
import io.modelwright.core.openapi.Components;
import io.modelwright.core.openapi.Headers;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.openapi.Parameter;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.rest.description.Section;
import io.modelwright.rest.edge.KeysServlet;
import java.util.List;
import java.util.Map;

/** What the document says of itself, of the public keys and of the health of the server. */
final class SystemApi {

    private SystemApi() {}

    static List<Section> sections() {
        return List.of(documents(), server());
    }

    private static Section documents() {
        JsonSchema document = JsonSchema.object()
                .required("openapi", JsonSchema.matching("^3\\.1\\."))
                .others(JsonSchema.any())
                .build();
        return Section.of("OpenAPI", "The interfaces as documents")
                .schema("OpenApiDocument", document)
                .method(
                        OpenApiResource.class,
                        "platform",
                        described(Operation.of("getOpenApi", "Read this document"))
                                .open())
                .method(
                        AppDocumentResource.class,
                        "app",
                        described(Operation.of("getAppOpenApi", "Read the document of an app"))
                                .parameter(Parameter.query(
                                        "version",
                                        "Which version of the app; by default the one that is live.",
                                        JsonSchema.integer(1, 999_999_999)))
                                .problem(409, "ambiguous-slug"));
    }

    private static Operation described(Operation operation) {
        return operation
                .parameter(Components.ifNoneMatch())
                .answers(Answer.json(200, "An OpenAPI 3.1 document.", JsonSchema.ref("OpenApiDocument"))
                        .with(Headers.ETAG))
                .answers(Answer.empty(304, "It is what is known already.").with(Headers.ETAG));
    }

    private static Section server() {
        JsonSchema key = JsonSchema.object()
                .required("kty", JsonSchema.string())
                .required("kid", JsonSchema.string())
                .others(JsonSchema.string())
                .build();
        JsonSchema keys = JsonSchema.object()
                .required("keys", JsonSchema.array(JsonSchema.ref("PublicKey")))
                .build();
        return Section.of("Server", "Keys and health")
                .schema("PublicKey", key)
                .schema(
                        "Live",
                        JsonSchema.object()
                                .required("status", JsonSchema.words(List.of("live")))
                                .build())
                .schema("Readiness", readiness())
                .route(
                        "GET",
                        KeysServlet.PATH,
                        Operation.of("getKeys", "Read the public keys of access tokens")
                                .unlimited()
                                .answers(new Answer(
                                        200,
                                        "A JWK set (RFC 7517).",
                                        Map.of("application/jwk-set+json", keys),
                                        List.of()))
                                .problem(503))
                .route(
                        "GET",
                        "/health/live",
                        Operation.of("getLiveness", "Ask whether the process lives")
                                .unlimited()
                                .answers(Answer.json(200, "It lives.", JsonSchema.ref("Live"))))
                .route(
                        "GET",
                        "/health/ready",
                        Operation.of("getReadiness", "Ask whether the server can serve")
                                .unlimited()
                                .answers(Answer.json(200, "It serves.", JsonSchema.ref("Readiness")))
                                .answers(Answer.json(503, "It does not.", JsonSchema.ref("Readiness"))
                                        .with(Headers.RETRY_AFTER)));
    }

    private static JsonSchema readiness() {
        JsonSchema check = JsonSchema.words(List.of("up", "down"));
        return JsonSchema.object()
                .required("status", JsonSchema.words(List.of("ready", "degraded", "unavailable")))
                .required("checks", JsonSchema.object().others(check).build())
                .build();
    }
}
