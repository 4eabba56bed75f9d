package app.support.values;

import app.support.json.JsonBodies;
import app.support.model.FieldType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stored values of fields in the form in which answers show them. A file is an object with its id alone. Stateless. */
public final class WireValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private WireValues() {}

    /** The value of a field that is no secret; null becomes the JSON null. */
    public static JsonNode of(FieldType type, @Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        return switch (type) {
            case FieldType.MultiChoice ignored -> texts((List<?>) value);
            case FieldType.IntegerNumber ignored -> NODES.numberNode(((Number) value).longValue());
            case FieldType.DecimalNumber ignored -> NODES.textNode(((BigDecimal) value).toPlainString());
            case FieldType.FloatNumber ignored -> number((Double) value);
            case FieldType.Money ignored -> {
                MoneyValue money = (MoneyValue) value;
                yield NODES.objectNode()
                        .put("amount", money.amount().toPlainString())
                        .put("currency", money.currency());
            }
            case FieldType.Plain plain -> ofPlain(plain, value);
            case FieldType.Text ignored -> text(value);
            case FieldType.LongText ignored -> text(value);
            case FieldType.FormattedText ignored -> text(value);
            case FieldType.SingleChoice ignored -> text(value);
            case FieldType.LongNumber ignored -> text(value);
            case FieldType.Formula ignored -> throw new IllegalArgumentException("formulas are not stored");
        };
    }

    /** The texts of several values. */
    public static JsonNode texts(List<?> values) {
        ArrayNode texts = NODES.arrayNode();
        values.forEach(value -> texts.add(value.toString()));
        return texts;
    }

    /** The text of a value; null becomes the JSON null. */
    public static JsonNode text(@Nullable Object value) {
        return value == null ? NODES.nullNode() : NODES.textNode(value.toString());
    }

    private static JsonNode ofPlain(FieldType.Plain type, Object value) {
        return switch (type) {
            case BOOLEAN -> NODES.booleanNode((Boolean) value);
            case DATE, DURATION, UUID, AUTO_NUMBER -> text(value);
            case TIME -> text(TimeForms.write((LocalTime) value));
            case DATE_TIME -> text(TimeForms.write((Instant) value));
            case JSON -> value instanceof JsonNode json ? json : JsonBodies.parse(value.toString());
            case FILE, IMAGE -> NODES.objectNode().put("id", value.toString());
            case GEO_POINT -> {
                GeoPointValue point = (GeoPointValue) value;
                yield NODES.objectNode()
                        .<ObjectNode>set("lat", number(point.latitude()))
                        .set("lon", number(point.longitude()));
            }
            case SECRET -> throw new IllegalArgumentException("secrets are not shown");
        };
    }

    private static JsonNode number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? NODES.numberNode((long) value)
                : NODES.numberNode(value);
    }
}
