package io.modelwright.core.modeling.document;

import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import java.util.HashSet;
import java.util.Set;

/**
 * The places of a document that could not be read and were filled in, so that validation can go on and find everything else:
 * what it finds at these places is a consequence and is not shown. Not for use by several threads.
 */
final class Damage {

    private final Set<String> places = new HashSet<>();
    private final Set<String> retypedEntities = new HashSet<>();

    /** What stands there, and below, was filled in. */
    void at(JsonPointer place) {
        places.add(place.value());
    }

    /** A member of that entity was filled in or left out, so that expressions over its records cannot be judged. */
    void inMembersOf(JsonPointer entity) {
        retypedEntities.add(entity.value());
    }

    /** Whether that finding follows from damage. */
    boolean explains(Finding finding) {
        String place = finding.pointer().value();
        // whether an expression parses does not depend on what is around it
        boolean ofExpression =
                finding.code().startsWith("expression-") && !finding.code().equals("expression-syntax");
        for (String prefix = place; !prefix.isEmpty(); prefix = prefix.substring(0, prefix.lastIndexOf('/'))) {
            if (places.contains(prefix) || (ofExpression && retypedEntities.contains(prefix))) {
                return true;
            }
        }
        return places.contains("");
    }
}
