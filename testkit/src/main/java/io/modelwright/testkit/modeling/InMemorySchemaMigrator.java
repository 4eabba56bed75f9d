package io.modelwright.testkit.modeling;

import io.modelwright.core.apps.App;
import io.modelwright.core.modeling.plan.Migration;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.modeling.plan.PlannedChange;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.modeling.driven.SchemaMigrator;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/**
 * Publishes without tables: a version is live as soon as it is kept. What plans meet in the records is said by whoever makes
 * it. For many threads.
 */
public final class InMemorySchemaMigrator implements SchemaMigrator {

    private final InMemoryVersionRepository versions;
    private final ToLongFunction<PlannedChange> counts;
    private final Map<AppId, Ended> interferences = new ConcurrentHashMap<>();
    private final Set<String> large = ConcurrentHashMap.newKeySet();

    /** @param counts the rows that the question of a change finds */
    public InMemorySchemaMigrator(InMemoryVersionRepository versions, ToLongFunction<PlannedChange> counts) {
        this.versions = versions;
        this.counts = counts;
    }

    /** Makes that table of every app too big to be changed within the switch. */
    public void grow(String table) {
        large.add(table);
    }

    /** Makes the next publish of that app end so, as others may bring it about at any time. */
    public void interfere(AppId app, Ended ended) {
        interferences.put(app, ended);
    }

    @Override
    public Optional<Survey> survey(App app, Plan plan) {
        int live = versions.live(app.id()).map(StoredVersion::number).orElse(0);
        if (plan.version() != live + 1) {
            return Optional.empty();
        }
        Map<String, Long> found = new HashMap<>();
        plan.changes().stream()
                .filter(change -> change.question().isPresent())
                .forEach(change -> found.put(change.id(), counts.applyAsLong(change)));
        return Optional.of(new Survey(found, large));
    }

    @Override
    public Ended publish(App app, Migration migration, StoredVersion version) {
        Ended interference = interferences.remove(app.id());
        if (interference != null) {
            return interference;
        }
        return versions.add(version) ? new Ended.Switched(version) : new Ended.Conflict();
    }

    @Override
    public boolean abandon(App app) {
        return true;
    }

    @Override
    public boolean remove(App app) {
        versions.remove(app.id());
        return true;
    }
}
