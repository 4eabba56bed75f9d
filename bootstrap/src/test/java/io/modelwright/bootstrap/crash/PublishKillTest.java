package io.modelwright.bootstrap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.testkit.Poll;
import io.modelwright.testkit.servers.TestPostgres;
import io.modelwright.testkit.servers.TestRedis;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server is killed while it publishes: the app is whole in the old version or in the new one, and goes on. */
final class PublishKillTest {

    private static final Logger LOG = LoggerFactory.getLogger(PublishKillTest.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KILLS = 25;

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    @RegisterExtension
    static final TestRedis REDIS = TestRedis.shared();

    @TempDir
    Path folder;

    @Test
    void appShouldBeWholeWhenTheServerIsKilledInAPublish() throws Exception {
        try (PublishDrill drill = PublishDrill.start(folder, POSTGRES, REDIS, PublishDrill.LARGE)) {
            drill.killAt(() -> Poll.until("a prepare", PATIENCE, () -> drill.prepared() >= 0));
            assertThat(killWhileItWaitsForTheTable(drill)).isFalse();
            drill.killAt(() -> later(120));
        }
    }

    @Test
    @Tag("deep")
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void appShouldBeWholeWhenTheServerIsKilledAtManyMomentsOfAPublish() throws Exception {
        killAtManyMoments(PublishDrill.SMALL, 400);
    }

    @Test
    @Tag("deep")
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void appShouldBeWholeWhenTheServerIsKilledAtManyMomentsOfAPublishOfALargeTable() throws Exception {
        killAtManyMoments(PublishDrill.LARGE, 1_500);
    }

    private void killAtManyMoments(int rows, int withinMillis) throws Exception {
        int switched = 0;
        try (PublishDrill drill = PublishDrill.start(folder, POSTGRES, REDIS, rows)) {
            for (int seed = 0; seed < KILLS; seed++) {
                long millis = new Random(seed).nextInt(withinMillis);
                if (drill.killAt(() -> later(millis))) {
                    switched++;
                }
            }
        }
        LOG.warn("of {} killed publishes of {} rows {} had switched", KILLS, rows, switched);
    }

    /** Somebody reads the table: the publish cannot take it, and waits. */
    private static boolean killWhileItWaitsForTheTable(PublishDrill drill) throws Exception {
        String waiting = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'modelwright publishing'"
                + " AND wait_event_type = 'Lock' AND datname = current_database()";
        try (Connection reader = drill.database().getConnection();
                Statement statement = reader.createStatement()) {
            String table = drill.table();
            reader.setAutoCommit(false);
            drill.onceKilled(reader::rollback);
            return drill.killAt(() -> {
                statement.execute("LOCK TABLE " + table + " IN ACCESS SHARE MODE");
                Poll.until("a publish that waits", PATIENCE, () -> drill.sql().number(waiting) > 0);
            });
        }
    }

    /** A moment that nobody chose. */
    private static void later(long millis) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                .join();
    }
}
