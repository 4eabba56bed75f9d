package io.modelwright.core.openapi;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The problems that answers can be, by status, with the codes that are in use. A code is added here when the code that
 * refuses with it is written; clients take one that they do not know for its status.
 */
public enum ProblemKind {
    MALFORMED(
            400,
            "Malformed",
            "The request cannot be read",
            "malformed-cursor",
            "malformed-idempotency-key",
            "malformed-json",
            "malformed-limit",
            "malformed-parameter",
            "malformed-patch",
            "malformed-path",
            "malformed-position",
            "malformed-query",
            "malformed-request",
            "malformed-text",
            "malformed-multipart",
            "malformed-yaml",
            "duplicate-key",
            "too-deep",
            "yaml-alias",
            "yaml-tag"),
    UNAUTHENTICATED(
            401,
            "Unauthenticated",
            "Not signed in",
            "unauthenticated",
            "invalid-token",
            "session-ended",
            "wrong-credentials"),
    FORBIDDEN(
            403,
            "Forbidden",
            "Not allowed",
            "forbidden",
            "account-disabled",
            "cross-site",
            "insufficient-scope",
            "registration-closed",
            "session-required"),
    NOT_FOUND(
            404,
            "NotFound",
            "Not found, or not for the caller to know of",
            "not-found",
            "invitation-not-valid",
            "reset-not-valid",
            "no-repository",
            "not-published"),
    NOT_ALLOWED(405, "NotAllowed", "The method is not for this resource", "method-not-allowed"),
    NOT_ACCEPTABLE(406, "NotAcceptable", "No representation that the client accepts", "not-acceptable"),
    CONFLICT(
            409,
            "Conflict",
            "Conflict with the state of things",
            "ambiguous-slug",
            "build-cancelled",
            "build-failed",
            "build-timeout",
            "changed-meanwhile",
            "compile-timeout",
            "dockerfile-missing",
            "copy-impossible",
            "data-kept",
            "deployment-changed",
            "deployment-deleted",
            "deployment-too-old",
            "email-taken",
            "environment-stopped",
            "file-in-use",
            "generation-not-ready",
            "idempotency-in-progress",
            "idempotency-reply-lost",
            "idempotency-reply-too-large",
            "image-differs",
            "image-missing",
            "job-ended",
            "job-not-retryable",
            "last-owner",
            "member-changed",
            "merge-conflict",
            "name-taken",
            "no-former-release",
            "no-port-left",
            "no-release",
            "nothing-published",
            "nothing-to-publish",
            "nothing-to-restore",
            "other-target",
            "other-version",
            "own-account",
            "password-changed",
            "patch-test-failed",
            "publish-blocked",
            "publish-conflict",
            "release-never-served",
            "release-serves",
            "release-under-way",
            "repository-full",
            "rollback-breaks",
            "slug-taken",
            "still-referenced",
            "too-many-keys",
            "too-many-template-sets",
            "too-many-views",
            "view-not-shared",
            "unacknowledged-loss",
            "unchanged",
            "value-needed"),
    STALE(412, "Stale", "Changed meanwhile", "stale", "stale-draft", "stale-record"),
    TOO_LARGE(
            413,
            "TooLarge",
            "The body is too large",
            "body-too-large",
            "build-too-large",
            "file-too-large",
            "import-too-large",
            "workspace-full"),
    UNSUPPORTED(
            415,
            "UnsupportedMediaType",
            "The body has a type that is not understood",
            "no-thumbnail",
            "unsupported-media-type",
            "unsupported-charset"),
    UNSATISFIABLE(416, "RangeNotSatisfiable", "The content has no such part", "range-not-satisfiable"),
    INVALID(
            422,
            "Invalid",
            "The content is not valid",
            "compile-failed",
            "forbidden-character",
            "idempotency-key-reused",
            "import-too-complex",
            "invalid",
            "invalid-app",
            "invalid-data",
            "invalid-design",
            "invalid-environment",
            "invalid-fill",
            "invalid-options",
            "invalid-query",
            "invalid-range",
            "invalid-record",
            "invalid-request",
            "invalid-step",
            "invalid-template-set",
            "invalid-view",
            "name-too-long",
            "nothing-to-import",
            "not-comparable",
            "number-out-of-range",
            "patch-inapplicable",
            "sample-without-template",
            "template-failed",
            "text-too-long",
            "unknown-environment",
            "unknown-target",
            "unknown-version",
            "unknown-workspace"),
    REVISION_MISSING(428, "RevisionMissing", "The revision is missing", "revision-missing"),
    TOO_MANY(429, "TooMany", "Too many requests", "quota-exceeded"),
    FAULT(500, "Fault", "A fault in the server", "internal", "secret-unreadable"),
    BAD_GATEWAY(502, "BadGateway", "What stands behind does not answer", "deployment-unreachable"),
    UNAVAILABLE(
            503,
            "Unavailable",
            "Not available at the moment",
            "deployment-busy",
            "deployment-stopped",
            "engine-unavailable",
            "overloaded",
            "starting",
            "store-unavailable");

    private static final String TYPE = "urn:modelwright:problem:";
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final Map<Integer, ProblemKind> BY_STATUS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ProblemKind::status, Function.identity()));

    private final int status;
    private final String component;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> codes;

    ProblemKind(int status, String component, String description, String... codes) {
        this.status = status;
        this.component = component;
        this.description = description;
        this.codes = Stream.of(codes).sorted().toList();
    }

    public int status() {
        return status;
    }

    public List<String> codes() {
        return codes;
    }

    public static Optional<ProblemKind> of(int status) {
        return Optional.ofNullable(BY_STATUS.get(status));
    }

    /** The answer of this kind with any of its codes, as it stands among the components. */
    static Json.JsonObject components() {
        Json.ObjectBuilder responses = Json.object();
        for (ProblemKind kind : values()) {
            responses.put(kind.component, kind.response(kind.codes));
        }
        return responses.build();
    }

    /** What all problems look like, by the names of schemas. */
    static Map<String, JsonSchema> schemas() {
        JsonSchema fault = JsonSchema.object()
                .required("pointer", JsonSchema.string().described("Where, as a JSON Pointer (RFC 6901)."))
                .required("code", JsonSchema.matching("^[a-z0-9-]+$"))
                .required("message", JsonSchema.string())
                .build();
        JsonSchema problem = JsonSchema.of("object")
                .described("RFC 9457. Clients that meet a code which they do not know go by the status.")
                .with("properties", problemMembers())
                .with(
                        "required",
                        Json.array(Stream.of("type", "title", "status", "detail")
                                .map(Json::of)
                                .toList()));
        return Map.of("Problem", problem, "ProblemError", fault);
    }

    private static Json problemMembers() {
        return Json.object()
                .put("type", JsonSchema.matching("^" + TYPE + "[a-z0-9-]+$").json())
                .put("title", JsonSchema.string().json())
                .put("status", JsonSchema.integer(400, 599).json())
                .put("detail", JsonSchema.string().json())
                .put(
                        "instance",
                        JsonSchema.string().described("The id of the request.").json())
                .put("errors", JsonSchema.array(JsonSchema.ref("ProblemError")).json())
                .put(
                        "current",
                        JsonSchema.natural()
                                .described("With 412: the revision now.")
                                .json())
                .build();
    }

    Json reference() {
        return Json.object().put("$ref", "#/components/responses/" + component).build();
    }

    /** The answer of this kind with some codes. */
    Json response(List<String> some) {
        List<Json> types = some.stream().map(code -> Json.of(TYPE + code)).toList();
        Json.JsonObject narrowed = Json.object()
                .put(
                        "properties",
                        Json.object()
                                .put(
                                        "type",
                                        JsonSchema.any()
                                                .with("enum", Json.array(types))
                                                .json())
                                .put(
                                        "status",
                                        JsonSchema.constant(Json.of(status)).json())
                                .build())
                .build();
        Json schema = Json.object()
                .put("allOf", Json.array(List.of(JsonSchema.ref("Problem").json(), narrowed)))
                .build();
        Json.ObjectBuilder response =
                Json.object().put("description", description + ": " + String.join(", ", some) + ".");
        Headers.ofProblem(status).ifPresent(headers -> response.put("headers", headers));
        return response.put(
                        "content",
                        Json.object()
                                .put(
                                        MEDIA_TYPE,
                                        Json.object().put("schema", schema).build())
                                .build())
                .build();
    }
}
