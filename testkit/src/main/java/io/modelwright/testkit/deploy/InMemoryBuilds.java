package io.modelwright.testkit.deploy;

import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.Build;
import io.modelwright.core.deploy.BuildId;
import io.modelwright.core.deploy.BuildState;
import io.modelwright.core.deploy.ContentHash;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.deploy.driven.BuildLogs;
import io.modelwright.ports.deploy.driven.BuildRepository;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Builds and their logs in memory. */
public final class InMemoryBuilds implements BuildRepository, BuildLogs {

    private static final Comparator<Build> NEWEST_FIRST =
            Comparator.comparing((Build build) -> build.id().toString()).reversed();

    private final Map<BuildId, Build> builds = new HashMap<>();
    private final Map<BuildId, String> logs = new HashMap<>();
    private final Predicate<AppId> apps;

    /** @param apps which there are */
    public InMemoryBuilds(Predicate<AppId> apps) {
        this.apps = apps;
    }

    @Override
    public synchronized boolean add(Build build) {
        if (!apps.test(build.app())) {
            return false;
        }
        builds.putIfAbsent(build.id(), build);
        return true;
    }

    @Override
    public synchronized boolean end(Build ended) {
        Optional<Build> known = find(ended.id()).filter(build -> build.state() != BuildState.SUCCEEDED);
        known.ifPresent(build -> builds.put(build.id(), ended));
        return known.isPresent();
    }

    @Override
    public synchronized Optional<Build> find(BuildId id) {
        return Optional.ofNullable(builds.get(id)).filter(build -> apps.test(build.app()));
    }

    @Override
    public synchronized Optional<Build> made(AppId app, Target target, ContentHash content) {
        return of(app, Optional.of(target))
                .filter(build -> build.isFresh()
                        && build.result().orElseThrow().content().equals(content))
                .min(NEWEST_FIRST);
    }

    @Override
    public synchronized List<Build> list(AppId app, Optional<Target> target, Optional<BuildId> before, int limit) {
        return of(app, target)
                .filter(build -> before.isEmpty()
                        || build.id().toString().compareTo(before.get().toString()) < 0)
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long count(AppId app, Optional<Target> target) {
        return of(app, target).count();
    }

    private Stream<Build> of(AppId app, Optional<Target> target) {
        return builds.values().stream()
                .filter(build -> apps.test(build.app()) && build.app().equals(app))
                .filter(build -> target.isEmpty() || build.target().equals(target.get()));
    }

    @Override
    public synchronized List<Build> pendingSince(Instant before, int limit) {
        return builds.values().stream()
                .filter(build -> build.state() == BuildState.PENDING
                        && apps.test(build.app())
                        && build.createdAt().isBefore(before))
                .sorted(Comparator.comparing(Build::createdAt))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized int forget(int keep, Instant before) {
        List<Build> leaving = builds.values().stream()
                .filter(build ->
                        build.state() != BuildState.PENDING && build.createdAt().isBefore(before))
                .filter(build -> of(build.app(), Optional.of(build.target()))
                                .filter(other -> NEWEST_FIRST.compare(other, build) < 0)
                                .count()
                        >= keep)
                .toList();
        leaving.forEach(build -> {
            builds.remove(build.id());
            logs.remove(build.id());
        });
        return leaving.size();
    }

    @Override
    public synchronized boolean write(BuildId build, String text) {
        boolean known = find(build).isPresent();
        if (known) {
            logs.put(build, text);
        }
        return known;
    }

    @Override
    public synchronized Optional<String> read(BuildId build) {
        return find(build).map(known -> logs.getOrDefault(build, ""));
    }
}
