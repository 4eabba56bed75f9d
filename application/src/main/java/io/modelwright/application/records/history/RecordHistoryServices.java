package io.modelwright.application.records.history;

import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.SecretSealer;
import io.modelwright.ports.records.driven.RecordJournal;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.ports.records.driving.RecordHistory;
import io.modelwright.ports.records.driving.Records;
import java.time.InstantSource;

/** Makes what this package offers. */
public final class RecordHistoryServices {

    private RecordHistoryServices() {}

    /**
     * @param ordinary makes the changes that restore a record which is there
     * @param sealer as the one of {@code ordinary}
     */
    public static RecordHistory history(
            RecordAccess access,
            RecordStore records,
            RecordJournal journal,
            Records ordinary,
            SecretSealer sealer,
            InstantSource clock) {
        return new RecordHistoryService(
                access, records, journal, new Restoring(access, ordinary, records, sealer, clock), clock);
    }
}
