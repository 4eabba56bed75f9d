package io.modelwright.ports.modeling.driving;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Plans and versions. Reading needs viewer, publishing needs builder. */
public interface Publishing {

    /**
     * What the publisher says about the changes of the plan.
     *
     * @param acknowledge ids of the changes whose loss of data is accepted
     * @param fill by change id, the CEL expression over the old record that gives the needed value
     * @param revision publish only this revision of the draft; absent: the one of now
     * @param purge ids of retired elements whose values are to be destroyed; each is a change that loses data
     */
    record Publish(
            String message,
            Set<String> acknowledge,
            Map<String, String> fill,
            Optional<Long> revision,
            Set<ElementId> purge) {
        public Publish {
            purge = Set.copyOf(purge);
            acknowledge = Set.copyOf(acknowledge);
            fill = Map.copyOf(fill);
        }
    }

    /**
     * An immutable, published design.
     *
     * @param document the design in canonical order
     * @param changes the semantic difference to the version before, as the wire shows plans
     * @param script the same migration as a Flyway script
     */
    record Version(
            int number,
            String message,
            AccountId author,
            Instant publishedAt,
            Json document,
            Json changes,
            String script) {}

    /** How a publish ended: a version at once, or a job that makes it. */
    sealed interface Published {
        record Now(Version version) implements Published {}

        record Later(UUID job) implements Published {}
    }

    /** What an element of a design was. */
    enum ElementKind {
        ENTITY,
        FIELD,
        RELATION
    }

    /**
     * An element that no design of the app has any more and whose values are kept: restoring a version from before
     * {@code since} and publishing brings it back with its values, {@link Publish#purge} destroys them.
     *
     * @param id of the entity, field or relation
     * @param name what it was called
     * @param entity what the entity that a field or relation belongs to is called now, or was last; absent for entities
     * @param since the first version without it; the last such where it came back in between
     */
    record RetiredElement(ElementId id, ElementKind kind, String name, Optional<String> entity, int since) {}

    /** The plan from the live version to the draft, with the counts of affected rows: {@code {changes: […]}}. */
    Outcome<Json> plan(Principal principal, String app);

    /**
     * Publishes the draft. Refused with 409 {@code unacknowledged-loss}, {@code value-needed}, {@code nothing-to-publish},
     * {@code publish-conflict} (somebody else published meanwhile) or {@code publish-blocked} (the tables stayed locked), the
     * fresh plan in the member {@code plan}.
     */
    Outcome<Published> publish(Principal principal, String app, Publish command);

    /** The retired elements of the live version; the last retired first. None before the first publish. */
    Outcome<List<RetiredElement>> retired(Principal principal, String app);

    /** Newest first. */
    Outcome<Page<Version>> list(Principal principal, String app, int limit, Optional<String> cursor);

    /** How many versions there are. */
    Outcome<Long> count(Principal principal, String app);

    Outcome<Version> load(Principal principal, String app, int number);

    /** The typed changes that lead from version {@code from} to version {@code to}: {@code {from, to, changes: […]}}. */
    Outcome<Json> compare(Principal principal, String app, int from, int to);
}
