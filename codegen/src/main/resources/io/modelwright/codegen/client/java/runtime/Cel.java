package client.runtime;

import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/** Values as filters write them, so that nothing from elsewhere can change what a filter means. */
public final class Cel {

    private Cel() {}

    public static String text(String value) {
        return TextNode.valueOf(value).toString();
    }

    public static String of(String value) {
        return text(value);
    }

    public static String of(boolean value) {
        return String.valueOf(value);
    }

    public static String of(long value) {
        return String.valueOf(value);
    }

    public static String of(BigDecimal value) {
        return value.toPlainString();
    }

    public static String of(UUID value) {
        return text(value.toString());
    }

    public static String of(LocalDate value) {
        return "date(" + Wire.DATE.write(value) + ")";
    }

    public static String of(LocalTime value) {
        return "time(" + Wire.TIME.write(value) + ")";
    }

    public static String of(Instant value) {
        return "timestamp(" + Wire.DATE_TIME.write(value) + ")";
    }

    public static String of(Duration value) {
        return "duration(" + Wire.DURATION.write(value) + ")";
    }

    /** A choice. */
    public static String of(Choice value) {
        return text(value.wireName());
    }
}
