package io.modelwright.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Json;

/** What every problem looks like. */
final class Problematic {

    private Problematic() {}

    /** The answer is a well-formed problem of that status and code, with an id and without a word about the inside. */
    static void assertProblem(Http.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertProblem(answer);
        assertThat(answer.text("type")).isEqualTo("urn:modelwright:problem:" + code);
    }

    /** The answer is a well-formed problem of its status. */
    static void assertProblem(Http.Answer answer) {
        assertThat(answer.header("Content-Type")).as(answer.body()).contains("application/problem+json");
        assertThat(answer.text("type")).startsWith("urn:modelwright:problem:");
        assertThat(answer.text("title")).isNotBlank();
        assertThat(answer.text("status")).isEqualTo(Integer.toString(answer.status()));
        assertThat(answer.text("detail")).isNotBlank();
        assertThat(answer.header("X-Request-Id")).contains(answer.text("instance"));
        assertThat(answer.body())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("io.modelwright")
                .doesNotContain("jakarta.");
        ((Json.JsonObject) answer.json())
                .find("errors")
                .ifPresent(errors -> assertThat(errors)
                        .isInstanceOfSatisfying(
                                Json.JsonArray.class,
                                list -> assertThat(list.items())
                                        .allSatisfy(error -> assertThat(((Json.JsonObject) error).members())
                                                .containsKeys("pointer", "code", "message"))));
    }
}
