package app.support.http;

import app.support.json.JsonPointer;
import app.support.problem.FieldError;
import app.support.problem.Problem;
import app.support.problem.Problems;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Optional;
import org.slf4j.MDC;

/** What Jersey and its resources throw, as problems. */
public final class JerseyFaults implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable fault) {
        if (fault instanceof RedirectionException elsewhere) {
            return elsewhere.getResponse();
        }
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
            case NotAllowedException refused ->
                Problem.of(405, "method-not-allowed", "This method is not for this resource.")
                        .withHeader(HttpHeaders.ALLOW, refused.getResponse().getHeaderString(HttpHeaders.ALLOW));
            case ConstraintViolationException broken ->
                invalid(broken.getConstraintViolations().stream()
                        .map(JerseyFaults::error)
                        .toList());
            case JsonProcessingException json -> json(json, id);
            case WebApplicationException other
            when other.getResponse().getStatus() < 500 ->
                ofStatus(other.getResponse().getStatus());
            default -> Problems.of(fault, id);
        };
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            case 401 ->
                Problems.unauthenticated("unauthenticated", "Sign in to see this.")
                        .problem();
            case 403 -> Problems.forbidden().problem();
            case 404 -> Problem.of(404, "not-found", "There is nothing here.");
            case 406 -> Problem.of(406, "not-acceptable", "There is no representation of that type.");
            case 409 -> Problem.of(409, "conflict", "This does not go with how things are.");
            case 412 -> Problem.of(412, "precondition-failed", "This has changed since you read it.");
            case 413 -> Problem.of(413, "body-too-large", "The body is too large.");
            case 415 -> Problem.of(415, "unsupported-media-type", "A body of this type is not understood here.");
            case 422 -> Problem.of(422, "invalid", "The content is not valid.");
            default -> Problem.of(status, "malformed-request", "This request cannot be read.");
        };
    }

    private static Problem invalid(List<FieldError> errors) {
        return Problem.of(422, "invalid", "The content is not valid.").withErrors(errors);
    }

    /** Only what was read is the client's doing: what cannot be written is a fault of this application. */
    private static Problem json(JsonProcessingException fault, String id) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown ->
                invalid(List.of(new FieldError(pointer(unknown), "unknown-member", "There is no such member.")));
            case InvalidDefinitionException broken -> Problems.of(broken, id);
            case MismatchedInputException other ->
                invalid(List.of(
                        new FieldError(pointer(other), "wrong-type", "This is not of the type that it must be.")));
            case JsonParseException unreadable -> malformed();
            case StreamReadException unreadable -> malformed();
            case JsonMappingException wrapped when wrapped.getCause() instanceof StreamReadException -> malformed();
            default -> Problems.of(fault, id);
        };
    }

    private static Problem malformed() {
        return Problem.of(400, "malformed-json", "The body is not the JSON that is expected here.");
    }

    private static JsonPointer pointer(JsonMappingException fault) {
        JsonPointer at = JsonPointer.ROOT;
        for (JsonMappingException.Reference step : fault.getPath()) {
            at = step.getFieldName() == null ? at.item(step.getIndex()) : at.member(step.getFieldName());
        }
        return at;
    }

    private static FieldError error(ConstraintViolation<?> broken) {
        JsonPointer at = JsonPointer.ROOT;
        for (Path.Node node : broken.getPropertyPath()) {
            if (node.getIndex() != null) {
                at = at.item(node.getIndex());
            }
            // the method and its parameter are nothing that the client sent
            if (node.getKind() == ElementKind.PROPERTY) {
                at = at.member(node.getName());
            }
        }
        return new FieldError(at, "constraint", broken.getMessage());
    }
}
