package io.modelwright.rest.modeling;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Uuids;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the publisher says: ids of changes whose loss is accepted, by id of change the expression that fills a need, and the
 * ids of retired elements to destroy.
 */
public record PublishJson(String message, Set<String> acknowledge, Map<String, String> fill, Set<String> purge) {

    Set<ElementId> purged() {
        Set<ElementId> ids = new HashSet<>();
        for (String text : purge) {
            UUID id = Uuids.parse(text)
                    .orElseThrow(() -> new ProblemException(Problem.of(422, "invalid", "The body is not valid.")
                            .withFindings(List.of(Finding.error(
                                    "wrong-type", JsonPointer.ROOT.member("purge"), "Here should be ids.")))));
            ids.add(new ElementId(id));
        }
        return ids;
    }
}
