package io.modelwright.postgres.jobs;

import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.postgres.migration.Migrations;
import io.modelwright.postgres.notify.Doorbell;
import io.modelwright.postgres.notify.NotificationListener;
import io.modelwright.testkit.jobs.JobQueueContract;
import io.modelwright.testkit.jobs.JobRequests;
import io.modelwright.testkit.jobs.SteppingClock;
import io.modelwright.testkit.servers.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresJobQueueTest implements JobQueueContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private final Doorbell bell = new Doorbell();
    private SteppingClock clock = new SteppingClock();
    private DataSource dataSource;
    private NotificationListener listener;
    private JobQueue queue;

    @BeforeAll
    void migrate() {
        dataSource = POSTGRES.freshDatabase();
        Migrations.platform(dataSource);
        listener = NotificationListener.start(dataSource, Map.of(PostgresJobQueue.CHANNEL, bell));
    }

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE modelwright.job");
        }
        clock = new SteppingClock();
        queue = new PostgresJobQueue(dataSource, clock, JobRequests.IDS, bell);
    }

    @AfterAll
    void stopListening() {
        listener.close();
    }

    @Override
    public JobQueue queue() {
        return queue;
    }

    @Override
    public SteppingClock clock() {
        return clock;
    }
}
