package app.hostile.client.con_;

import app.hostile.client.money.MoneyRecord;
import app.hostile.client.runtime.RecordView;
import app.hostile.client.runtime.Related;
import app.hostile.client.runtime.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Con
 */
public final class ConRecord extends RecordView {
    /**
     * @param json what nobody changes any more
     */
    public ConRecord(JsonNode json) {
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

    public Optional<String> record_() {
        return optional("record", Wire.TEXT);
    }

    public Optional<Related<MoneyRecord>> money() {
        return relation("money", Wire.toMany(MoneyRecord::new));
    }
}
