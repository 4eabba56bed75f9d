package io.modelwright.application.records.transfer;

import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.SecretSealer;
import io.modelwright.application.records.access.Standing;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.ports.records.driven.RecordStore;
import java.time.InstantSource;
import java.util.UUID;

/** Starts runs of imports. Safe for many threads. */
final class Importer {

    private final RecordAccess access;
    private final RecordStore records;
    private final SecretSealer sealer;
    private final InstantSource clock;

    Importer(RecordAccess access, RecordStore records, SecretSealer sealer, InstantSource clock) {
        this.access = access;
        this.records = records;
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * @param origin the ids of the new records follow from it and from their lines: the same import makes the same records
     * @param mayRepeat whether an earlier attempt may have created some of them
     */
    ImportRun run(Principal principal, Standing standing, EntityPlan entity, UUID origin, boolean mayRepeat) {
        return new ImportRun(
                access,
                new RowCreation(access, records, sealer, clock),
                principal,
                standing,
                entity,
                origin,
                mayRepeat);
    }
}
