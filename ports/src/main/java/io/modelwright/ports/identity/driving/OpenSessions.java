package io.modelwright.ports.identity.driving;

import io.modelwright.core.identity.OpenSession;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import java.util.Optional;

/**
 * Where the caller is signed in. What is ended here is over at the next request, on every node. Refused as {@code
 * session-required} (403) for who shows an API key.
 */
public interface OpenSessions {

    /** A session, and whether it is the one of this request. */
    record OwnSession(OpenSession session, boolean current) {}

    /** In the order of signing in. */
    Outcome<Page<OwnSession>> list(Principal principal, int limit, Optional<String> cursor);

    /** How many there are in the list. */
    Outcome<Long> count(Principal principal);

    /** Ends one, the caller's own too; those of others are not found. */
    Outcome<String> end(Principal principal, String session);

    /** Ends all but the one of this request; how many. */
    Outcome<Integer> endOthers(Principal principal);
}
