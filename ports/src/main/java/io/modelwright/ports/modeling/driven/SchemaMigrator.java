package io.modelwright.ports.modeling.driven;

import io.modelwright.core.apps.App;
import io.modelwright.core.modeling.plan.Migration;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the tables of an app from one version to the next. Safe for many threads and nodes: of several publishes of one app
 * one runs, the others are {@link Ended.Conflict}. {@code StoreUnavailable} where the store is away; whatever happens, the
 * app is then whole in the version before or in the new one.
 */
public interface SchemaMigrator {

    /**
     * What a plan meets in the database, without locks: other people go on writing.
     *
     * @param counts by change id, the rows that the impact query found; absent for changes without one
     * @param largeTables names of tables, as in the app's schema now, that are too big to be changed within the switch
     */
    record Survey(Map<String, Long> counts, Set<String> largeTables) {
        public Survey {
            counts = Map.copyOf(counts);
            largeTables = Set.copyOf(largeTables);
        }
    }

    /** How a publish ended. */
    sealed interface Ended {

        /** The new version is live. */
        record Switched(StoredVersion version) implements Ended {}

        /** Somebody else publishes, or has published since the plan was made. Nothing changed. */
        record Conflict() implements Ended {}

        /** The tables stayed locked by others longer than all attempts together. Nothing changed. */
        record Blocked() implements Ended {}

        /** Records that came meanwhile do not fit the decisions of the plan; the changes that met them. Nothing changed. */
        record Unfit(Set<String> changes) implements Ended {
            public Unfit {
                changes = Set.copyOf(changes);
            }
        }
    }

    /** Asks the questions of the plan; empty where it starts from a version that is not the live one any more. */
    Optional<Survey> survey(App app, Plan plan);

    /**
     * Prepares (resuming an interrupted prepare of the same migration, undoing one of another), then switches: the tables,
     * the version and the fence change in one transaction. The version exists if and only if the answer is
     * {@link Ended.Switched}, or the answer was lost after it. Blocks until then; may take as long as the large tables need.
     *
     * @param version what becomes live; its number is one more than that of the live version
     */
    Ended publish(App app, Migration migration, StoredVersion version);

    /**
     * Undoes what an interrupted publish prepared, or finishes what it switched; nothing where there is none. {@code false}
     * while one is running, or where others are in the way.
     */
    boolean abandon(App app);

    /**
     * Removes the tables, versions and fence of an app that is deleted; again is no change. {@code false} while a publish of
     * it is running; nothing is removed then.
     */
    boolean remove(App app);
}
