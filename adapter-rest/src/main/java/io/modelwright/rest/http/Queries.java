package io.modelwright.rest.http;

import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query strings of routes that know which parameters they take. */
public final class Queries {

    private Queries() {}

    /**
     * The parameters; one that cannot be read, or is there twice, ends the request with 400, one that the route does not take
     * with 422.
     *
     * @param raw as it was sent; null where there is none
     */
    public static QueryParameters of(@Nullable String raw, Set<String> known) {
        QueryParameters parameters = Problems.valueOf(QueryParameters.parse(raw));
        List<Finding> unknown = parameters.values().keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> Finding.error(
                        "unknown-parameter", JsonPointer.ROOT.member(name), "There is no such parameter here."))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(Problem.of(422, "invalid-query", "The query means nothing here.")
                    .withFindings(unknown));
        }
        return parameters;
    }
}
