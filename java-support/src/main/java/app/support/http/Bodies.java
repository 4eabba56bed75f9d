package app.support.http;

import app.support.json.JsonBodies;
import app.support.problem.Problem;
import app.support.problem.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the bodies of record routes. */
final class Bodies {

    private Bodies() {}

    static JsonNode json(HttpServletRequest request, Set<String> mediaTypes) throws IOException {
        String[] type = Optional.ofNullable(request.getContentType())
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .split(";");
        if (!mediaTypes.contains(type[0].strip())) {
            throw new ProblemException(
                    Problem.of(415, "unsupported-media-type", "A body of this type is not understood here."));
        }
        for (int index = 1; index < type.length; index++) {
            String parameter = type[index].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                throw new ProblemException(Problem.of(415, "unsupported-charset", "Bodies are in UTF-8."));
            }
        }
        return JsonBodies.parse(request.getInputStream().readAllBytes());
    }
}
