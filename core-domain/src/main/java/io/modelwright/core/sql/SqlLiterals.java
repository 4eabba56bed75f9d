package io.modelwright.core.sql;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values written into SQL, for statements that take no parameters: DDL and scripts. Each literal is cast to its type, and
 * means the same under every setting of the session.
 */
public final class SqlLiterals {

    private SqlLiterals() {}

    /** A text literal, without a cast. NUL, which PostgreSQL cannot hold, is refused. */
    public static String text(String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("text with NUL");
        }
        String quoted = "'" + value.replace("'", "''") + "'";
        // an E string reads backslashes alike whatever standard_conforming_strings says
        return value.indexOf('\\') < 0 ? quoted : " E" + quoted.replace("\\", "\\\\");
    }

    /**
     * The statement with every parameter written in.
     *
     * @param slots the SQL of what is known only when it runs
     */
    public static String inline(SqlText sql, Function<Parameter.Slot, String> slots) {
        StringBuilder result = new StringBuilder();
        int parameter = 0;
        for (int i = 0; i < sql.text().length(); i++) {
            char c = sql.text().charAt(i);
            if (c == '?') {
                result.append(literal(sql.parameters().get(parameter++), slots));
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    private static String literal(Parameter parameter, Function<Parameter.Slot, String> slots) {
        return parameter.value() instanceof Parameter.Slot slot
                ? slots.apply(slot)
                : literal(parameter.type(), parameter.value());
    }

    /** The value, of the Java type listed at {@link SqlType}, as a literal of that type. */
    public static String literal(SqlType type, @Nullable Object value) {
        String written = switch (value) {
            case null -> "NULL";
            case Parameter.Slot(String name) -> throw new IllegalArgumentException("not filled: " + name);
            case String text -> text(text);
            case BigDecimal number -> text(number.toPlainString());
            case Duration duration -> text(interval(duration));
            case List<?> items -> array(items);
            default -> text(String.valueOf(value));
        };
        return "CAST(" + written.strip() + " AS " + type.sqlName() + ")";
    }

    private static String array(List<?> items) {
        return "ARRAY["
                + items.stream().map(item -> text(String.valueOf(item)).strip()).collect(Collectors.joining(", "))
                + "]";
    }

    private static String interval(Duration duration) {
        return String.format(
                Locale.ROOT,
                "PT%sS",
                BigDecimal.valueOf(duration.getSeconds())
                        .add(BigDecimal.valueOf(duration.getNano(), 9))
                        .stripTrailingZeros()
                        .toPlainString());
    }
}
