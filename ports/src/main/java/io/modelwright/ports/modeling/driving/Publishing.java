package io.modelwright.ports.modeling.driving;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import java.time.Instant;
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

    /** The plan from the live version to the draft, with the counts of affected rows: {@code {changes: […]}}. */
    Outcome<Json> plan(Principal principal, String app);

    /**
     * Publishes the draft. Refused with 409 {@code unacknowledged-loss}, {@code value-needed}, {@code nothing-to-publish},
     * {@code publish-conflict} (somebody else published meanwhile) or {@code publish-blocked} (the tables stayed locked), the
     * fresh plan in the member {@code plan}.
     */
    Outcome<Published> publish(Principal principal, String app, Publish command);

    /** Newest first. */
    Outcome<Page<Version>> list(Principal principal, String app, int limit, Optional<String> cursor);

    Outcome<Version> load(Principal principal, String app, int number);

    /** The typed changes that lead from version {@code from} to version {@code to}: {@code {from, to, changes: […]}}. */
    Outcome<Json> compare(Principal principal, String app, int from, int to);
}
