package io.modelwright.application.records.transfer;

import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.SecretSealer;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.ports.records.driven.UploadedRows;
import io.modelwright.ports.records.driving.RecordTransfer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Makes what this package offers. */
public final class RecordTransferServices {

    private RecordTransferServices() {}

    public static RecordTransfer transfer(
            RecordAccess access,
            RecordStore records,
            SecretSealer sealer,
            JobQueue jobs,
            AuditTrail trail,
            InstantSource clock,
            IdSource ids) {
        Importer importer = new Importer(access, records, sealer, clock);
        return new RecordTransferService(access, records, importer, jobs, trail, clock, ids);
    }

    /**
     * What runs the jobs of {@link RecordTransfer#importLater}.
     *
     * @param principals who an account is now, with its memberships; empty where it is gone
     */
    public static JobHandler importHandler(
            RecordAccess access,
            RecordStore records,
            SecretSealer sealer,
            UploadedRows uploads,
            Function<AccountId, Optional<Principal>> principals,
            InstantSource clock) {
        return new ImportHandler(new Importer(access, records, sealer, clock), access, uploads, principals);
    }
}
