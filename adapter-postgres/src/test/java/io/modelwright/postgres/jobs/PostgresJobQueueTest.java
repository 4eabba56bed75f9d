package io.modelwright.postgres.jobs;

import io.modelwright.core.jobs.JobLimits;
import io.modelwright.ports.jobs.driven.JobBell;
import io.modelwright.ports.jobs.driven.JobHistory;
import io.modelwright.ports.jobs.driven.JobLog;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.postgres.migration.Migrations;
import io.modelwright.testkit.jobs.InMemoryJobBell;
import io.modelwright.testkit.jobs.JobLogContract;
import io.modelwright.testkit.jobs.JobQueueContract;
import io.modelwright.testkit.jobs.JobRequests;
import io.modelwright.testkit.jobs.JobTermsContract;
import io.modelwright.testkit.jobs.SteppingClock;
import io.modelwright.testkit.servers.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresJobQueueTest implements JobQueueContract, JobTermsContract, JobLogContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private final JobBell bell = new InMemoryJobBell();
    private SteppingClock clock = new SteppingClock();
    private DataSource dataSource;

    @BeforeAll
    void migrate() {
        dataSource = POSTGRES.freshDatabase();
        Migrations.platform(dataSource);
    }

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE modelwright.job, modelwright.job_line, modelwright.job_rate");
        }
        clock = new SteppingClock();
    }

    @Override
    public JobQueue queue() {
        return queue(JobLimits.NONE);
    }

    @Override
    public JobQueue queue(JobLimits limits) {
        return new PostgresJobQueue(dataSource, clock, JobRequests.IDS, bell, limits);
    }

    @Override
    public JobHistory history() {
        return new PostgresJobHistory(dataSource);
    }

    @Override
    public JobLog log() {
        return new PostgresJobLog(dataSource);
    }

    @Override
    public JobQueue logged() {
        return queue();
    }

    @Override
    public SteppingClock clock() {
        return clock;
    }
}
