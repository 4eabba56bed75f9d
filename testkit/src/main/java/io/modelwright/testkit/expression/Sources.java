package io.modelwright.testkit.expression;

import java.util.List;
import java.util.Random;

/** Writes random well-typed sources over the {@link Sample}. For one thread. */
public final class Sources {

    /** The types that have values of their own. */
    public enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        FLOAT,
        BOOLEAN,
        DATE,
        TIME,
        DATE_TIME,
        DURATION,
        UUID
    }

    private static final List<String> PATTERNS = List.of(
            "^a",
            "b$",
            ".",
            "^.$",
            "^[a-z]*$",
            "[^a-z]",
            "\\\\d{4}-\\\\d\\\\d",
            "a|done",
            "(ab)+c?",
            "\\\\s",
            "\\\\w",
            "^$",
            "[\\\\s\\\\-x]",
            "\\\\W",
            "^(.|\\n)*$",
            "^.{2,5}$",
            "[\uD83D\uDE00é]",
            "[a-\uFFFF]$",
            "\\\\.|%",
            "\\\\\\\\$");

    private final Random random;

    public Sources(Random random) {
        this.random = random;
    }

    public String any(int depth) {
        Type[] types = Type.values();
        return of(types[random.nextInt(types.length)], depth);
    }

    public String of(Type type, int depth) {
        if (depth <= 0 || random.nextInt(6) == 0) {
            return leaf(type);
        }
        if (random.nextInt(8) == 0) {
            return "(" + of(Type.BOOLEAN, depth - 1) + " ? " + of(type, depth - 1) + " : " + orNull(type, depth - 1)
                    + ")";
        }
        if (random.nextInt(10) == 0) {
            return "coalesce(" + of(type, depth - 1) + ", " + of(type, depth - 1) + ")";
        }
        return switch (type) {
            case TEXT -> text(depth - 1);
            case INTEGER -> integer(depth - 1);
            case DECIMAL -> decimal(depth - 1);
            case FLOAT -> random.nextBoolean() ? leaf(type) : "float(" + of(Type.DECIMAL, depth - 1) + ")";
            case BOOLEAN -> condition(depth - 1);
            case DATE ->
                one("addDays(%s, %s)", "addMonths(%s, %s)")
                        .formatted(of(Type.DATE, depth - 1), of(Type.INTEGER, depth - 1));
            case TIME, UUID -> leaf(type);
            case DATE_TIME ->
                one("(%s + %s)", "(%s - %s)").formatted(of(Type.DATE_TIME, depth - 1), of(Type.DURATION, depth - 1));
            case DURATION ->
                random.nextBoolean()
                        ? one("(%s + %s)", "(%s - %s)")
                                .formatted(of(Type.DURATION, depth - 1), of(Type.DURATION, depth - 1))
                        : "(%s - %s)".formatted(of(Type.DATE_TIME, depth - 1), of(Type.DATE_TIME, depth - 1));
        };
    }

    private String orNull(Type type, int depth) {
        return random.nextInt(5) == 0 ? "null" : of(type, depth);
    }

    private String text(int depth) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> "(" + of(Type.TEXT, depth) + " + " + of(Type.TEXT, depth) + ")";
            case 2 -> "lowerAscii(" + of(Type.TEXT, depth) + ")";
            case 3 -> of(Type.TEXT, 0) + ".upperAscii()";
            case 4 -> "trim(" + of(Type.TEXT, depth) + ")";
            case 5 -> "string(" + of(Type.INTEGER, depth) + ")";
            case 6 -> "string(" + of(Type.DECIMAL, depth) + ")";
            default -> "string(" + of(any(Type.DATE, Type.UUID, Type.BOOLEAN), depth) + ")";
        };
    }

    private String integer(int depth) {
        return switch (random.nextInt(8)) {
            case 0 -> "size(" + of(Type.TEXT, depth) + ")";
            case 1 -> one("year(%s)", "month(%s)", "day(%s)", "dayOfWeek(%s)").formatted(of(Type.DATE, depth));
            case 2 -> "(" + of(Type.DATE, depth) + " - " + of(Type.DATE, depth) + ")";
            case 3 -> "int(" + of(Type.DECIMAL, depth) + ")";
            case 4 -> one("seconds(%s)").formatted(of(Type.DURATION, depth));
            case 5 -> one("abs(%s)", "(-(%s))").formatted(of(Type.INTEGER, depth));
            default ->
                "(" + of(Type.INTEGER, depth) + one(" + ", " - ", " * ", " / ", " % ") + of(Type.INTEGER, depth) + ")";
        };
    }

    private String decimal(int depth) {
        return switch (random.nextInt(7)) {
            case 0 -> "decimal(" + of(any(Type.INTEGER, Type.FLOAT), depth) + ")";
            case 1 -> one("abs(%s)", "floor(%s)", "ceil(%s)", "(-(%s))").formatted(of(Type.DECIMAL, depth));
            case 2 ->
                "round(" + of(Type.DECIMAL, depth) + ", " + one("0", "2", "20", "21", "-1", of(Type.INTEGER, 0)) + ")";
            default ->
                "(" + of(Type.DECIMAL, depth) + one(" + ", " - ", " * ", " / ")
                        + of(random.nextInt(4) == 0 ? Type.INTEGER : Type.DECIMAL, depth) + ")";
        };
    }

    private String condition(int depth) {
        return switch (random.nextInt(12)) {
            case 0 -> "!" + of(Type.BOOLEAN, depth);
            case 1, 2 -> "(" + of(Type.BOOLEAN, depth) + " && " + of(Type.BOOLEAN, depth) + ")";
            case 3, 4 -> "(" + of(Type.BOOLEAN, depth) + " || " + of(Type.BOOLEAN, depth) + ")";
            case 5, 6 -> {
                Type type = any(Type.values());
                yield "(" + of(type, depth) + one(" == ", " != ") + of(type, depth) + ")";
            }
            case 7, 8 -> {
                Type type = any(
                        Type.TEXT,
                        Type.TEXT,
                        Type.TEXT,
                        Type.INTEGER,
                        Type.DECIMAL,
                        Type.FLOAT,
                        Type.DATE,
                        Type.TIME,
                        Type.DATE_TIME,
                        Type.DURATION);
                yield "(" + of(type, depth) + one(" < ", " <= ", " > ", " >= ") + of(type, depth) + ")";
            }
            case 9 -> {
                Type type = any(Type.values());
                yield "(" + of(type, depth) + " in [" + leaf(type) + ", " + constant(type) + "])";
            }
            case 10 -> "(" + of(any(Type.values()), depth) + one(" == null)", " != null)");
            default -> textCondition(depth);
        };
    }

    private String textCondition(int depth) {
        String text = of(Type.TEXT, depth);
        return random.nextInt(4) == 0
                ? text + ".matches(\"" + PATTERNS.get(random.nextInt(PATTERNS.size())) + "\")"
                : text + "." + one("startsWith", "endsWith", "contains") + "(" + of(Type.TEXT, depth) + ")";
    }

    private String leaf(Type type) {
        if (random.nextInt(3) == 0) {
            return constant(type);
        }
        return switch (type) {
            case TEXT ->
                one("text1", "text2", "(status + \"\")", "parent.text1", "price.currency", "parent.parent.text2");
            case INTEGER -> one("small", "large", "version", "parent.large", "twice", "parent.twice", "size(tags)");
            case DECIMAL -> one("dec1", "dec2", "parent.dec1", "price.amount", "small");
            case FLOAT -> one("float1", "float2", "place.lat", "parent.place.lon");
            case BOOLEAN ->
                one(
                                "flag1",
                                "flag2",
                                "fine",
                                "parent.fine",
                                "\"red\" in tags",
                                "!(\"blue\" in tags)",
                                "status == \"done\"",
                                "status in [\"todo\", \"doing\"]",
                                "parent == null",
                                "price == null",
                                "owner == user.id",
                                "parent == id",
                                "parent.id == parent",
                                "tags != null",
                                "createdBy in [owner, user.id]")
                        .replaceAll("^(.*)$", "($1)");
            case DATE -> one("day1", "day2", "parent.day1", "today()");
            case TIME -> one("time1", "time2");
            case DATE_TIME -> one("moment1", "moment2", "createdAt", "now()", "parent.updatedAt");
            case DURATION -> one("length1", "length2", "parent.length1");
            case UUID -> one("uuid1", "uuid2", "parent.uuid1");
        };
    }

    private String constant(Type type) {
        return switch (type) {
            case TEXT -> one("\"\"", "\"a\"", "\"\uD83D\uDE00\"", "\" b \"", "\"'%?\\\\\"", "\"\uFFFF\"");
            case INTEGER -> one("0", "1", "-1", "2", "9223372036854775807", "-9223372036854775808", "-120000", "400");
            case DECIMAL -> one("0.0", "1.5", "-0.00000000000000000001", "1e59", "3.0", "0.1");
            case FLOAT -> one("float(0.1)", "float(1e22)", "float(-2.5)", "float(0)");
            case BOOLEAN -> one("true", "false");
            case DATE -> one("date(\"0001-01-01\")", "date(\"9999-12-31\")", "date(\"2024-02-29\")");
            case TIME -> one("time(\"14:05\")", "time(\"00:00:00\")");
            case DATE_TIME ->
                one(
                        "timestamp(\"0001-01-01T00:00:00Z\")",
                        "dateTime(\"9999-12-31T23:59:59.999999Z\")",
                        "dateTime(\"1970-01-01T00:00:00Z\")");
            case DURATION -> one("duration(\"24h\")", "duration(\"-PT0.000001S\")", "duration(\"2562047788h\")");
            case UUID -> "uuid2";
        };
    }

    private Type any(Type... types) {
        return types[random.nextInt(types.length)];
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
