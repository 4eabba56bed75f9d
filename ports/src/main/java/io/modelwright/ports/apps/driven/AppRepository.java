package io.modelwright.ports.apps.driven;

import io.modelwright.core.apps.App;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.modeling.driven.DraftRepository.StoredDraft;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Apps as the platform knows them. Safe for many threads; each verb is atomic; {@code StoreUnavailable} where the store is
 * away.
 */
public interface AppRepository {

    /**
     * Whose apps are looked at: those of the workspaces, and those that the account is a member of.
     *
     * @param account the one whose app memberships count
     */
    record Sight(Set<WorkspaceId> workspaces, AccountId account) {
        public Sight {
            workspaces = Set.copyOf(workspaces);
        }
    }

    /** How a change ended. */
    enum Kept {
        DONE,
        /** Another app of the workspace has that slug; nothing changed. */
        SLUG_TAKEN,
        /** There is no such app. */
        ABSENT
    }

    /** Keeps a new app and the draft that it begins with, both or neither. */
    Kept create(App app, StoredDraft draft);

    Optional<App> find(AppId id);

    /** The apps of that slug in sight, in the order of creation. */
    List<App> findBySlug(Sight sight, String slug);

    /** The apps in sight in the order of creation, which is that of their ids, from after {@code after} on. */
    List<App> list(Sight sight, Optional<AppId> after, int limit);

    /** How many apps are in sight. */
    long count(Sight sight);

    /** Changes the name and the slug of an app to those given. */
    Kept rename(AppId id, String name, String slug);

    /** Deletes an app with its draft and its members; false where there is none. */
    boolean delete(AppId id);
}
