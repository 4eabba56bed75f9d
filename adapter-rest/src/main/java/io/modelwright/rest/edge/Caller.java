package io.modelwright.rest.edge;

import io.modelwright.core.identity.Principal;

/** The principal of a request as servlets and Jersey know it ({@code @Auth Caller}). */
public record Caller(Principal principal) implements java.security.Principal {

    @Override
    public String getName() {
        return principal.account().toString();
    }
}
