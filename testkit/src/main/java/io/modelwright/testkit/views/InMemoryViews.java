package io.modelwright.testkit.views;

import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.views.View;
import io.modelwright.ports.views.driven.ViewRepository;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Saved views in memory, under one lock. */
public final class InMemoryViews implements ViewRepository {

    private final Predicate<AppId> exists;
    private final List<View> views = new ArrayList<>();
    private final List<Default> defaults = new ArrayList<>();

    /** @param exists whether there is such an app */
    public InMemoryViews(Predicate<AppId> exists) {
        this.exists = exists;
    }

    private List<View> views() {
        views.removeIf(view -> !exists.test(view.app()));
        return views;
    }

    @Override
    public synchronized List<View> list(AppId app, AccountId person) {
        return views().stream()
                .filter(view -> view.app().equals(app))
                .filter(view -> view.shared() || view.owner().equals(person))
                .sorted(Comparator.<View, String>comparing(
                                view -> view.content().name(), InMemoryViews::byCodePoint)
                        .thenComparing(view -> view.id().toString()))
                .toList();
    }

    private static int byCodePoint(String one, String other) {
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }

    @Override
    public synchronized Optional<View> find(AppId app, UUID id) {
        return views().stream()
                .filter(view -> view.app().equals(app) && view.id().equals(id))
                .findFirst();
    }

    @Override
    public synchronized Saved create(View view, Most most) {
        if (!exists.test(view.app())) {
            return new Saved.Absent();
        }
        if (isFull(view, most)) {
            return new Saved.TooMany();
        }
        views.add(view);
        return new Saved.Done();
    }

    private boolean isFull(View wanted, Most most) {
        long others = views().stream()
                .filter(view -> view.app().equals(wanted.app()) && view.shared() == wanted.shared())
                .filter(view -> view.shared() || view.owner().equals(wanted.owner()))
                .filter(view -> !view.id().equals(wanted.id()))
                .count();
        return others >= (wanted.shared() ? most.shared() : most.own());
    }

    @Override
    public synchronized Saved save(View view, Most most) {
        Saved saved = expect(view.app(), view.id(), view.revision() - 1);
        if (!(saved instanceof Saved.Done)) {
            return saved;
        }
        if (isFull(view, most)) {
            return new Saved.TooMany();
        }
        views.removeIf(before -> before.id().equals(view.id()));
        views.add(view);
        if (!view.shared()) {
            defaults.removeIf(chosen ->
                    chosen.view().equals(view.id()) && !chosen.person().equals(Optional.of(view.owner())));
        }
        return saved;
    }

    @Override
    public synchronized Saved delete(AppId app, UUID id, int revision) {
        Saved saved = expect(app, id, revision);
        if (saved instanceof Saved.Done) {
            views.removeIf(view -> view.id().equals(id));
            defaults.removeIf(chosen -> chosen.view().equals(id));
        }
        return saved;
    }

    private Saved expect(AppId app, UUID id, int revision) {
        return find(app, id)
                .<Saved>map(view -> view.revision() == revision ? new Saved.Done() : new Saved.Stale(view.revision()))
                .orElseGet(Saved.Absent::new);
    }

    @Override
    public synchronized List<Default> defaults(AppId app, AccountId person) {
        return defaults.stream()
                .filter(chosen -> find(app, chosen.view()).isPresent())
                .filter(chosen ->
                        chosen.person().isEmpty() || chosen.person().get().equals(person))
                .toList();
    }

    @Override
    public synchronized Saved setDefault(AppId app, Default wanted, boolean on) {
        Optional<View> view = find(app, wanted.view());
        if (view.isEmpty() || !isAllowed(view.get(), wanted)) {
            return new Saved.Absent();
        }
        if (on) {
            defaults.removeIf(chosen -> find(app, chosen.view()).isPresent()
                    && chosen.entity().equals(wanted.entity())
                    && chosen.person().equals(wanted.person()));
            defaults.add(wanted);
        } else {
            defaults.remove(wanted);
        }
        return new Saved.Done();
    }

    private static boolean isAllowed(View view, Default wanted) {
        return view.shared() || wanted.person().equals(Optional.of(view.owner()));
    }
}
