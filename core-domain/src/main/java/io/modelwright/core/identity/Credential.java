package io.modelwright.core.identity;

/** By what somebody is known to be who they are. */
public sealed interface Credential {

    /** They signed in. */
    record Session(SessionId id) implements Credential {}

    /** The platform goes on with what they once asked for. */
    record Work() implements Credential {}
}
