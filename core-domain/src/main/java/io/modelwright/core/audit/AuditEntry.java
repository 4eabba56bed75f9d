package io.modelwright.core.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of the audit trail.
 *
 * @param id rises with time: the order of the trail
 * @param at in microseconds, as stores keep it
 */
public record AuditEntry(UUID id, Instant at, Actor actor, Origin origin, AuditEvent event) {}
