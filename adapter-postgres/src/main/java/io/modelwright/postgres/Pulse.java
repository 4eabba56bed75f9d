package io.modelwright.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the server twice a second for a sign of life, over a connection of its own, and cuts off connections once there was none
 * for too long: a statement that takes its time and a server that has fallen silent look the same to the one who waits. A
 * refusal is a sign of life too. Owns one thread until closed.
 */
final class Pulse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Duration PERIOD = Duration.ofMillis(500);

    /** Within what an answer counts; the pool of PostgreSQL's driver knows whole seconds only. */
    private static final int ANSWER_SECONDS = 1;

    /**
     * Connections with how long they may wait for a silent server.
     *
     * @param silence since the last sign of life; noticed up to a second and a half late
     */
    record Watched(SeverableDataSource connections, Duration silence) {}

    private final PGSimpleDataSource source;
    private final List<Watched> watched;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Connection connection;
    private long lastSign = System.nanoTime();
    private boolean silent;

    /** @param source for the connection of the pulse alone; its time-outs are set here */
    Pulse(PGSimpleDataSource source, List<Watched> watched) {
        source.setConnectTimeout(ANSWER_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setLoginTimeout(ANSWER_SECONDS);
        this.source = source;
        this.watched = List.copyOf(watched);
        this.thread = Thread.ofPlatform().daemon().name("postgres-pulse").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            do {
                if (answers()) {
                    hear();
                } else {
                    miss(Duration.ofNanos(System.nanoTime() - lastSign));
                }
            } while (!closing.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } finally {
            hangUp();
        }
    }

    private boolean answers() {
        try {
            Connection open = connection;
            if (open == null) {
                open = source.getConnection();
                connection = open;
            }
            if (open.isValid(ANSWER_SECONDS)) {
                return true;
            }
        } catch (PSQLException refused) {
            if (refused.getServerErrorMessage() != null) {
                return true;
            }
            LOG.trace("no connection to feel the pulse of the database", refused);
        } catch (SQLException away) {
            LOG.trace("the database cannot be asked for a sign of life", away);
        }
        hangUp();
        return false;
    }

    private void hear() {
        lastSign = System.nanoTime();
        if (silent) {
            silent = false;
            LOG.info("the database answers again");
        }
    }

    private void miss(Duration since) {
        for (Watched waiting : watched) {
            if (since.compareTo(waiting.silence()) >= 0) {
                sever(waiting.connections(), since);
            }
        }
    }

    private void sever(SeverableDataSource connections, Duration since) {
        try {
            int severed = connections.sever();
            if (severed > 0 && !silent) {
                silent = true;
                LOG.warn("the database has not answered for {} ms: what waits for it is given up", since.toMillis());
            }
        } catch (SQLException fault) {
            LOG.warn("connections to a silent database cannot be cut off", fault);
        }
    }

    private void hangUp() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException fault) {
                LOG.debug("the connection of the pulse cannot be cut off", fault);
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
