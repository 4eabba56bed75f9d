package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The documents as clients get them: by rights, compressed, and not again where they are known. */
class OpenApiHttpTest {

    @Test
    void platformDocumentShouldBeForEverybodyAndNotBeSentTwice() {
        Answer first = Api.nobody().get("/openapi.json").send().expect(200);
        Answer again = Api.nobody()
                .get("/openapi.json")
                .header("If-None-Match", first.etag())
                .send();

        assertThat(first.text("openapi")).isEqualTo("3.1.0");
        assertThat(first.header("Cache-Control")).contains("public, no-cache");
        again.expect(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void compressedDocumentShouldBeKnownByItsTag() throws Exception {
        HttpResponse<byte[]> first = compressed("");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again = compressed(tag);

        assertThat(first.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(first.body()).hasSizeLessThan(40_000);
        assertThat(again.statusCode()).isEqualTo(304);
    }

    private static HttpResponse<byte[]> compressed(String known) throws Exception {
        HttpRequest.Builder request = Api.nobody()
                .request("/openapi.json")
                .setHeader("Authorization", "none")
                .header("Accept-Encoding", "gzip");
        if (!known.isEmpty()) {
            request.header("If-None-Match", known);
        }
        return Api.client().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void appDocumentShouldBeOfTheVersionAskedFor() {
        TestApp app = TestApp.published();
        app.design(TestApp.DESIGN.replace(
                "- { name: budget, type: money }",
                "- { name: budget, type: money }\n      - { name: costs, type: money }"));
        app.publish("{\"message\":\"Second\"}").expect(201);
        Api owner = app.owner();

        Answer live = owner.get(app.path("/openapi.json")).send().expect(200);
        Answer first = owner.get(app.path("/openapi.json?version=1")).send().expect(200);

        assertThat(live.text("info", "version")).isEqualTo("2");
        assertThat(live.body()).contains("\"costs\"");
        assertThat(first.text("info", "version")).isEqualTo("1");
        assertThat(first.body()).contains("\"budget\"").doesNotContain("\"costs\"");
        assertThat(live.etag()).isNotEqualTo(first.etag());
        owner.get(app.path("/openapi.json"))
                .header("If-None-Match", live.etag())
                .send()
                .expect(304);
        owner.get(app.path("/openapi.json?version=3")).send().expectProblem(404, "not-found");
        owner.get(app.path("/openapi.json?version=x")).send().expectProblem(400, "malformed-parameter");
    }

    @Test
    void appDocumentShouldBeForThoseWhoSeeTheApp() {
        TestApp app = TestApp.published();
        TestApp unpublished = TestApp.unpublished(app.owner());

        Api.nobody().get(app.path("/openapi.json")).send().expectProblem(401, "unauthenticated");
        Api.somebody().get(app.path("/openapi.json")).send().expectProblem(404, "not-found");
        app.owner().get(unpublished.path("/openapi.json")).send().expectProblem(404, "not-published");
    }
}
