package io.modelwright.core.audit;

/**
 * The request that something happened in.
 *
 * @param address of the network that it came from; empty where there is none
 * @param requestId under which the logs know it; empty where no request asked
 */
public record Origin(String address, String requestId) {

    /** No request: the platform goes on by itself. */
    public static final Origin NONE = new Origin("", "");
}
