package app.tasks.client.task;

import app.tasks.client.runtime.FileRef;
import app.tasks.client.runtime.GeoPoint;
import app.tasks.client.runtime.Input;
import app.tasks.client.runtime.Money;
import app.tasks.client.runtime.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

/**
 * Changes of a record. What is not set stays as it is.
 */
public final class TaskPatch extends Input {
    /**
     * At most 200 characters.
     */
    public TaskPatch title(String value) {
        put("title", Wire.TEXT, value);
        return this;
    }

    /**
     * Markdown.
     */
    public TaskPatch description(String value) {
        put("description", Wire.TEXT, value);
        return this;
    }

    /**
     * Default: todo.
     */
    public TaskPatch status(TaskStatusChoice value) {
        put("status", TaskStatusChoice.WIRE, value);
        return this;
    }

    /**
     * Default: false.
     */
    public TaskPatch done(Boolean value) {
        put("done", Wire.BOOLEAN, value);
        return this;
    }

    /**
     * At least 1. At most 5.
     */
    public TaskPatch priority(Integer value) {
        put("priority", Wire.INTEGER, value);
        return this;
    }

    /**
     * 10 digits, 2 of them after the point.
     */
    public TaskPatch estimate(BigDecimal value) {
        put("estimate", Wire.DECIMAL, value);
        return this;
    }

    public TaskPatch hits(Long value) {
        put("hits", Wire.LONG, value);
        return this;
    }

    public TaskPatch ratio(Double value) {
        put("ratio", Wire.FLOAT, value);
        return this;
    }

    /**
     * Due date The last day on which it may be done.
     */
    public TaskPatch due(LocalDate value) {
        put("due", Wire.DATE, value);
        return this;
    }

    public TaskPatch at(LocalTime value) {
        put("at", Wire.TIME, value);
        return this;
    }

    public TaskPatch seen(Instant value) {
        put("seen", Wire.DATE_TIME, value);
        return this;
    }

    public TaskPatch took(Duration value) {
        put("took", Wire.DURATION, value);
        return this;
    }

    /**
     * Written only: reading tells whether there is one.
     */
    public TaskPatch password(String value) {
        put("password", Wire.TEXT, value);
        return this;
    }

    public TaskPatch labels(List<TaskLabelsChoice> value) {
        put("labels", Wire.many(TaskLabelsChoice.WIRE), value);
        return this;
    }

    public TaskPatch extra(JsonNode value) {
        put("extra", Wire.ANY, value);
        return this;
    }

    public TaskPatch place(GeoPoint value) {
        put("place", Wire.GEO_POINT, value);
        return this;
    }

    /**
     * Always EUR.
     */
    public TaskPatch cost(Money value) {
        put("cost", Wire.MONEY, value);
        return this;
    }

    public TaskPatch photo(FileRef value) {
        put("photo", Wire.FILE, value);
        return this;
    }

    public TaskPatch reference(UUID value) {
        put("reference", Wire.ID, value);
        return this;
    }

    /**
     * Form: url.
     */
    public TaskPatch page(String value) {
        put("page", Wire.TEXT, value);
        return this;
    }

    public TaskPatch project(UUID value) {
        put("project", Wire.ID, value);
        return this;
    }

    public TaskPatch parent(UUID value) {
        put("parent", Wire.ID, value);
        return this;
    }

    public TaskPatch assignee(UUID value) {
        put("assignee", Wire.ID, value);
        return this;
    }

    /**
     * Requests set all of them at once.
     */
    public TaskPatch tags(List<UUID> value) {
        put("tags", Wire.IDS, value);
        return this;
    }

    /**
     * Requests set all of them at once.
     */
    public TaskPatch watchers(List<UUID> value) {
        put("watchers", Wire.IDS, value);
        return this;
    }
}
