package io.modelwright.core.deploy;

/** Where a release stands. Lower case on the wire. */
public enum ReleaseState {
    /** Its job has not ended. */
    PENDING,
    /** Requests go there, unless the deployment is stopped. */
    SERVING,
    /** It served until another one took its place. */
    FORMER,
    /** It never served; what served before does so still. */
    FAILED,
    /** What it would have put there served already, so that nothing was done. */
    UNCHANGED;

    /** Whether that may come next. A release that failed may be tried again; one that served comes back as another release. */
    public boolean leadsTo(ReleaseState next) {
        return switch (this) {
            case PENDING, FAILED -> next == SERVING || next == FAILED || next == UNCHANGED;
            case SERVING -> next == FORMER;
            case FORMER, UNCHANGED -> false;
        };
    }
}
