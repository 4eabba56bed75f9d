package io.modelwright.core.monitoring;

/** How a deployment is. Lower case on the wire. */
public enum Health {
    HEALTHY,
    UNHEALTHY,
    /** Nobody wants it to run. */
    STOPPED,
    /** Nobody can tell: the engine is away, or it was never looked at. */
    UNKNOWN
}
