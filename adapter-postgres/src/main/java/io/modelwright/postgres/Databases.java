package io.modelwright.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The connections to one PostgreSQL database, in pools that are bounded by what they are for, so that no use can starve
 * another. Nothing is connected when this is built and nothing fails if the database is away: whoever asks for a connection
 * waits a second at most and gets an {@link java.sql.SQLTransientConnectionException}, until the database is back. For many
 * threads.
 */
public final class Databases implements AutoCloseable {

    private static final Duration MAX_WAIT = Duration.ofSeconds(1);
    private static final Duration VALIDATION = Duration.ofMillis(500);
    private static final Duration KEEP_ALIVE = Duration.ofMinutes(2);

    /**
     * What the answer of the server may take longer than the statement, before the connection counts as dead; a server that
     * is silent altogether is noticed before by the pulse.
     */
    private static final Duration SOCKET_MARGIN = Duration.ofSeconds(5);

    /**
     * Named server-side statements from this execution of a text on: what is asked once or twice (odd filters, migrations)
     * leaves nothing behind on the server, what every request asks is planned once per connection.
     */
    private static final int PREPARE_THRESHOLD = 3;

    /** What connections are for. */
    public enum Purpose {
        /** Requests of people and programs: short statements. */
        REQUESTS(requests(), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(1_400)),
        /** Publishing: changes schemas; its waits for locks are bounded by itself. */
        PUBLISHING(2, Duration.ofMinutes(30), Duration.ofMinutes(1), Duration.ofSeconds(15)),
        /** Jobs, imports, exports and what follows changes. */
        JOBS(6, Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofSeconds(5)),
        /** Whether the database answers. */
        HEALTH(1, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(1_400));

        private static final int REQUESTS_PER_CORE = 4;
        private static final int REQUESTS_MIN = 8;

        private final int size;
        private final Duration statementTimeout;
        private final Duration idleInTransaction;
        private final Duration silence;

        /** @param silence how long to wait for a server that gives no sign of life: what is lost then can be done again */
        Purpose(int size, Duration statementTimeout, Duration idleInTransaction, Duration silence) {
            this.size = size;
            this.statementTimeout = statementTimeout;
            this.idleInTransaction = idleInTransaction;
            this.silence = silence;
        }

        /** More than the machine can serve at once only lengthens the slowest answers: 16 on two cores doubled them. */
        private static int requests() {
            return Math.max(
                    REQUESTS_MIN, REQUESTS_PER_CORE * Runtime.getRuntime().availableProcessors());
        }

        /** How many connections there are unless it is configured. */
        public int defaultSize() {
            return size;
        }
    }

    /**
     * Where the database is and who signs in.
     *
     * @param url JDBC, {@code jdbc:postgresql://host:port/database}
     */
    public record Address(String url, String user, String password) {

        @Override
        public String toString() {
            return url + " as " + user;
        }
    }

    private final Map<Purpose, HikariDataSource> pools = new EnumMap<>(Purpose.class);
    private final Pulse pulse;

    /**
     * @param sizes of the pools that shall not have their default size, at least 1
     * @param metrics where the pools count, if anywhere
     */
    public Databases(Address address, Map<Purpose, Integer> sizes, Optional<MetricsTrackerFactory> metrics) {
        List<Pulse.Watched> watched = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            int size = sizes.getOrDefault(purpose, purpose.defaultSize());
            SeverableDataSource source = source(address, purpose);
            pools.put(purpose, new HikariDataSource(pool(source, purpose, size, metrics)));
            watched.add(new Pulse.Watched(source, purpose.silence));
        }
        pulse = new Pulse(signIn(new PGSimpleDataSource(), address, "pulse"), watched);
        pulse.start();
    }

    public DataSource of(Purpose purpose) {
        HikariDataSource pool = pools.get(purpose);
        if (pool == null) {
            throw new IllegalStateException("no pool for " + purpose);
        }
        return pool;
    }

    /**
     * Connections outside all pools, each closed by who opened it, without a limit on statements: for migrations, which may
     * take long and use several at once.
     */
    public static DataSource unpooled(Address address) {
        PGSimpleDataSource source = signIn(new PGSimpleDataSource(), address, "migration");
        source.setTcpKeepAlive(true);
        return source;
    }

    /** Closes every connection, those in use too. */
    @Override
    public void close() {
        pulse.close();
        List.copyOf(pools.values()).forEach(HikariDataSource::close);
    }

    private static HikariConfig pool(
            SeverableDataSource source, Purpose purpose, int size, Optional<MetricsTrackerFactory> metrics) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(purpose.name().toLowerCase(Locale.ROOT));
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(purpose == Purpose.REQUESTS ? size : 0);
        config.setConnectionTimeout(MAX_WAIT.toMillis());
        config.setValidationTimeout(VALIDATION.toMillis());
        config.setKeepaliveTime(KEEP_ALIVE.toMillis());
        // Start without the database, and try again whenever somebody asks.
        config.setInitializationFailTimeout(-1);
        metrics.ifPresent(config::setMetricsTrackerFactory);
        return config;
    }

    private static SeverableDataSource source(Address address, Purpose purpose) {
        SeverableDataSource source =
                signIn(new SeverableDataSource(), address, purpose.name().toLowerCase(Locale.ROOT));
        source.setSocketTimeout(
                Math.toIntExact(purpose.statementTimeout.plus(SOCKET_MARGIN).toSeconds()));
        source.setTcpKeepAlive(true);
        source.setPrepareThreshold(PREPARE_THRESHOLD);
        // Saves a round trip for each new connection.
        source.setAssumeMinServerVersion("15");
        source.setOptions("-c statement_timeout=" + purpose.statementTimeout.toMillis()
                + " -c idle_in_transaction_session_timeout=" + purpose.idleInTransaction.toMillis());
        return source;
    }

    private static <S extends PGSimpleDataSource> S signIn(S source, Address address, String purpose) {
        source.setUrl(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setApplicationName("modelwright " + purpose);
        // Details name whole rows, and go to the log with whatever is in them.
        source.setLogServerErrorDetail(false);
        source.setConnectTimeout(Math.toIntExact(MAX_WAIT.toSeconds()));
        return source;
    }
}
