package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.JsonBodies;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What came back. */
record Answer(HttpResponse<String> response) {

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
        return header("ETag").orElseThrow(() -> new AssertionError("no ETag: " + body()));
    }

    Json json() {
        return JsonBodies.parse(body().getBytes(StandardCharsets.UTF_8));
    }

    /** What stands at the path of members and indexes. */
    Json at(Object... path) {
        Json value = json();
        for (Object step : path) {
            Json parent = value;
            value = switch (parent) {
                case Json.JsonObject object
                when step instanceof String name ->
                    object.find(name).orElseThrow(() -> new AssertionError(name + " is not in " + body()));
                case Json.JsonArray(List<Json> items) when step instanceof Integer index -> items.get(index);
                default -> throw new AssertionError(step + " is not in " + body());
            };
        }
        return value;
    }

    /** The text at that path; anything else as JSON. */
    String text(Object... path) {
        Json value = at(path);
        return value instanceof Json.JsonString(String text)
                ? text
                : new String(JsonBodies.bytes(value), StandardCharsets.UTF_8);
    }

    /** The member of each of the items, as {@link #text}. */
    List<String> items(String member) {
        Json.JsonArray items = (Json.JsonArray) at("items");
        return IntStream.range(0, items.items().size())
                .mapToObj(index -> text("items", index, member))
                .toList();
    }

    /** The answer itself, where it has that status. */
    Answer expect(int status) {
        assertThat(status()).as(body()).isEqualTo(status);
        return this;
    }

    /** A well-formed problem of that status and code. */
    Answer expectProblem(int status, String code) {
        expect(status).expectProblem();
        assertThat(text("type")).as(body()).isEqualTo("urn:modelwright:problem:" + code);
        return this;
    }

    /** A well-formed problem of its status, which says nothing of the machinery. */
    Answer expectProblem() {
        assertThat(status()).as(body()).isGreaterThanOrEqualTo(400);
        assertThat(header("Content-Type")).as(body()).contains("application/problem+json");
        assertThat(text("type")).startsWith("urn:modelwright:problem:");
        assertThat(text("title")).isNotBlank();
        assertThat(text("status")).isEqualTo(Integer.toString(status()));
        assertThat(text("detail")).isNotBlank();
        // what the server itself cannot read has no id
        assertThat(header("X-Request-Id").orElse("-")).isEqualTo(text("instance"));
        assertThat(body())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("io.modelwright")
                .doesNotContain("jakarta.")
                .doesNotContain("org.postgresql");
        return this;
    }

    /** The problem names that code at that place. */
    Answer expectFinding(String pointer, String code) {
        Json.JsonArray errors = (Json.JsonArray) at("errors");
        assertThat(errors.items()).as(body()).anySatisfy(error -> {
            assertThat(((Json.JsonObject) error).find("pointer")).contains(Json.of(pointer));
            assertThat(((Json.JsonObject) error).find("code")).contains(Json.of(code));
        });
        assertThat(errors.items()).allSatisfy(error -> {
            assertThat(((Json.JsonObject) error).members()).containsOnlyKeys("pointer", "code", "message");
        });
        return this;
    }
}
