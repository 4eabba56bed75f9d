package io.modelwright.application.audit;

import io.modelwright.ports.audit.driven.AuditLog;
import io.modelwright.ports.audit.driving.AuditTrails;
import io.modelwright.ports.audit.driving.Refusals;
import java.time.InstantSource;

/** Makes the driving ports around the audit trail. */
public final class AuditServices {

    private AuditServices() {}

    public static AuditTrails trails(AuditLog log) {
        return new AuditTrailsService(log);
    }

    public static Refusals refusals(AuditTrail trail, InstantSource clock) {
        return new NotedRefusals(trail, clock);
    }
}
