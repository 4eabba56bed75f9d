package io.modelwright.core.openapi;

/** What holds for every operation of a document without its saying so. */
public enum Conventions {
    /** Quotas on every route, repeated requests recognised by their key, API keys beside access tokens. */
    PLATFORM("An access token from POST /api/v1/auth/login, or an API key."),
    /** None of these: what a generated application has. */
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

    boolean hasIdempotencyKeys() {
        return this == PLATFORM;
    }
}
