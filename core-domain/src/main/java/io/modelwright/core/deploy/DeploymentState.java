package io.modelwright.core.deploy;

/** Where a deployment stands. Lower case on the wire. */
public enum DeploymentState {
    /** A release is on its way; the one before serves meanwhile, where there is one. */
    DEPLOYING,
    /** Its release serves. */
    RUNNING,
    /** It has a release that somebody stopped. */
    STOPPED,
    /** No release of it ever served. */
    FAILED,
    /** It goes, with its database. */
    DELETING
}
