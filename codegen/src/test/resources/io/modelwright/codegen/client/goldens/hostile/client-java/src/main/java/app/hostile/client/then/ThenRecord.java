package app.hostile.client.then;

import app.hostile.client.runtime.RecordView;
import app.hostile.client.runtime.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * Then
 */
public final class ThenRecord extends RecordView {
    /**
     * @param json what nobody changes any more
     */
    public ThenRecord(JsonNode json) {
        super(json);
    }

    /**
     * The id of the record.
     */
    public UUID id() {
        return value("id", Wire.ID);
    }

    /**
     * Grows with each change; updates may demand it.
     */
    public Long version() {
        return value("version", Wire.WIDE_INTEGER);
    }

    /**
     * When the record was created.
     */
    public Instant createdAt() {
        return value("createdAt", Wire.DATE_TIME);
    }

    /**
     * Who created the record.
     */
    public UUID createdBy() {
        return value("createdBy", Wire.ID);
    }

    /**
     * When the record was changed last.
     */
    public Instant updatedAt() {
        return value("updatedAt", Wire.DATE_TIME);
    }

    /**
     * Who changed the record last.
     */
    public UUID updatedBy() {
        return value("updatedBy", Wire.ID);
    }
}
