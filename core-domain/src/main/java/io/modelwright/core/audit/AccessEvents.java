package io.modelwright.core.audit;

/** What was not allowed. */
public final class AccessEvents {

    private AccessEvents() {}

    /**
     * A request of somebody who is signed in was refused, or what it asked for is not there for them.
     *
     * @param path without a query, which holds data
     * @param status of the answer: 403 or 404
     * @param unnoted how many more were refused before, of which no entry tells
     */
    public static AuditEvent refused(String method, String path, int status, long unnoted) {
        Details after = Details.of("status", status);
        return AuditEvent.ofInstallation(AuditAction.ACCESS_REFUSED, "route", method + " " + path)
                .to(unnoted == 0 ? after : after.and("unnoted", Long.toString(unnoted)));
    }
}
