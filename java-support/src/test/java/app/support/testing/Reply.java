package app.support.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;

/** An answer of the application. */
public record Reply(String request, HttpResponse<String> response) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Fails, showing the whole answer, where it has another status. */
    public Reply expect(int status) {
        assertEquals(status, response.statusCode(), () -> request + " answered " + response.body());
        return this;
    }

    /** Fails where it is no problem with an error of that code at that place. */
    public Reply expectError(String pointer, String code) {
        for (JsonNode error : json().path("errors")) {
            if (error.path("pointer").textValue().equals(pointer)
                    && error.path("code").textValue().equals(code)) {
                return this;
            }
        }
        throw new AssertionError(request + " has no error " + code + " at " + pointer + ": " + response.body());
    }

    public int status() {
        return response.statusCode();
    }

    public JsonNode json() {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text(String member) {
        return json().path(member).asText();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
