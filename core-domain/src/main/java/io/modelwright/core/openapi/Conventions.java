package io.modelwright.core.openapi;

/** What holds for every operation of a document without its saying so. */
public enum Conventions {
    /** Quotas on every route, repeated requests recognised by their key, API keys beside access tokens. */
    PLATFORM("An access token from POST /api/v1/auth/login, or an API key."),
    /** What a generated application has: of these, repeated requests that make records or files. */
    APPLICATION("An access token from POST /api/v1/auth/login.");

    private final String bearer;

    Conventions(String bearer) {
        this.bearer = bearer;
    }

    /** What is said of the token that a client shows. */
    String bearer() {
        return bearer;
    }

    boolean hasQuotas() {
        return this == PLATFORM;
    }

    /**
     * Whether an operation is recognised by its key when it is sent again.
     *
     * @param method in lower case
     */
    boolean takesIdempotencyKeys(String method, String path) {
        boolean makes = path.contains("/records/") || path.endsWith("/files");
        return method.equals("post") && (this == PLATFORM || makes);
    }
}
