package app.hostile.client.class_;

import app.hostile.client.page.PageRecord;
import app.hostile.client.runtime.FileRef;
import app.hostile.client.runtime.GeoPoint;
import app.hostile.client.runtime.Money;
import app.hostile.client.runtime.RecordView;
import app.hostile.client.runtime.Ref;
import app.hostile.client.runtime.Related;
import app.hostile.client.runtime.Wire;
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
 * &#42;&#47; static &#123; throw new Error(); &#125; &#47;&#42; &#92;u002a&#47; """ '''
 * $&#123;1 + 1&#125; &#123;&#123;x&#125;&#125; &lt;#list&gt; &lt;&#47;script&gt; `x` &#92;N&#123;BULLET&#125; &#92; # type: ignore &#64;deprecated &#8203;&#8238; end&#92;
 */
public final class ClassRecord extends RecordView {
    /**
     * @param json what nobody changes any more
     */
    public ClassRecord(JsonNode json) {
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
     * """ + __import__('os') + """ Matches [a-z"']+&#47; Unique.
     */
    public String select() {
        return value("select", Wire.TEXT);
    }

    /**
     * &#64;ts-expect-error Default: true.
     */
    public Boolean default_() {
        return value("default", Wire.BOOLEAN);
    }

    /**
     * ends in a backslash &#92;
     */
    public Optional<ClassDefChoice> def() {
        return optional("def", ClassDefChoice.WIRE);
    }

    /**
     * Default: '); """ &#42;&#47; $&#123;x&#125; &#92;.
     */
    public Optional<String> str() {
        return optional("str", Wire.TEXT);
    }

    public Optional<Integer> int_() {
        return optional("int", Wire.INTEGER);
    }

    public Optional<Double> rt() {
        return optional("rt", Wire.FLOAT);
    }

    public Optional<List<ClassTupleChoice>> tuple() {
        return optional("tuple", Wire.many(ClassTupleChoice.WIRE));
    }

    /**
     * 18 digits, 4 of them after the point.
     */
    public Optional<BigDecimal> bool() {
        return optional("bool", Wire.DECIMAL);
    }

    /**
     * Default: 9007199254740993.
     */
    public Optional<Long> aBC() {
        return optional("aBC", Wire.LONG);
    }

    public Optional<LocalDate> date() {
        return optional("date", Wire.DATE);
    }

    public Optional<LocalTime> time() {
        return optional("time", Wire.TIME);
    }

    public Optional<Instant> dateTime() {
        return optional("dateTime", Wire.DATE_TIME);
    }

    public Optional<Duration> duration() {
        return optional("duration", Wire.DURATION);
    }

    /**
     * Computed by the server.
     */
    public Optional<BigDecimal> decimal() {
        return optional("decimal", Wire.DECIMAL);
    }

    public Optional<JsonNode> hashCode_() {
        return optional("hashCode", Wire.ANY);
    }

    /**
     * Written only: reading tells whether there is one.
     */
    public Optional<Boolean> toString_() {
        return optional("toString", Wire.SECRET_STATE);
    }

    public Optional<FileRef> getClass_() {
        return optional("getClass", Wire.FILE);
    }

    public Optional<Long> wait_() {
        return optional("wait", Wire.LONG);
    }

    public Optional<JsonNode> equals() {
        return optional("equals", Wire.ANY);
    }

    public Optional<UUID> then() {
        return optional("then", Wire.ID);
    }

    public Optional<GeoPoint> constructor() {
        return optional("constructor", Wire.GEO_POINT);
    }

    public Optional<Money> prototype() {
        return optional("prototype", Wire.MONEY);
    }

    /**
     * Markdown.
     */
    public Optional<String> ofPage() {
        return optional("ofPage", Wire.TEXT);
    }

    public Optional<JsonNode> json() {
        return optional("json", Wire.ANY);
    }

    public Optional<Boolean> has() {
        return optional("has", Wire.BOOLEAN);
    }

    public Optional<String> field() {
        return optional("field", Wire.TEXT);
    }

    public Optional<Ref<ClassRecord>> import_() {
        return relation("import", Wire.toOne(ClassRecord::new));
    }

    public Optional<Ref<PageRecord>> from() {
        return relation("from", Wire.toOne(PageRecord::new));
    }

    public Optional<UUID> global() {
        return optional("global", Wire.ID);
    }

    public Optional<Related<ClassRecord>> export() {
        return relation("export", Wire.toMany(ClassRecord::new));
    }

    public Optional<Related<ClassRecord>> async() {
        return relation("async", Wire.toMany(ClassRecord::new));
    }

    /**
     * Requests set all of them at once.
     */
    public Optional<Related<ClassRecord>> yield_() {
        return relation("yield", Wire.toMany(ClassRecord::new));
    }

    /**
     * Requests set all of them at once.
     */
    public List<UUID> lambda() {
        return value("lambda", Wire.IDS);
    }
}
