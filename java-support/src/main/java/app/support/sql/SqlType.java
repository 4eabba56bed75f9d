package app.support.sql;

/** The PostgreSQL types that parameters and columns take, with the Java type of their values. */
public enum SqlType {
    /** {@link String}. */
    TEXT("text"),
    /** {@link Integer}. */
    INTEGER("integer"),
    /** {@link Long}. */
    BIGINT("bigint"),
    /** {@link java.math.BigDecimal}. */
    NUMERIC("numeric"),
    /** {@link Double}. */
    DOUBLE("double precision"),
    /** {@link Boolean}. */
    BOOLEAN("boolean"),
    /** {@link java.time.LocalDate}. */
    DATE("date"),
    /** {@link java.time.LocalTime}, whole seconds. */
    TIME("time"),
    /** {@link java.time.Instant}, microseconds. */
    TIMESTAMPTZ("timestamptz"),
    /** {@link java.time.Duration}, microseconds; held in the time part of the interval alone. */
    INTERVAL("interval"),
    /** {@link java.util.UUID}. */
    UUID("uuid"),
    /** JSON text as {@link String}. */
    JSONB("jsonb"),
    /** {@code List<String>}. */
    TEXT_ARRAY("text[]"),
    /** {@code List<UUID>}. */
    UUID_ARRAY("uuid[]"),
    /** {@code List<Long>}. */
    BIGINT_ARRAY("bigint[]");

    private final String sqlName;

    SqlType(String sqlName) {
        this.sqlName = sqlName;
    }

    public String sqlName() {
        return sqlName;
    }
}
