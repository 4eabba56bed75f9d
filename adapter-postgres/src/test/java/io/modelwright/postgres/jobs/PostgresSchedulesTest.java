package io.modelwright.postgres.jobs;

import io.modelwright.ports.jobs.driven.Schedules;
import io.modelwright.postgres.migration.Migrations;
import io.modelwright.testkit.jobs.SchedulesContract;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresSchedulesTest implements SchedulesContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private TestDatabase database;

    @BeforeEach
    void migrate() {
        database = POSTGRES.freshDatabase("platform", Migrations::platform);
    }

    @Override
    public Schedules schedules() {
        return new PostgresSchedules(database);
    }
}
