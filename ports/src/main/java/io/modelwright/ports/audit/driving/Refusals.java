package io.modelwright.ports.audit.driving;

import io.modelwright.core.identity.Principal;

/** Hears of requests that were refused to somebody who is signed in. */
@FunctionalInterface
public interface Refusals {

    /**
     * Keeps a note of it, up to some a minute for each account and then only their number. Never fails.
     *
     * @param path without the query
     * @param status 403, or 404 where something is not there or is to stay secret
     */
    void note(Principal principal, String method, String path, int status);
}
