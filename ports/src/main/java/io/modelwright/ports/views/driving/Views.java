package io.modelwright.ports.views.driving;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.views.ShownView;
import io.modelwright.core.views.ViewDraft;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Saved views of an app's records. Whoever reads an entity has views of their own; those that are shared are made, changed and
 * removed by builders and seen by all who read the entity. An app that was never published has none.
 */
public interface Views {

    /** For whom a view is the one to begin with. */
    enum Audience {
        ME,
        EVERYBODY
    }

    /**
     * A view as the caller may see it.
     *
     * @param isMine whether the caller made it
     * @param isEditable whether the caller may change it
     * @param isDefault whether the caller chose it as the one to begin with
     * @param isDefaultOfAll whether builders chose it for all
     */
    record Seen(ShownView shown, boolean isMine, boolean isEditable, boolean isDefault, boolean isDefaultOfAll) {}

    /** @param entity a name or id; absent: of all entities, those of entities that are gone among them for who may change them */
    Outcome<List<Seen>> list(Principal principal, String app, Optional<String> entity);

    Outcome<Seen> find(Principal principal, String app, UUID view);

    /** @return refused with 422 {@code invalid-view}, with 409 {@code too-many-views} where there is no room for another */
    Outcome<Seen> create(Principal principal, String app, String entity, boolean shared, ViewDraft draft);

    /** @param revision what the change was made from; 412 {@code stale} where there is a newer one */
    Outcome<Seen> save(Principal principal, String app, UUID view, int revision, boolean shared, ViewDraft draft);

    Outcome<UUID> delete(Principal principal, String app, UUID view, int revision);

    /** @param on false: no longer */
    Outcome<Seen> makeDefault(Principal principal, String app, UUID view, Audience audience, boolean on);
}
