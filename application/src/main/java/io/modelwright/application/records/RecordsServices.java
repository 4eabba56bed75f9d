package io.modelwright.application.records;

import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.SecretSealer;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.ports.records.driving.Records;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** Makes the services around records. */
public final class RecordsServices {

    private RecordsServices() {}

    /**
     * Working with records.
     *
     * @param key at least 32 secret bytes that stay the same: cursors and secrets are sealed with keys derived from it
     */
    public static Records records(
            RecordAccess access, RecordStore store, IdSource ids, InstantSource clock, byte[] key) {
        Plans plans = new Plans();
        Cursors cursors = new Cursors(new Sealing(key, "cursors"));
        return new RecordsService(
                new Fencing(access, clock),
                new RecordReading(store, plans, cursors),
                new RecordWriting(store, plans, cursors, new Sealing(key, "secrets"), ids, access));
    }

    /** Seals secrets for other services that write records, as {@link #records} with the same key does. */
    public static SecretSealer secrets(byte[] key) {
        Sealing sealing = new Sealing(key, "secrets");
        return (record, field, secret) -> sealing.seal(record + " " + field, secret.getBytes(StandardCharsets.UTF_8));
    }
}
