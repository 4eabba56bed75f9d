package app.tasks.client.task;

import app.tasks.client.project.ProjectRecord;
import app.tasks.client.runtime.FileRef;
import app.tasks.client.runtime.GeoPoint;
import app.tasks.client.runtime.Money;
import app.tasks.client.runtime.RecordView;
import app.tasks.client.runtime.Ref;
import app.tasks.client.runtime.Related;
import app.tasks.client.runtime.Wire;
import app.tasks.client.tag.TagRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Task
 * Something that somebody has to do.
 */
public final class TaskRecord extends RecordView {
    /**
     * @param json what nobody changes any more
     */
    public TaskRecord(JsonNode json) {
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
     * At most 200 characters.
     */
    public String title() {
        return value("title", Wire.TEXT);
    }

    /**
     * Markdown.
     */
    public Optional<String> description() {
        return optional("description", Wire.TEXT);
    }

    /**
     * Default: todo.
     */
    public Optional<TaskStatusChoice> status() {
        return optional("status", TaskStatusChoice.WIRE);
    }

    /**
     * Default: false.
     */
    public Optional<Boolean> done() {
        return optional("done", Wire.BOOLEAN);
    }

    /**
     * At least 1. At most 5.
     */
    public Optional<Integer> priority() {
        return optional("priority", Wire.INTEGER);
    }

    /**
     * 10 digits, 2 of them after the point.
     */
    public Optional<BigDecimal> estimate() {
        return optional("estimate", Wire.DECIMAL);
    }

    public Optional<Long> hits() {
        return optional("hits", Wire.LONG);
    }

    public Optional<Double> ratio() {
        return optional("ratio", Wire.FLOAT);
    }

    /**
     * Due date The last day on which it may be done.
     */
    public Optional<LocalDate> due() {
        return optional("due", Wire.DATE);
    }

    public Optional<LocalTime> at() {
        return optional("at", Wire.TIME);
    }

    public Optional<Instant> seen() {
        return optional("seen", Wire.DATE_TIME);
    }

    public Optional<Duration> took() {
        return optional("took", Wire.DURATION);
    }

    /**
     * Numbered by the server.
     */
    public Optional<Long> number() {
        return optional("number", Wire.LONG);
    }

    /**
     * Written only: reading tells whether there is one.
     */
    public Optional<Boolean> password() {
        return optional("password", Wire.SECRET_STATE);
    }

    public Optional<List<TaskLabelsChoice>> labels() {
        return optional("labels", Wire.many(TaskLabelsChoice.WIRE));
    }

    public Optional<JsonNode> extra() {
        return optional("extra", Wire.ANY);
    }

    public Optional<GeoPoint> place() {
        return optional("place", Wire.GEO_POINT);
    }

    /**
     * Always EUR.
     */
    public Optional<Money> cost() {
        return optional("cost", Wire.MONEY);
    }

    public Optional<FileRef> photo() {
        return optional("photo", Wire.FILE);
    }

    public Optional<UUID> reference() {
        return optional("reference", Wire.ID);
    }

    /**
     * Form: url.
     */
    public Optional<String> page() {
        return optional("page", Wire.TEXT);
    }

    /**
     * Computed by the server.
     */
    public Optional<Boolean> overdue() {
        return optional("overdue", Wire.BOOLEAN);
    }

    public Optional<Ref<ProjectRecord>> project() {
        return relation("project", Wire.toOne(ProjectRecord::new));
    }

    public Optional<Ref<TaskRecord>> parent() {
        return relation("parent", Wire.toOne(TaskRecord::new));
    }

    public Optional<UUID> assignee() {
        return optional("assignee", Wire.ID);
    }

    public Optional<Related<TaskRecord>> children() {
        return relation("children", Wire.toMany(TaskRecord::new));
    }

    /**
     * Requests set all of them at once.
     */
    public Optional<Related<TagRecord>> tags() {
        return relation("tags", Wire.toMany(TagRecord::new));
    }

    /**
     * Requests set all of them at once.
     */
    public List<UUID> watchers() {
        return value("watchers", Wire.IDS);
    }
}
