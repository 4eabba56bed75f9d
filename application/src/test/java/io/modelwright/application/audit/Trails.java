package io.modelwright.application.audit;

import static io.modelwright.testkit.identity.IdentityFixtures.NOW;

import io.modelwright.core.audit.Origin;
import io.modelwright.testkit.atomic.InMemoryAtomic;
import io.modelwright.testkit.atomic.Rewindable;
import io.modelwright.testkit.audit.InMemoryAuditLog;
import io.modelwright.testkit.identity.IdentityFixtures;
import java.util.ArrayList;
import java.util.List;

/** Audit trails over stores in memory. */
public final class Trails {

    public static final Origin ORIGIN = new Origin("192.0.2.7", "a request");

    private Trails() {}

    /** Into that log, with changes in those stores. */
    public static AuditTrail into(InMemoryAuditLog log, Rewindable... stores) {
        List<Rewindable> all = new ArrayList<>(List.of(stores));
        all.add(log);
        return new AuditTrail(
                new InMemoryAtomic(all.toArray(Rewindable[]::new)),
                log,
                () -> ORIGIN,
                IdentityFixtures::nextId,
                () -> NOW);
    }

    /** For tests that look at other things. */
    public static AuditTrail somewhere() {
        return into(new InMemoryAuditLog());
    }
}
