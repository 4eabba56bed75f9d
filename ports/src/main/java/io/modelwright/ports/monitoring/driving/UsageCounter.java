package io.modelwright.ports.monitoring.driving;

import io.modelwright.core.identity.Principal;

/** Counts the requests of people to the records of apps. Quick: what it counts is kept later, and lost where the process ends first. */
@FunctionalInterface
public interface UsageCounter {

    /** @param app as the request named it, which may be nothing */
    void visited(Principal principal, String app);
}
