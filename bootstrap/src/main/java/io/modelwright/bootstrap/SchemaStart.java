package io.modelwright.bootstrap;

import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.postgres.migration.Migrations;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Migrates the schemas in a thread of its own, while the HTTP server starts; as long as the database is away it tries again
 * every second. Then it runs what waited for that.
 */
final class SchemaStart implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaStart.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource database;
    private final Runnable next;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<Boolean> outcome = new CompletableFuture<>();
    private final Thread thread;

    SchemaStart(DataSource database, Runnable next) {
        this.database = database;
        this.next = next;
        this.thread = Thread.ofPlatform().name("schema-start").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /**
     * True when the schemas are up to date and what waited for that has run; false where this was closed before; failed where
     * a migration, or what came after, failed.
     */
    CompletableFuture<Boolean> outcome() {
        return outcome;
    }

    private void run() {
        try {
            boolean told = false;
            while (!tryToMigrate()) {
                if (!told) {
                    LOG.warn("The database is away; its schemas are migrated as soon as it is there");
                    told = true;
                }
                if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    outcome.complete(false);
                    return;
                }
            }
            next.run();
            outcome.complete(true);
        } catch (InterruptedException e) {
            outcome.complete(false);
        } catch (RuntimeException | Error e) {
            outcome.completeExceptionally(e);
        }
    }

    private boolean tryToMigrate() {
        try {
            Migrations.platform(database);
            Migrations.data(database);
            return true;
        } catch (StoreUnavailable e) {
            LOG.debug("the database is away", e);
            return false;
        }
    }

    /** A migration that runs is not interrupted: its transaction ends with its connection. */
    @Override
    public void close() {
        closing.countDown();
    }
}
