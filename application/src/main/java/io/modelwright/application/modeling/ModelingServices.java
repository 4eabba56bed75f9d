package io.modelwright.application.modeling;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.apps.driven.AppRepository;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.modeling.driven.DraftRepository;
import io.modelwright.ports.modeling.driven.SchemaMigrator;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.ports.modeling.driving.Drafts;
import io.modelwright.ports.modeling.driving.Publishing;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Makes the driving ports of designing out of the driven ones. */
public final class ModelingServices {

    private ModelingServices() {}

    /** @param ids for the elements of designs that have none yet */
    public static Drafts drafts(
            DraftRepository drafts,
            VersionRepository versions,
            AppAccess access,
            AuditTrail trail,
            IdSource ids,
            InstantSource clock) {
        return new DraftsService(drafts, versions, access, trail, ids, clock);
    }

    /**
     * Publishes at once what the switch alone can do, and by a job what needs a long preparation.
     *
     * @param ids for those jobs
     */
    public static Publishing publishing(
            DraftRepository drafts,
            VersionRepository versions,
            SchemaMigrator migrator,
            AppAccess access,
            JobQueue jobs,
            AuditTrail trail,
            IdSource ids,
            InstantSource clock) {
        return new PublishingService(
                drafts,
                versions,
                migrator,
                access,
                new PublishEntries(trail),
                clock,
                Optional.of(new PublishJobs(jobs, ids, clock)));
    }

    /**
     * What runs those jobs.
     *
     * @param principals who an account is now; empty where it may do nothing any more
     */
    public static JobHandler publishHandler(
            DraftRepository drafts,
            VersionRepository versions,
            SchemaMigrator migrator,
            AppAccess access,
            Function<AccountId, Optional<Principal>> principals,
            AuditTrail trail,
            InstantSource clock) {
        PublishEntries entries = new PublishEntries(trail);
        return new PublishHandler(
                new PublishingService(drafts, versions, migrator, access, entries, clock, Optional.empty()),
                principals);
    }

    /**
     * Adds the audit entries of the last days' versions where a node died between the two; to be run when a node starts and now
     * and then.
     */
    public static Runnable auditLeftovers(
            VersionRepository versions, AppRepository apps, AuditTrail trail, InstantSource clock) {
        PublishEntries entries = new PublishEntries(trail);
        return () -> entries.addMissing(versions, apps, clock.instant());
    }
}
