package app.hostile.client.class_;

import app.hostile.client.runtime.FileRef;
import app.hostile.client.runtime.GeoPoint;
import app.hostile.client.runtime.Input;
import app.hostile.client.runtime.Money;
import app.hostile.client.runtime.Wire;
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
 * Needed: select, from.
 */
public final class ClassInput extends Input {
    /**
     * """ + __import__('os') + """ Matches [a-z"']+&#47; Unique.
     */
    public ClassInput select(String value) {
        put("select", Wire.TEXT, value);
        return this;
    }

    /**
     * &#64;ts-expect-error Default: true.
     */
    public ClassInput default_(Boolean value) {
        put("default", Wire.BOOLEAN, value);
        return this;
    }

    /**
     * ends in a backslash &#92;
     */
    public ClassInput def(ClassDefChoice value) {
        put("def", ClassDefChoice.WIRE, value);
        return this;
    }

    /**
     * Default: '); """ &#42;&#47; $&#123;x&#125; &#92;.
     */
    public ClassInput str(String value) {
        put("str", Wire.TEXT, value);
        return this;
    }

    public ClassInput int_(Integer value) {
        put("int", Wire.INTEGER, value);
        return this;
    }

    public ClassInput rt(Double value) {
        put("rt", Wire.FLOAT, value);
        return this;
    }

    public ClassInput tuple(List<ClassTupleChoice> value) {
        put("tuple", Wire.many(ClassTupleChoice.WIRE), value);
        return this;
    }

    /**
     * 18 digits, 4 of them after the point.
     */
    public ClassInput bool(BigDecimal value) {
        put("bool", Wire.DECIMAL, value);
        return this;
    }

    /**
     * Default: 9007199254740993.
     */
    public ClassInput aBC(Long value) {
        put("aBC", Wire.LONG, value);
        return this;
    }

    public ClassInput date(LocalDate value) {
        put("date", Wire.DATE, value);
        return this;
    }

    public ClassInput time(LocalTime value) {
        put("time", Wire.TIME, value);
        return this;
    }

    public ClassInput dateTime(Instant value) {
        put("dateTime", Wire.DATE_TIME, value);
        return this;
    }

    public ClassInput duration(Duration value) {
        put("duration", Wire.DURATION, value);
        return this;
    }

    public ClassInput hashCode_(JsonNode value) {
        put("hashCode", Wire.ANY, value);
        return this;
    }

    /**
     * Written only: reading tells whether there is one.
     */
    public ClassInput toString_(String value) {
        put("toString", Wire.TEXT, value);
        return this;
    }

    public ClassInput getClass_(FileRef value) {
        put("getClass", Wire.FILE, value);
        return this;
    }

    public ClassInput wait_(Long value) {
        put("wait", Wire.LONG, value);
        return this;
    }

    public ClassInput equals(JsonNode value) {
        put("equals", Wire.ANY, value);
        return this;
    }

    public ClassInput then(UUID value) {
        put("then", Wire.ID, value);
        return this;
    }

    public ClassInput constructor(GeoPoint value) {
        put("constructor", Wire.GEO_POINT, value);
        return this;
    }

    public ClassInput prototype(Money value) {
        put("prototype", Wire.MONEY, value);
        return this;
    }

    /**
     * Markdown.
     */
    public ClassInput ofPage(String value) {
        put("ofPage", Wire.TEXT, value);
        return this;
    }

    public ClassInput json(JsonNode value) {
        put("json", Wire.ANY, value);
        return this;
    }

    public ClassInput has(Boolean value) {
        put("has", Wire.BOOLEAN, value);
        return this;
    }

    public ClassInput field(String value) {
        put("field", Wire.TEXT, value);
        return this;
    }

    public ClassInput import_(UUID value) {
        put("import", Wire.ID, value);
        return this;
    }

    public ClassInput from(UUID value) {
        put("from", Wire.ID, value);
        return this;
    }

    public ClassInput global(UUID value) {
        put("global", Wire.ID, value);
        return this;
    }

    /**
     * Requests set all of them at once.
     */
    public ClassInput yield_(List<UUID> value) {
        put("yield", Wire.IDS, value);
        return this;
    }

    /**
     * Requests set all of them at once.
     */
    public ClassInput lambda(List<UUID> value) {
        put("lambda", Wire.IDS, value);
        return this;
    }
}
