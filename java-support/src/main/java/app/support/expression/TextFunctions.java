package app.support.expression;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The functions of texts and lists in rules. What they give is null, that is unknown, where an argument is, or where
 * there is no such result. Stateless.
 */
public final class TextFunctions {

    private TextFunctions() {}

    public static @Nullable String concatenate(@Nullable String a, @Nullable String b) {
        return (a == null || b == null) ? null : a + b;
    }

    public static @Nullable Boolean startsWith(@Nullable String a, @Nullable String b) {
        return (a == null || b == null) ? null : (Boolean) a.startsWith(b);
    }

    public static @Nullable Boolean endsWith(@Nullable String a, @Nullable String b) {
        return (a == null || b == null) ? null : (Boolean) a.endsWith(b);
    }

    public static @Nullable Boolean contains(@Nullable String a, @Nullable String b) {
        return (a == null || b == null) ? null : (Boolean) a.contains(b);
    }

    public static @Nullable Long sizeOfText(@Nullable String a) {
        return a == null ? null : (Long) (long) a.codePointCount(0, a.length());
    }

    public static @Nullable String lowerAscii(@Nullable String a) {
        return a == null ? null : Texts.lowerAscii(a);
    }

    public static @Nullable String upperAscii(@Nullable String a) {
        return a == null ? null : Texts.upperAscii(a);
    }

    public static @Nullable String trim(@Nullable String a) {
        return a == null ? null : Texts.trim(a);
    }

    public static @Nullable String textOfInteger(@Nullable Long a) {
        return a == null ? null : a.toString();
    }

    public static @Nullable String textOfDecimal(@Nullable BigDecimal a) {
        return a == null ? null : Numbers.plain(a).toPlainString();
    }

    public static @Nullable String textOfBoolean(@Nullable Boolean a) {
        return a == null ? null : a.toString();
    }

    public static @Nullable String textOfDate(@Nullable LocalDate a) {
        return a == null ? null : (Times.isInRange(a) ? a.toString() : null);
    }

    public static @Nullable String textOfUuid(@Nullable UUID a) {
        return a == null ? null : a.toString();
    }

    public static @Nullable Long sizeOfList(@Nullable List<String> a) {
        return a == null ? null : (Long) (long) a.size();
    }

    public static @Nullable Boolean listContains(@Nullable String a, @Nullable List<String> b) {
        return (a == null || b == null) ? null : (Boolean) b.contains(a);
    }
}
