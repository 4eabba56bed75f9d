package io.modelwright.core.openapi;

import io.modelwright.core.shared.JsonSchema;

/** Staying signed in to a generated application, and signing out. Stateless. */
final class SessionOperations {

    private static final String SIGN_IN = "Sign-in";

    private SessionOperations() {}

    static void addTo(OpenApiDocument document, String base) {
        document.operation(
                "POST",
                base + "/auth/refresh",
                SIGN_IN,
                Operation.of("refresh", "Get a fresh access token")
                        .described(
                                "By the refresh token in the cookie that signing in sets. Each is traded once for the next;"
                                        + " one that comes back later ends its session.")
                        .open()
                        .answers(Answer.json(200, "A token for some minutes.", JsonSchema.ref("AccessToken")))
                        .problem(401, "session-ended", "unauthenticated")
                        .problem(403, "cross-site"));
        document.operation(
                "POST",
                base + "/auth/logout",
                SIGN_IN,
                Operation.of("signOut", "End the session of the cookie")
                        .open()
                        .answers(Answer.empty(204, "It has ended."))
                        .problem(403, "cross-site"));
    }
}
