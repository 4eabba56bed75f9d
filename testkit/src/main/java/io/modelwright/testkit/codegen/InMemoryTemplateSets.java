package io.modelwright.testkit.codegen;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.codegen.driven.TemplateSetRepository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Template sets in memory, under one lock. */
public final class InMemoryTemplateSets implements TemplateSetRepository {

    private final Predicate<AppId> exists;
    private final List<StoredSet> revisions = new ArrayList<>();

    /** @param exists whether there is such an app */
    public InMemoryTemplateSets(Predicate<AppId> exists) {
        this.exists = exists;
    }

    private Stream<StoredSet> newest() {
        revisions.removeIf(set -> !exists.test(set.app()));
        return revisions.stream()
                .filter(set -> revisions.stream()
                        .noneMatch(other -> other.id().equals(set.id()) && other.revision() > set.revision()));
    }

    @Override
    public synchronized List<Summary> list(AppId app) {
        return newest().filter(set -> set.app().equals(app))
                .sorted(Comparator.comparing(StoredSet::name))
                .map(set -> new Summary(
                        set.name(),
                        set.content().description(),
                        set.content().files().size(),
                        set.revision(),
                        set.savedAt(),
                        set.savedBy()))
                .toList();
    }

    @Override
    public synchronized Optional<StoredSet> find(AppId app, String name) {
        return newest().filter(set -> set.app().equals(app) && set.name().equals(name))
                .findFirst();
    }

    @Override
    public synchronized List<Revision> revisions(UUID id) {
        return revisions.stream()
                .filter(set -> set.id().equals(id))
                .sorted(Comparator.comparingInt(StoredSet::revision).reversed())
                .map(set -> new Revision(set.revision(), set.savedAt(), set.savedBy()))
                .toList();
    }

    @Override
    public synchronized Optional<StoredSet> at(UUID id, int revision) {
        return revisions.stream()
                .filter(set -> set.id().equals(id) && set.revision() == revision)
                .findFirst();
    }

    @Override
    public synchronized Saved create(StoredSet set, int most) {
        if (!exists.test(set.app())) {
            return new Saved.Absent();
        }
        if (newest().filter(other -> other.app().equals(set.app())).count() >= most) {
            return new Saved.TooMany();
        }
        if (find(set.app(), set.name()).isPresent()) {
            return new Saved.NameTaken();
        }
        revisions.add(set);
        return new Saved.Done();
    }

    @Override
    public synchronized Saved save(StoredSet set) {
        Saved saved = expect(set.id(), set.revision() - 1);
        if (saved instanceof Saved.Done) {
            revisions.add(set);
            revisions.removeIf(old -> old.id().equals(set.id()) && old.revision() <= set.revision() - REVISIONS_KEPT);
        }
        return saved;
    }

    @Override
    public synchronized Saved delete(UUID id, int revision) {
        Saved saved = expect(id, revision);
        if (saved instanceof Saved.Done) {
            revisions.removeIf(set -> set.id().equals(id));
        }
        return saved;
    }

    private Saved expect(UUID id, int revision) {
        Optional<StoredSet> newest = newest().filter(set -> set.id().equals(id)).findFirst();
        if (newest.isEmpty()) {
            return new Saved.Absent();
        }
        return newest.get().revision() == revision
                ? new Saved.Done()
                : new Saved.Stale(newest.get().revision());
    }
}
