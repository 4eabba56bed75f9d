package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What came back.
 *
 * @param request what was asked, as failures tell it
 */
record Reply(String request, HttpResponse<String> response) {

    private static final Set<String> FINDING = Set.of("pointer", "code", "message");

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    String etag() {
        return header("ETag").orElseThrow(() -> new AssertionError("no ETag: " + this));
    }

    JsonNode json() {
        return JsonText.node(body());
    }

    /** What stands at a JSON Pointer. */
    JsonNode at(String pointer) {
        JsonNode found = json().at(pointer);
        assertThat(found.isMissingNode()).as(pointer + " in " + this).isFalse();
        return found;
    }

    /** The text at that place; anything else as JSON. */
    String text(String pointer) {
        JsonNode found = at(pointer);
        return found.isTextual() ? found.textValue() : found.toString();
    }

    /** The names of the members of the object at that place, in their order. */
    List<String> names(String pointer) {
        List<String> names = new ArrayList<>();
        at(pointer).fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The member of each item of the list, as {@link #text}. */
    List<String> items(String member) {
        List<String> values = new ArrayList<>();
        at("/items").forEach(item -> {
            JsonNode value = item.path(member);
            values.add(value.isTextual() ? value.textValue() : value.toString());
        });
        return values;
    }

    /** Fails where the JSON at that place is another one; members may stand in any order. */
    Reply expectJson(String pointer, String json) {
        assertThat(at(pointer)).as(pointer + " in " + this).isEqualTo(JsonText.node(json));
        return this;
    }

    Reply expect(int status) {
        assertThat(status()).as(toString()).isEqualTo(status);
        return this;
    }

    /** A well-formed problem of that status and code. */
    Reply expectProblem(int status, String code) {
        expect(status).expectProblem();
        assertThat(text("/type")).as(toString()).isEqualTo("urn:modelwright:problem:" + code);
        return this;
    }

    /** A well-formed problem of its status, which says nothing of the machinery. */
    Reply expectProblem() {
        assertThat(status()).as(toString()).isBetween(400, 599);
        assertThat(header("Content-Type"))
                .as(toString())
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(text("/type")).as(toString()).matches("urn:modelwright:problem:[a-z0-9-]+");
        assertThat(text("/title")).as(toString()).isNotBlank();
        assertThat(at("/status").isIntegralNumber()).as(toString()).isTrue();
        assertThat(at("/status").intValue()).as(toString()).isEqualTo(status());
        assertThat(text("/detail")).as(toString()).isNotBlank();
        assertThat(text("/instance")).as(toString()).isNotBlank();
        assertThat(body())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("node_modules")
                .doesNotContainIgnoringCase("postgres")
                .doesNotContain("io.modelwright")
                .doesNotContain("jakarta.");
        return this;
    }

    /** The problem names that code at that place, and each of its findings is whole. */
    Reply expectFinding(String pointer, String code) {
        JsonNode errors = at("/errors");
        List<String> found = new ArrayList<>();
        errors.forEach(error -> {
            Set<String> names = new HashSet<>();
            error.fieldNames().forEachRemaining(names::add);
            assertThat(names).as(toString()).isEqualTo(FINDING);
            assertThat(error.get("message").textValue()).as(toString()).isNotBlank();
            found.add(error.get("pointer").textValue() + " " + error.get("code").textValue());
        });
        assertThat(found).as(toString()).contains(pointer + " " + code);
        return this;
    }

    /** How many findings the problem has. */
    int findings() {
        return at("/errors").size();
    }

    @Override
    public String toString() {
        String shown = body().length() > 2_000 ? body().substring(0, 2_000) + "…" : body();
        return request + " → " + status() + " " + shown;
    }
}
