package io.modelwright.testkit.audit;

import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.ports.audit.driven.AuditLog;
import io.modelwright.testkit.atomic.InMemoryAtomic;

final class InMemoryAuditLogTest implements AuditLogContract {

    private final InMemoryAuditLog log = new InMemoryAuditLog();

    @Override
    public AuditLog log() {
        return log;
    }

    @Override
    public Atomic atomic() {
        return new InMemoryAtomic(log);
    }
}
