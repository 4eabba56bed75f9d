package io.modelwright.testkit.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.deploy.DataCopy;
import io.modelwright.core.deploy.DatabaseName;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.AppDatabases;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@code AppDatabases} does. */
public interface AppDatabasesContract {

    String PASSWORD = "abcdefghijklmnopqrstuvwxyz0123456789";

    /** The same for all calls within one test. */
    AppDatabases databases();

    /** A name that no other test has. */
    static DatabaseName fresh() {
        return DeploymentNames.database(new DeploymentId(UUID.randomUUID()));
    }

    @Test
    default void databaseShouldBeThereUntilItIsDroppedHoweverOftenItIsMade() {
        DatabaseName name = fresh();
        assertThat(databases().drop(name)).isFalse();

        AppDatabases.Access access = databases().create(name, PASSWORD);
        assertThat(access.database()).isEqualTo(name);
        assertThat(databases().create(name, PASSWORD + "2")).isEqualTo(access);
        assertThat(databases().list()).contains(name);

        assertThat(databases().drop(name)).isTrue();
        assertThat(databases().list()).doesNotContain(name);
        assertThat(databases().drop(name)).isFalse();
    }

    @Test
    default void freshDatabaseShouldHaveNoVersion() {
        DatabaseName name = fresh();
        assertThat(databases().version(name)).isZero();
        databases().create(name, PASSWORD);
        assertThat(databases().version(name)).isZero();
        databases().drop(name);
    }

    @Test
    default void questionsShouldBeAnswered() {
        DatabaseName name = fresh();
        databases().create(name, PASSWORD);
        assertThat(databases().count(name, Map.of("a", "SELECT 3", "b", "SELECT 0")))
                .isEqualTo(Map.of("a", 3L, "b", 0L));
        databases().drop(name);
    }

    @Test
    default void copyOfAnotherVersionShouldBeRefused() {
        DatabaseName name = fresh();
        databases().create(name, PASSWORD);
        DataCopy copy = new DataCopy(new AppId(UUID.randomUUID()), "app_x", 7, Map.of());
        assertThat(databases().copy(name, copy)).satisfies(outcome -> {
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            assertThat(((Outcome.Refused<?>) outcome).refusal().code()).isEqualTo("version-moved");
        });
        databases().drop(name);
    }

    @Test
    default void passwordsThatNeedQuotingShouldNotBeTaken() {
        assertThatThrownBy(() -> databases().create(fresh(), "short")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> databases().create(fresh(), PASSWORD + "'; DROP ROLE x; --"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
