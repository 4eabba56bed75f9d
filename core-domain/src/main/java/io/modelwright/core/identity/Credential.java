package io.modelwright.core.identity;

import java.util.Set;

/** By what somebody is known to be who they are. */
public sealed interface Credential {

    /** They signed in. */
    record Session(SessionId id) implements Credential {}

    /** A program shows a key that its owner made; it may do what the owner may, within its scopes. */
    record ApiKey(ApiKeyId id, Set<Scope> scopes) implements Credential {
        public ApiKey {
            scopes = Set.copyOf(scopes);
        }
    }

    /** The platform goes on with what they once asked for. */
    record Work() implements Credential {}
}
