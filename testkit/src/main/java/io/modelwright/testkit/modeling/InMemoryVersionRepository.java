package io.modelwright.testkit.modeling;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.modeling.driven.VersionRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Versions in memory, as {@link InMemorySchemaMigrator} makes them; for many threads. */
public final class InMemoryVersionRepository implements VersionRepository {

    private final Map<AppId, List<StoredVersion>> versions = new HashMap<>();

    @Override
    public synchronized Optional<StoredVersion> live(AppId app) {
        return find(app, of(app).size());
    }

    @Override
    public synchronized Optional<StoredVersion> find(AppId app, int number) {
        return of(app).stream().filter(version -> version.number() == number).findFirst();
    }

    @Override
    public synchronized List<StoredVersion> list(AppId app, Optional<Integer> before, int limit) {
        return of(app).reversed().stream()
                .filter(version -> version.number() < before.orElse(Integer.MAX_VALUE))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Published> publishedSince(Instant since) {
        return versions.values().stream()
                .flatMap(List::stream)
                .filter(version -> !version.publishedAt().isBefore(since))
                .map(version -> new Published(
                        version.app(), version.number(), version.message(), version.author(), version.publishedAt()))
                .toList();
    }

    private List<StoredVersion> of(AppId app) {
        return versions.getOrDefault(app, List.of());
    }

    /** Adds the version if it is the next one. */
    synchronized boolean add(StoredVersion version) {
        if (version.number() != of(version.app()).size() + 1) {
            return false;
        }
        return versions.computeIfAbsent(version.app(), app -> new ArrayList<>()).add(version);
    }

    synchronized void remove(AppId app) {
        versions.remove(app);
    }
}
