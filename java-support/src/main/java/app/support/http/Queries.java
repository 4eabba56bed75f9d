package app.support.http;

import app.support.json.JsonPointer;
import app.support.problem.FieldErrors;
import app.support.problem.Problem;
import app.support.query.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;

/** Query strings of routes that take none. */
final class Queries {

    private Queries() {}

    static void requireNone(HttpServletRequest request) {
        FieldErrors unknown = new FieldErrors();
        for (String name :
                QueryParameters.parse(request.getQueryString()).values().keySet()) {
            unknown.add("unknown-parameter", JsonPointer.ROOT.member(name), "There is no such parameter here.");
        }
        if (!unknown.isEmpty()) {
            throw Problem.of(422, "invalid-query", "The query means nothing here.")
                    .withErrors(unknown.toList())
                    .exception();
        }
    }
}
