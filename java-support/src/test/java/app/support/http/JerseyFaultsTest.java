package app.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What resources throw, their owner's own ones as well. */
class JerseyFaultsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Something to read. */
    record Sent(String name, int size) {}

    /** Something that cannot be written. */
    static final class Endless {
        public Endless getAgain() {
            return new Endless();
        }

        public Object getNothing() {
            return new Object();
        }
    }

    /** Something with a constraint. */
    record Bounded(@Min(3) int size) {}

    /** Something that holds it. */
    record Holder(@Valid List<Bounded> items) {}

    private static void assertProblem(Throwable fault, int status, String... parts) {
        Response response = new JerseyFaults().toResponse(fault);
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getMediaType()).hasToString(ProblemResponse.MEDIA_TYPE);
        assertThat(new String((byte[]) response.getEntity(), StandardCharsets.UTF_8))
                .contains(parts);
    }

    private static JsonProcessingException unread(String json) {
        try {
            Sent read = JSON.readValue(json, Sent.class);
            throw new AssertionError("it was read: " + read);
        } catch (JsonProcessingException e) {
            return e;
        }
    }

    @Test
    void statusesShouldSayWhatTheyMean() {
        assertProblem(new ForbiddenException("no"), 403, ":forbidden");
        assertProblem(new NotAuthorizedException("Bearer"), 401, ":unauthenticated");
        assertProblem(new ClientErrorException(406), 406, ":not-acceptable");
        assertProblem(new ClientErrorException(409), 409, ":conflict");
        assertProblem(new ClientErrorException(400), 400, ":malformed-request");
    }

    @Test
    void redirectionsShouldLeadOn() {
        Response response =
                new JerseyFaults().toResponse(new RedirectionException(303, URI.create("https://example.org/")));
        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getLocation()).isEqualTo(URI.create("https://example.org/"));
    }

    @Test
    void whatCannotBeReadShouldBeTheClientsDoing() {
        assertProblem(unread("{\"name\":"), 400, ":malformed-json");
        assertProblem(unread("{\"nam\":1}"), 422, "\"/nam\"", "unknown-member");
        assertProblem(unread("{\"size\":[]}"), 422, "\"/size\"", "wrong-type");
    }

    @Test
    void whatCannotBeWrittenShouldBeAFaultOfTheServer() {
        try {
            JSON.writeValueAsString(new Endless().getNothing());
            throw new AssertionError("it was written");
        } catch (JsonProcessingException e) {
            assertProblem(e, 500, ":internal");
        }
    }

    @Test
    void constraintsShouldNameTheirPlace() {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            var broken = new ConstraintViolationException(validator.validate(new Holder(List.of(new Bounded(1)))));
            Response response = new ViolationFaults().toResponse(broken);
            assertThat(response.getStatus()).isEqualTo(422);
            assertThat(new String((byte[]) response.getEntity(), StandardCharsets.UTF_8))
                    .contains("\"/items/0/size\"");
        }
    }

    @Test
    void pathsShouldBeReadBehindTheirPrefixAlone() {
        assertThat(RecordPath.parse("/api/v1/records")).isEmpty();
        assertThat(RecordPath.parse("/%61pi/v1/records/task")).isEmpty();
        assertThat(RecordPath.parse("/api/v1/records/task")).contains(new RecordPath.All("task"));
    }

    @Test
    void bodiesOfAccountsShouldBeSmall() {
        BodyLimits limits = new BodyLimits(1_000_000, 2_000_000);
        assertThat(limits.of("/api/v1/auth/login")).isEqualTo(8_192);
        assertThat(limits.of("/api/v1/me/password")).isEqualTo(8_192);
        assertThat(limits.of("/api/v1/users")).isEqualTo(8_192);
        assertThat(limits.of("/api/v1/records/users")).isEqualTo(1_000_000);
        assertThat(limits.of("/api/v1/records/task/import")).isEqualTo(2_000_000);
    }
}
