package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Links that open files without a header. */
class FileLinksHttpTest {

    @Test
    void linkShouldOpenItsFileWithoutAHeader() {
        String file = FilesHttpTest.upload(FilesHttpTest.OWNER, "a.txt", "linked");
        Answer link =
                FilesHttpTest.OWNER.post("/files/" + file + "/link").send().expect(200);
        String url = link.text("url");
        Answer opened = Api.nobody().get(url).send().expect(200);
        assertThat(opened.body()).isEqualTo("linked");
        assertThat(opened.header("Content-Security-Policy").orElse("")).startsWith("sandbox");
        assertThat(opened.header("Content-Disposition").orElse("")).startsWith("attachment");
        Api.nobody().call("HEAD", url).send().expect(200);
        for (int at : new int[] {0, 20, 60, 90}) {
            char[] forged = url.toCharArray();
            int i = "/api/v1/file-links/".length() + at;
            forged[i] = forged[i] == 'A' ? 'B' : 'A';
            Api.nobody().get(new String(forged)).send().expectProblem(404, "not-found");
        }
        Api.nobody().get("/file-links/x").send().expectProblem(404, "not-found");
    }

    @Test
    void linkShouldEndWithTheRightOfItsMaker() {
        String file = FilesHttpTest.upload(FilesHttpTest.OWNER, "a.txt", "linked");
        FilesHttpTest.paper("document", file);
        Api author = FilesHttpTest.member("author");
        String url = author.post("/files/" + file + "/link").send().expect(200).text("url");
        Api.nobody().get(url).send().expect(200);
        FilesHttpTest.OWNER
                .delete(FilesHttpTest.APP.path("/members/" + author.account()))
                .send()
                .expect(204);
        Api.nobody().get(url).send().expectProblem(404, "not-found");

        Api leaving = Api.somebody();
        TestApp own = TestApp.of(leaving, FilesHttpTest.DESIGN);
        String theirs = leaving.post("/files?app=" + own.slug())
                .body("text/plain", "x")
                .send()
                .expect(201)
                .text("id");
        String until =
                leaving.post("/files/" + theirs + "/link").send().expect(200).text("url");
        leaving.again().delete("/auth/sessions").send().expect(204);
        Api.nobody().get(until).send().expectProblem(404, "not-found");
    }
}
