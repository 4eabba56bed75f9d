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
 * A new record, or all of one that is replaced. What is not set becomes its default.
 * Needed: title.
 */
public final class TaskInput extends Input {
    /**
     * At most 200 characters.
     */
    public TaskInput title(String value) {
        put("title", Wire.TEXT, value);
        return this;
    }

    /**
     * Markdown.
     */
    public TaskInput description(String value) {
        put("description", Wire.TEXT, value);
        return this;
    }

    /**
     * Default: todo.
     */
    public TaskInput status(TaskStatusChoice value) {
        put("status", TaskStatusChoice.WIRE, value);
        return this;
    }

    /**
     * Default: false.
     */
    public TaskInput done(Boolean value) {
        put("done", Wire.BOOLEAN, value);
        return this;
    }

    /**
     * At least 1. At most 5.
     */
    public TaskInput priority(Integer value) {
        put("priority", Wire.INTEGER, value);
        return this;
    }

    /**
     * 10 digits, 2 of them after the point.
     */
    public TaskInput estimate(BigDecimal value) {
        put("estimate", Wire.DECIMAL, value);
        return this;
    }

    public TaskInput hits(Long value) {
        put("hits", Wire.LONG, value);
        return this;
    }

    public TaskInput ratio(Double value) {
        put("ratio", Wire.FLOAT, value);
        return this;
    }

    /**
     * Due date The last day on which it may be done.
     */
    public TaskInput due(LocalDate value) {
        put("due", Wire.DATE, value);
        return this;
    }

    public TaskInput at(LocalTime value) {
        put("at", Wire.TIME, value);
        return this;
    }

    public TaskInput seen(Instant value) {
        put("seen", Wire.DATE_TIME, value);
        return this;
    }

    public TaskInput took(Duration value) {
        put("took", Wire.DURATION, value);
        return this;
    }

    /**
     * Written only: reading tells whether there is one.
     */
    public TaskInput password(String value) {
        put("password", Wire.TEXT, value);
        return this;
    }

    public TaskInput labels(List<TaskLabelsChoice> value) {
        put("labels", Wire.many(TaskLabelsChoice.WIRE), value);
        return this;
    }

    public TaskInput extra(JsonNode value) {
        put("extra", Wire.ANY, value);
        return this;
    }

    public TaskInput place(GeoPoint value) {
        put("place", Wire.GEO_POINT, value);
        return this;
    }

    /**
     * Always EUR.
     */
    public TaskInput cost(Money value) {
        put("cost", Wire.MONEY, value);
        return this;
    }

    public TaskInput photo(FileRef value) {
        put("photo", Wire.FILE, value);
        return this;
    }

    public TaskInput reference(UUID value) {
        put("reference", Wire.ID, value);
        return this;
    }

    /**
     * Form: url.
     */
    public TaskInput page(String value) {
        put("page", Wire.TEXT, value);
        return this;
    }

    public TaskInput project(UUID value) {
        put("project", Wire.ID, value);
        return this;
    }

    public TaskInput parent(UUID value) {
        put("parent", Wire.ID, value);
        return this;
    }

    public TaskInput assignee(UUID value) {
        put("assignee", Wire.ID, value);
        return this;
    }

    /**
     * Requests set all of them at once.
     */
    public TaskInput tags(List<UUID> value) {
        put("tags", Wire.IDS, value);
        return this;
    }

    /**
     * Requests set all of them at once.
     */
    public TaskInput watchers(List<UUID> value) {
        put("watchers", Wire.IDS, value);
        return this;
    }
}
