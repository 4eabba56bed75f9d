package io.modelwright.postgres.notify;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds one connection that listens on some channels and rings the doorbell of each channel that is notified. After a lost
 * connection it connects again and rings every bell, since notifications may have been missed: a notification saves time,
 * correctness never depends on one. Owns one thread until closed.
 */
public final class NotificationListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationListener.class);
    private static final int LOOK_MILLIS = 1_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final Map<String, Doorbell> bells;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Thread thread;

    private NotificationListener(DataSource dataSource, Map<String, Doorbell> bells) {
        this.dataSource = dataSource;
        this.bells = Map.copyOf(bells);
        this.thread =
                Thread.ofPlatform().daemon().name("postgres-notifications").unstarted(this::listen);
    }

    /**
     * Starts to listen.
     *
     * @param dataSource gives connections that stay usable for as long as the listener lives; one is held throughout
     * @param bells by channel; channels are plain lower-case identifiers
     */
    public static NotificationListener start(DataSource dataSource, Map<String, Doorbell> bells) {
        NotificationListener listener = new NotificationListener(dataSource, bells);
        listener.thread.start();
        return listener;
    }

    /** Waits until the first connection listens; whether it does by then. */
    public boolean awaitListening(Duration atMost) throws InterruptedException {
        return listening.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void listen() {
        boolean told = false;
        while (open()) {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(true);
                try (Statement statement = connection.createStatement()) {
                    for (String channel : bells.keySet()) {
                        statement.execute("LISTEN " + channel);
                    }
                }
                if (told) {
                    LOG.info("connected for notifications again");
                    told = false;
                }
                listening.countDown();
                bells.values().forEach(Doorbell::ring);
                relay(connection);
            } catch (SQLException fault) {
                if (!told) {
                    LOG.warn(
                            "the connection for notifications is gone, trying to connect again: {}",
                            fault.getMessage());
                    told = true;
                }
                pause();
            }
        }
    }

    private void relay(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (open()) {
            PGNotification[] notifications = postgres.getNotifications(LOOK_MILLIS);
            if (notifications == null) {
                continue;
            }
            for (PGNotification notification : notifications) {
                Doorbell bell = bells.get(notification.getName());
                if (bell != null) {
                    bell.ring();
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("UNLISTEN *");
        }
    }

    private void pause() {
        try {
            if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("closing while disconnected");
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    private boolean open() {
        return closing.getCount() > 0;
    }

    /** Ends the listening within about a second; returns when the connection is given back. */
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
