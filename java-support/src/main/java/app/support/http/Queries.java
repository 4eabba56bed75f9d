package app.support.http;

import app.support.json.JsonPointer;
import app.support.problem.FieldErrors;
import app.support.problem.Problem;
import app.support.query.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Query strings of routes that take few parameters or none. */
public final class Queries {

    private Queries() {}

    static void requireNone(HttpServletRequest request) {
        of(request, Set.of());
    }

    /** The parameters; 422 where there are others than those. */
    public static QueryParameters of(HttpServletRequest request, Set<String> known) {
        FieldErrors unknown = new FieldErrors();
        QueryParameters parameters = QueryParameters.parse(request.getQueryString());
        for (String name : parameters.values().keySet()) {
            if (!known.contains(name)) {
                unknown.add("unknown-parameter", JsonPointer.ROOT.member(name), "There is no such parameter here.");
            }
        }
        if (!unknown.isEmpty()) {
            throw Problem.of(422, "invalid-query", "The query means nothing here.")
                    .withErrors(unknown.toList())
                    .exception();
        }
        return parameters;
    }
}
