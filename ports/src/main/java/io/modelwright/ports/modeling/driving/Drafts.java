package io.modelwright.ports.modeling.driving;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import java.time.Instant;
import java.util.List;

/** The editable design of an app. Reading needs viewer, writing needs builder. */
public interface Drafts {

    /**
     * A draft as it is now.
     *
     * @param revision grows with each change; the ETag at the edge
     * @param document the design in canonical order with all ids
     * @param warnings findings that do not stop the draft from being kept
     */
    record Draft(
            long revision,
            Design design,
            Json document,
            List<Finding> warnings,
            Instant updatedAt,
            AccountId updatedBy) {}

    Outcome<Draft> load(Principal principal, String app);

    /**
     * Replaces the draft where it still has that revision ({@code Stale} else). A document with errors changes nothing and is
     * refused as {@code Invalid} with every finding.
     */
    Outcome<Draft> replace(Principal principal, String app, long revision, Json document);

    /** Applies a JSON Patch (RFC 6902) to the document; all or nothing, then as {@link #replace}. */
    Outcome<Draft> patch(Principal principal, String app, long revision, Json patch);

    /** Makes the draft what version {@code number} was. */
    Outcome<Draft> restore(Principal principal, String app, int number, long revision);
}
