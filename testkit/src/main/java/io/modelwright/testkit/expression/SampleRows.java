package io.modelwright.testkit.expression;

import io.modelwright.core.expression.Environment;
import io.modelwright.core.expression.Expr;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records of the {@link Sample}, full of nulls and of values at the ends of their ranges. */
public final class SampleRows {

    public static final UUID ALICE = new UUID(0x0190a00000007000L, 0x8000000000000001L);
    public static final Instant NOW = Instant.parse("2027-01-31T23:30:00.000001Z");
    public static final LocalDate TODAY = LocalDate.of(2027, 2, 1);

    /** Column, type, the values it takes beside null. */
    public record Column(String name, String type, List<?> values) {}

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "A",
            "abc",
            " \t abc \n",
            "\u000B\u00A0x\u2003",
            "é",
            "e\u0301",
            "\uFFFF",
            "\uD83D\uDE00",
            "a\uD83D\uDE00b",
            "İıß",
            "line\nbreak",
            "%_\\",
            "'; --",
            "done",
            "2027-01-31");
    private static final List<BigDecimal> DECIMALS = numbers(
            "0",
            "1",
            "-1",
            "0.5",
            "-2.5",
            "2.345",
            "0.0000000000000000000000001",
            "9999999999999999999999999999999999.9",
            "-99999999999999999999999999999999999.9999999999999999999999999",
            "9223372036854775807.5",
            "9223372036854775808",
            "-9223372036854775808.9",
            "3",
            "7.00");
    private static final List<Double> FLOATS = List.of(
            0.0,
            -0.0,
            0.1,
            -2.5,
            1e-5,
            3.0,
            1e22,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.MIN_VALUE,
            1e-20,
            123456789.125);
    private static final List<LocalDate> DATES = dates(
            "0001-01-01",
            "0004-02-29",
            "1582-10-10",
            "1900-02-28",
            "2000-02-29",
            "2024-02-29",
            "2027-01-30",
            "2027-01-31",
            "2027-02-01",
            "9999-12-01",
            "9999-12-31");
    private static final List<Instant> MOMENTS = moments(
            "0001-01-01T00:00:00Z",
            "1969-12-31T23:59:59.999999Z",
            "1970-01-01T00:00:00Z",
            "2027-01-31T23:30:00.000001Z",
            "2027-03-28T01:00:00Z",
            "9999-12-31T23:59:59.999999Z");
    private static final List<Duration> DURATIONS = List.of(
            Duration.ZERO,
            Duration.ofHours(24),
            Duration.ofHours(1).plusNanos(1_000),
            Duration.ofSeconds(-1).minusNanos(500_000_000),
            Duration.ofSeconds(9_223_372_036_854L, 775_807_000),
            Duration.ofSeconds(-9_223_372_036_855L, 224_193_000),
            Duration.ofDays(365_000));
    private static final List<LocalTime> TIMES =
            List.of(LocalTime.MIDNIGHT, LocalTime.of(14, 5), LocalTime.of(23, 59, 59));
    private static final List<UUID> UUIDS =
            List.of(ALICE, Environment.NOBODY, new UUID(-1, -1), new UUID(0x0190a00000007000L, 0x8000000000000002L));

    public static final List<Column> COLUMNS = List.of(
            new Column("version", "bigint", List.of(1L, 2L)),
            new Column("created_at", "timestamptz", MOMENTS),
            new Column("created_by", "uuid", UUIDS),
            new Column("updated_at", "timestamptz", MOMENTS),
            new Column("updated_by", "uuid", UUIDS),
            new Column("owner_id", "uuid", UUIDS),
            new Column("text1", "text COLLATE \"C\"", TEXTS),
            new Column("text2", "text COLLATE \"C\"", TEXTS),
            new Column("status", "text COLLATE \"C\"", List.of("todo", "doing", "done")),
            new Column("tags", "text[]", List.of(List.of(), List.of("red"), List.of("red", "blue"))),
            new Column("small", "integer", List.of(0, 1, -1, 2, 7, Integer.MAX_VALUE, Integer.MIN_VALUE)),
            new Column("large", "bigint", List.of(0L, 1L, -1L, 12L, Long.MAX_VALUE, Long.MIN_VALUE, -120_000L)),
            new Column("dec1", "numeric(60,25)", DECIMALS),
            new Column("dec2", "numeric(10,2)", numbers("0.00", "1.00", "12.50", "-99999999.99")),
            new Column("float1", "double precision", FLOATS),
            new Column("float2", "double precision", FLOATS),
            new Column("flag1", "boolean", List.of(true, false)),
            new Column("flag2", "boolean", List.of(true, false)),
            new Column("day1", "date", DATES),
            new Column("day2", "date", DATES),
            new Column("time1", "time(0)", TIMES),
            new Column("time2", "time(0)", TIMES),
            new Column("moment1", "timestamptz", MOMENTS),
            new Column("moment2", "timestamptz", MOMENTS),
            new Column("length1", "interval", DURATIONS),
            new Column("length2", "interval", DURATIONS),
            new Column("uuid1", "uuid", UUIDS),
            new Column("uuid2", "uuid", UUIDS),
            new Column("price_amount", "numeric(19,4)", numbers("0.0000", "9.9900", "-1.5000")),
            new Column("price_currency", "text COLLATE \"C\"", List.of("EUR", "USD")),
            new Column("place_lat", "double precision", List.of(48.1, -90.0)),
            new Column("place_lon", "double precision", List.of(11.5, 180.0)));

    private final List<Map<String, Object>> rows;
    private final Map<UUID, Map<String, Object>> byId = new HashMap<>();

    private SampleRows(List<Map<String, Object>> rows) {
        this.rows = rows;
        rows.forEach(row -> byId.put(id(row), row));
    }

    /** The same records for the same seed: the first all null, every fourth value null, parents among the earlier ones. */
    public static SampleRows of(int count, long seed) {
        Random random = new Random(seed);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> row = new HashMap<>();
            for (Column column : COLUMNS) {
                if (i > 0 && random.nextInt(5) > 0) {
                    row.put(
                            column.name(),
                            column.values().get(random.nextInt(column.values().size())));
                }
            }
            if (i > 1 && random.nextInt(3) > 0) {
                row.put("parent_id", id(rows.get(random.nextInt(i))));
            }
            row.put("id", new UUID(0x7000L, i));
            rows.add(row);
        }
        return new SampleRows(rows);
    }

    public List<Map<String, Object>> rows() {
        return rows;
    }

    public Environment environment(UUID id) {
        Map<String, Object> row = row(id);
        return new Environment() {
            @Override
            public @Nullable Object value(Expr.Path path) {
                Map<String, Object> at = row;
                for (int i = 0; i < path.relations().size(); i++) {
                    Object parent = at.get("parent_id");
                    if (parent == null) {
                        return null;
                    }
                    at = row((UUID) parent);
                }
                return at.get(Sample.column(path.leaf()));
            }

            @Override
            public UUID user() {
                return ALICE;
            }

            @Override
            public Instant now() {
                return NOW;
            }

            @Override
            public LocalDate today() {
                return TODAY;
            }
        };
    }

    private static UUID id(Map<String, Object> row) {
        return (UUID) Objects.requireNonNull(row.get("id"));
    }

    private Map<String, Object> row(UUID id) {
        Map<String, Object> row = byId.get(id);
        if (row == null) {
            throw new IllegalArgumentException("no record " + id);
        }
        return row;
    }

    private static List<BigDecimal> numbers(String... values) {
        return List.of(values).stream().map(BigDecimal::new).toList();
    }

    private static List<LocalDate> dates(String... values) {
        return List.of(values).stream().map(LocalDate::parse).toList();
    }

    private static List<Instant> moments(String... values) {
        return List.of(values).stream().map(Instant::parse).toList();
    }
}
