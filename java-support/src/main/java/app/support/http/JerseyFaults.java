package app.support.http;

import app.support.problem.Problem;
import app.support.problem.Problems;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Optional;
import org.slf4j.MDC;

/** What Jersey and its resources throw, as problems. */
public final class JerseyFaults implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable fault) {
        String id = Optional.ofNullable(MDC.get("requestId")).orElse("-");
        Problem problem = problem(fault, id);
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(ProblemResponse.MEDIA_TYPE)
                .entity(problem.document(id).toBytes());
        problem.headers().forEach(response::header);
        return response.build();
    }

    private static Problem problem(Throwable fault, String id) {
        return switch (fault) {
            case NotFoundException missing -> Problem.of(404, "not-found", "There is nothing here.");
            case NotAllowedException refused ->
                Problem.of(405, "method-not-allowed", "This method is not for this resource.")
                        .withHeader(HttpHeaders.ALLOW, refused.getResponse().getHeaderString(HttpHeaders.ALLOW));
            case NotSupportedException refused ->
                Problem.of(415, "unsupported-media-type", "A body of this type is not understood here.");
            case JsonProcessingException unreadable ->
                Problem.of(400, "malformed-json", "The body is not the JSON that is expected here.");
            case WebApplicationException other
            when other.getResponse().getStatus() < 500 ->
                Problem.of(other.getResponse().getStatus(), "malformed-request", "This request cannot be read.");
            default -> Problems.of(fault, id);
        };
    }
}
