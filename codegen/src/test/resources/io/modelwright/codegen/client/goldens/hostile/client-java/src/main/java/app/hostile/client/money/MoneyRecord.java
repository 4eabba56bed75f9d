package app.hostile.client.money;

import app.hostile.client.con_.ConRecord;
import app.hostile.client.runtime.Money;
import app.hostile.client.runtime.RecordView;
import app.hostile.client.runtime.Ref;
import app.hostile.client.runtime.Related;
import app.hostile.client.runtime.Wire;
import app.hostile.client.string.StringRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Money
 */
public final class MoneyRecord extends RecordView {
    /**
     * @param json what nobody changes any more
     */
    public MoneyRecord(JsonNode json) {
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

    public Money money() {
        return value("money", Wire.MONEY);
    }

    public Optional<Ref<ConRecord>> con() {
        return relation("con", Wire.toOne(ConRecord::new));
    }

    public Optional<Related<StringRecord>> strings() {
        return relation("strings", Wire.toMany(StringRecord::new));
    }
}
