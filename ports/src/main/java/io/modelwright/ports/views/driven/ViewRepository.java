package io.modelwright.ports.views.driven;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.views.View;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Saved views of apps, and which of them stand for their entity where nobody chooses. They go with their app. */
public interface ViewRepository {

    /**
     * How many views there may be.
     *
     * @param own of one person in one app, those that are shared left out
     * @param shared of one app
     */
    record Most(int own, int shared) {}

    /** @param person for whom; empty: for all who have not chosen themselves */
    record Default(ElementId entity, Optional<AccountId> person, UUID view) {}

    /** What came of a change. */
    sealed interface Saved {
        record Done() implements Saved {}

        record TooMany() implements Saved {}

        record Stale(int current) implements Saved {}

        record Absent() implements Saved {}
    }

    /** The person's own views of the app and all shared ones, by name, then by id. */
    List<View> list(AppId app, AccountId person);

    Optional<View> find(AppId app, UUID view);

    Saved create(View view, Most most);

    /**
     * Puts the next revision in the place of the one before it; otherwise nothing changes. A view that is shared no more is
     * nobody's default but the owner's.
     */
    Saved save(View view, Most most);

    /** Takes the view, and defaults that were it, where that revision is the newest. */
    Saved delete(AppId app, UUID view, int revision);

    /** The defaults of that person and those of all. */
    List<Default> defaults(AppId app, AccountId person);

    /** Puts a default in the place of what was one for the same entity and person; {@code on} false: takes it away. */
    Saved setDefault(AppId app, Default wanted, boolean on);
}
