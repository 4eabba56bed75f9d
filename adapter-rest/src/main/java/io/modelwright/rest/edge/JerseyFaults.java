package io.modelwright.rest.edge;

import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** What Jersey and its resources throw, as problems. */
public final class JerseyFaults implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable fault) {
        String id = RequestIds.current();
        Problem problem = problem(fault, id);
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(ProblemResponse.MEDIA_TYPE)
                .entity(JsonBodies.bytes(problem.document(id)));
        problem.headers().forEach(response::header);
        return response.build();
    }

    private static Problem problem(Throwable fault, String id) {
        return switch (fault) {
            case NotFoundException missing -> Problem.of(404, "not-found", "There is nothing here.");
            case NotAllowedException refused ->
                Problem.of(405, "method-not-allowed", "This method is not for this resource.")
                        .withHeader(HttpHeaders.ALLOW, refused.getResponse().getHeaderString(HttpHeaders.ALLOW));
            case NotAcceptableException refused ->
                Problem.of(406, "not-acceptable", "There is no representation that the client accepts.");
            case NotSupportedException refused ->
                Problem.of(415, "unsupported-media-type", "A body of this type is not understood here.");
            case WebApplicationException other
            when other.getResponse().getStatus() < 500 ->
                Problem.of(other.getResponse().getStatus(), "malformed-request", "This request cannot be read.");
            case ProcessingException wrapped when wrapped.getCause() != null -> Problems.of(wrapped.getCause(), id);
            default -> Problems.of(fault, id);
        };
    }
}
