package io.modelwright.core.records;

import io.modelwright.core.modeling.ElementId;
import java.util.Set;

/** What somebody's rights on the records of an app follow from. */
public sealed interface RightsBasis {

    /** By a workspace role. */
    enum Workspace implements RightsBasis {
        /** Every action on every record, every field. */
        EVERYTHING,
        /** Reading every record. */
        READING
    }

    /** By roles of the app itself; ids that the version does not know give nothing. */
    record AppRoles(Set<ElementId> roles) implements RightsBasis {
        public AppRoles {
            roles = Set.copyOf(roles);
        }
    }
}
