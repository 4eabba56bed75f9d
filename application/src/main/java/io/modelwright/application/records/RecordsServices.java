package io.modelwright.application.records;

import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.SecretSealer;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.ports.records.driving.Records;
import java.time.InstantSource;

/** Makes the services around records. */
public final class RecordsServices {

    private RecordsServices() {}

    /**
     * Working with records.
     *
     * @param key at least 32 secret bytes that stay the same: cursors are sealed with keys derived from it
     * @param secrets seals the values of secret fields
     */
    public static Records records(
            RecordAccess access,
            RecordStore store,
            IdSource ids,
            InstantSource clock,
            byte[] key,
            SecretSealer secrets) {
        Plans plans = new Plans();
        Cursors cursors = new Cursors(new Sealing(key, "cursors"));
        return new RecordsService(
                new Fencing(access, clock),
                new RecordReading(store, plans, cursors),
                new RecordWriting(store, plans, cursors, secrets, ids, access));
    }
}
