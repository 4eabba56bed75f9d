package io.modelwright.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.core.openapi.Answer;
import io.modelwright.core.openapi.OpenApiDocument;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.rest.description.Section;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.Deprecation;
import io.modelwright.rest.json.JsonBodies;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is on its way out says so, in its answers and in the document. */
class DeprecationsHttpTest {

    @Path("/leaving")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class Leaving {

        @GET
        @Deprecation(since = "2027-01-31", sunset = "2027-12-01")
        public Json soon(@Auth Caller caller) {
            return Json.object().put("gone", false).build();
        }

        @GET
        @Path("/open")
        @Deprecation(since = "2027-01-31")
        public Json someDay(@Auth Caller caller) {
            return Json.object().put("gone", false).build();
        }

        @GET
        @Path("/not")
        public Json stays(@Auth Caller caller) {
            return Json.object().put("gone", false).build();
        }
    }

    @Test
    void answersShouldSaySinceWhenAndUntilWhen() {
        Hexagon hexagon = new Hexagon(RegistrationMode.OPEN);
        String token = hexagon.signIn("ada@example.org");
        try (EdgeServer server = new EdgeServer(hexagon.edge(Hexagon.generous(hexagon.keys)), new Leaving())) {
            Http http = new Http(server.port());

            Http.Answer soon = http.get("/api/v1/leaving").bearer(token).send();
            Http.Answer someDay = http.get("/api/v1/leaving/open").bearer(token).send();
            Http.Answer stays = http.get("/api/v1/leaving/not").bearer(token).send();

            assertThat(soon.status()).isEqualTo(200);
            assertThat(soon.header("Deprecation")).contains("@1801353600");
            assertThat(soon.header("Sunset")).contains("Wed, 01 Dec 2027 00:00:00 GMT");
            assertThat(soon.header("Link")).contains("</docs>; rel=\"deprecation\"");
            assertThat(someDay.header("Deprecation")).contains("@1801353600");
            assertThat(someDay.header("Sunset")).isEmpty();
            assertThat(stays.header("Deprecation")).isEmpty();
        }
    }

    @Test
    void documentShouldMarkTheOperation() {
        OpenApiDocument document = new OpenApiDocument("Some", "1", "Some.");
        Section.of("Leaving", "What leaves")
                .method(Leaving.class, "soon", operation("soon"))
                .method(Leaving.class, "stays", operation("stays"))
                .addTo(document);

        Json paths = document.json().find("paths").orElseThrow();
        String text = new String(JsonBodies.bytes(paths), StandardCharsets.UTF_8);

        assertThat(text).containsOnlyOnce("\"deprecated\":true");
        assertThat(text)
                .contains(
                        "\"operationId\":\"soon\",\"tags\":[\"Leaving\"],\"summary\":\"Something\",\"deprecated\":true");
    }

    private static Operation operation(String id) {
        return Operation.of(id, "Something").answers(Answer.json(200, "It.", JsonSchema.any()));
    }
}
