package io.modelwright.ports.openapi.driving;

import io.modelwright.core.apps.App;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.records.RightsBasis;
import io.modelwright.core.shared.Outcome;
import java.util.Optional;

/** What is needed to describe the interface of an app. */
public interface AppDescriptions {

    /** A version of an app's design. */
    record Described(App app, int version, Design design) {}

    /**
     * The app as whoever can see it may know it: what is described does not depend on who asks.
     *
     * @param version absent: the one that is live; refused as {@code not-published} where there is none
     */
    Outcome<Described> describe(Principal principal, String app, Optional<Integer> version);

    /** What is described, and what the rights of the one who asks follow from. */
    record DescribedFor(Described described, RightsBasis basis) {}

    /** The live version for whoever can see the app; refused as {@code not-published} where there is none. */
    Outcome<DescribedFor> describeFor(Principal principal, String app);
}
