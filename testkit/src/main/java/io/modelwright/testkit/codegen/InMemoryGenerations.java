package io.modelwright.testkit.codegen;

import io.modelwright.core.codegen.Generation;
import io.modelwright.core.codegen.GenerationId;
import io.modelwright.core.codegen.GenerationOptions;
import io.modelwright.core.codegen.GenerationState;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.codegen.driven.GenerationRepository;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Generations in memory. */
public final class InMemoryGenerations implements GenerationRepository {

    private static final Comparator<Generation> NEWEST_FIRST = Comparator.comparing(
                    (Generation generation) -> generation.id().toString())
            .reversed();

    private final Map<GenerationId, Generation> generations = new HashMap<>();
    private final Map<String, GenerationOptions> options = new HashMap<>();
    private final Predicate<AppId> apps;

    /** @param apps which there are */
    public InMemoryGenerations(Predicate<AppId> apps) {
        this.apps = apps;
    }

    @Override
    public synchronized boolean add(Generation generation) {
        if (!apps.test(generation.app())) {
            return false;
        }
        if (generations.putIfAbsent(generation.id(), generation) == null) {
            options.put(generation.app() + " " + generation.target(), generation.options());
        }
        return true;
    }

    @Override
    public synchronized boolean end(Generation ended) {
        Generation known = generations.get(ended.id());
        if (known == null || known.state() == GenerationState.SUCCEEDED || !apps.test(known.app())) {
            return false;
        }
        generations.put(ended.id(), ended);
        return true;
    }

    @Override
    public synchronized Optional<Generation> find(GenerationId id) {
        return Optional.ofNullable(generations.get(id)).filter(generation -> apps.test(generation.app()));
    }

    @Override
    public synchronized Optional<GenerationOptions> options(AppId app, Target target) {
        return Optional.ofNullable(options.get(app + " " + target)).filter(known -> apps.test(app));
    }

    @Override
    public synchronized List<Generation> list(
            AppId app, Optional<Target> target, Optional<GenerationId> before, int limit) {
        return of(app, target)
                .filter(generation -> before.isEmpty()
                        || generation.id().toString().compareTo(before.get().toString()) < 0)
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long count(AppId app, Optional<Target> target) {
        return of(app, target).count();
    }

    private Stream<Generation> of(AppId app, Optional<Target> target) {
        return generations.values().stream()
                .filter(generation ->
                        apps.test(generation.app()) && generation.app().equals(app))
                .filter(generation -> target.isEmpty() || generation.target().equals(target.get()));
    }

    @Override
    public synchronized List<Generation> pendingSince(Instant before, int limit) {
        return generations.values().stream()
                .filter(generation -> generation.state() == GenerationState.PENDING
                        && apps.test(generation.app())
                        && generation.createdAt().isBefore(before))
                .sorted(Comparator.comparing(Generation::createdAt))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized int forget(Forgetting which) {
        Set<GenerationId> leaving = new HashSet<>();
        switch (which) {
            case Forgetting.One(GenerationId id) -> leaving.add(id);
            case Forgetting.Old(int keep, Instant before) ->
                generations.values().stream()
                        .filter(generation -> generation.createdAt().isBefore(before))
                        .filter(generation -> of(generation.app(), Optional.of(generation.target()))
                                        .filter(other -> NEWEST_FIRST.compare(other, generation) < 0)
                                        .count()
                                >= keep)
                        .forEach(generation -> leaving.add(generation.id()));
        }
        leaving.removeIf(id -> {
            Generation known = generations.get(id);
            return known == null || known.state() == GenerationState.PENDING;
        });
        leaving.forEach(generations::remove);
        return leaving.size();
    }
}
