package io.modelwright.postgres.records;

import io.modelwright.core.apps.App;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.modeling.driven.SchemaMigrator.Ended;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import io.modelwright.postgres.migration.Migrations;
import io.modelwright.postgres.modeling.PostgresSchemaMigrator;
import io.modelwright.testkit.records.RecordFixtures;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Databases in which the fixture's design is live. */
final class PublishedDatabase {

    private PublishedDatabase() {}

    /** A fresh one, copied from one that was published once. */
    static TestDatabase fresh() {
        return TestPostgres.shared().freshDatabase("records-fixture", dataSource -> {
            Migrations.data(dataSource);
            publish(dataSource, RecordFixtures.app(RecordFixtures.design(), 1));
        });
    }

    static void publish(DataSource dataSource, CompiledApp app) {
        Plan plan = Plan.between(Design.EMPTY, app.design(), Retired.NOTHING, 1, app.schema(), Set.of());
        if (!(plan.decide(Map.of(), Set.of(), Map.of(), Set.of()) instanceof Plan.Verdict.Ready ready)) {
            throw new AssertionError("the fixture cannot be published");
        }
        Instant at = Instant.parse("2027-01-01T00:00:00Z");
        App named = new App(app.app(), new WorkspaceId(new UUID(0, 1)), "app", "App", "default", app.schema(), at);
        StoredVersion version = new StoredVersion(
                app.app(),
                1,
                "first",
                new AccountId(new UUID(0, 1)),
                at,
                app.design(),
                Json.object().build(),
                ready.script(),
                ready.retired());
        Ended ended = new PostgresSchemaMigrator(dataSource, PostgresSchemaMigrator.Pace.USUAL)
                .publish(named, ready.migration(), version);
        if (!(ended instanceof Ended.Switched)) {
            throw new AssertionError("the fixture was not published: " + ended);
        }
    }
}
