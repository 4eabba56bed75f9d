package io.modelwright.core.records;

import io.modelwright.core.expression.SystemField;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.shared.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stored values in the form that the wire shows, for every type of field, formula and system member. Stateless. */
public final class WireValues {

    private static final Json SECRET_SET = Json.object().put("set", true).build();

    private WireValues() {}

    /** The value of a member that has one (not a to-many) as the wire shows it; null becomes the JSON null. */
    public static Json toJson(Member member, @Nullable Object value) {
        return switch (member) {
            case Member.OfSystem system -> ofSystem(system.field(), value);
            case Member.Column column -> toJson(column.type(), value);
            case Member.Computed computed -> toJson(computed.result(), value);
            case Member.ToOne one -> text(value);
            case Member.ToMany many ->
                value instanceof List<?> ids
                        ? Json.array(ids.stream().map(WireValues::text).toList())
                        : Json.JsonNull.NULL;
        };
    }

    private static Json ofSystem(SystemField system, @Nullable Object value) {
        return switch (system) {
            case VERSION -> value instanceof Number number ? Json.of(number.longValue()) : Json.JsonNull.NULL;
            case ID, CREATED_BY, UPDATED_BY -> text(value);
            case CREATED_AT, UPDATED_AT ->
                value instanceof Instant at ? Json.of(TimeForms.write(at)) : Json.JsonNull.NULL;
        };
    }

    /** As {@link #toJson(Member, Object)} for a field of that type. */
    public static Json toJson(FieldType type, @Nullable Object value) {
        if (value == null) {
            return Json.JsonNull.NULL;
        }
        return switch (type) {
            case FieldType.Text ignored -> text(value);
            case FieldType.LongText ignored -> text(value);
            case FieldType.FormattedText ignored -> text(value);
            case FieldType.SingleChoice ignored -> text(value);
            case FieldType.MultiChoice ignored ->
                Json.array(((List<?>) value).stream().map(WireValues::text).toList());
            case FieldType.IntegerNumber ignored -> Json.of(((Number) value).longValue());
            case FieldType.LongNumber ignored -> text(value);
            case FieldType.DecimalNumber ignored -> Json.of(((BigDecimal) value).toPlainString());
            case FieldType.FloatNumber ignored -> ofDouble((Double) value);
            case FieldType.Money ignored -> {
                MoneyValue money = (MoneyValue) value;
                yield Json.object()
                        .put("amount", money.amount().toPlainString())
                        .put("currency", money.currency())
                        .build();
            }
            case FieldType.Plain plain -> ofPlain(plain, value);
            case FieldType.Formula formula -> toJson(formula.result(), value);
        };
    }

    /** As {@link #toJson(Member, Object)} for a formula; its decimals have no trailing zeros. */
    public static Json toJson(FieldType.FormulaResult result, @Nullable Object value) {
        if (value == null) {
            return Json.JsonNull.NULL;
        }
        return switch (result) {
            case TEXT, LONG, DATE, DURATION -> text(value);
            case INTEGER -> Json.of(((Number) value).longValue());
            case DECIMAL -> Json.of(plain((BigDecimal) value));
            case FLOAT -> ofDouble((Double) value);
            case BOOLEAN -> Json.of((boolean) value);
            case TIME -> Json.of(TimeForms.write((LocalTime) value));
            case DATE_TIME -> Json.of(TimeForms.write((Instant) value));
        };
    }

    /** The shortest way to write it without an exponent. */
    public static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** RFC 3339 in UTC. */
    public static String dateTime(Instant instant) {
        return TimeForms.write(instant);
    }

    private static Json ofPlain(FieldType.Plain type, Object value) {
        return switch (type) {
            case BOOLEAN -> Json.of((boolean) value);
            case DATE, DURATION, UUID, AUTO_NUMBER -> text(value);
            case TIME -> Json.of(TimeForms.write((LocalTime) value));
            case DATE_TIME -> Json.of(TimeForms.write((Instant) value));
            case JSON -> (Json) value;
            case FILE, IMAGE -> Json.object().put("id", value.toString()).build();
            case GEO_POINT -> {
                GeoPointValue point = (GeoPointValue) value;
                yield Json.object()
                        .put("lat", ofDouble(point.latitude()))
                        .put("lon", ofDouble(point.longitude()))
                        .build();
            }
            case SECRET -> SECRET_SET;
        };
    }

    private static Json text(@Nullable Object value) {
        return value == null ? Json.JsonNull.NULL : Json.of(value.toString());
    }

    private static Json ofDouble(double value) {
        return new Json.JsonNumber(
                value == Math.rint(value) && Math.abs(value) < 1e15
                        ? BigDecimal.valueOf((long) value)
                        : new BigDecimal(Double.toString(value)));
    }
}
