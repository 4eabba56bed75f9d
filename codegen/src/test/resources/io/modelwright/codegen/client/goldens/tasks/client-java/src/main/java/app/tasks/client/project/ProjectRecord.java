package app.tasks.client.project;

import app.tasks.client.runtime.Money;
import app.tasks.client.runtime.RecordView;
import app.tasks.client.runtime.Related;
import app.tasks.client.runtime.Wire;
import app.tasks.client.task.TaskRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Project
 */
public final class ProjectRecord extends RecordView {
    /**
     * @param json what nobody changes any more
     */
    public ProjectRecord(JsonNode json) {
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

    /**
     * At most 120 characters. Unique.
     */
    public String name() {
        return value("name", Wire.TEXT);
    }

    public Optional<Money> budget() {
        return optional("budget", Wire.MONEY);
    }

    public Optional<Related<TaskRecord>> tasks() {
        return relation("tasks", Wire.toMany(TaskRecord::new));
    }
}
