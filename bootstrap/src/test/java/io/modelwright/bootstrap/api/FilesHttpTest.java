package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Files from upload to deletion, over HTTP, on a real database and folder. */
class FilesHttpTest {

    static final String DESIGN = """
            entities:
              - name: paper
                fields:
                  - { name: title, type: text }
                  - { name: open, type: boolean, default: true }
                  - { name: document, type: file }
                  - { name: cover, type: image }
            roles:
              - name: author
                permissions:
                  - { entity: paper, actions: [read, create, update, delete] }
              - name: reader
                permissions:
                  - { entity: paper, actions: [read], where: "open", hiddenFields: [document] }
              - name: archivist
                permissions:
                  - { entity: paper, actions: [read], where: "!open" }
            """;

    static final Api OWNER = Api.somebody();
    static final TestApp APP = TestApp.of(OWNER, DESIGN);

    /** Somebody with that role in the app and nothing in its workspace. */
    static Api member(String role) {
        Api person = Api.somebody();
        OWNER.put(APP.path("/members/" + person.account()))
                .json("{\"roles\":[\"" + role + "\"]}")
                .send()
                .expect(200);
        return person;
    }

    static String upload(Api by, String name, String content) {
        return by.post("/files?app=" + APP.slug() + "&name=" + Api.encoded(name))
                .body("application/octet-stream", content)
                .send()
                .expect(201)
                .text("id");
    }

    private static byte[] png(int width, int height) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String uploadedImage(Api by) {
        return by.post("/files?app=" + APP.slug() + "&name=cover.png")
                .body("image/png", png(300, 150))
                .send()
                .expect(201)
                .text("id");
    }

    static String paper(String field, String file) {
        return APP.create("paper", "{\"" + field + "\":\"" + file + "\"}").text("id");
    }

    private static void expectHidden(Api from, String file) {
        from.get("/files/" + file).send().expectProblem(404, "not-found");
        from.post("/files/" + file + "/link").send().expectProblem(404, "not-found");
        from.get("/files/" + file + "/thumbnail?size=64").send().expectProblem(404, "not-found");
        from.delete("/files/" + file).send().expectProblem(404, "not-found");
    }

    @Test
    void fileShouldComeBackFromTheRecordThatRefersToIt() {
        Answer uploaded = OWNER.post("/files?app=" + APP.slug())
                .header("Content-Disposition", "attachment; filename=\"x\"; filename*=UTF-8''Bericht%20%C3%BC.txt")
                .body("text/html", "just words")
                .send()
                .expect(201);
        String id = uploaded.text("id");
        assertThat(uploaded.header("Location").orElse("")).endsWith("/api/v1/files/" + id);
        assertThat(uploaded.text("name")).isEqualTo("Bericht \u00fc.txt");
        assertThat(uploaded.text("mediaType")).isEqualTo("text/plain");
        assertThat(uploaded.at("size")).isEqualTo(Json.of(10));

        Answer created = APP.create("paper", "{\"document\":\"" + id + "\"}");

        assertThat(created.at("document")).isEqualTo(uploaded.json());
        Answer listed = OWNER.get(APP.records("paper?filter=" + Api.encoded("document == '" + id + "'")))
                .send();
        assertThat(listed.at("items", 0, "document")).isEqualTo(uploaded.json());
        Answer content = OWNER.get("/files/" + id).send().expect(200);
        assertThat(content.body()).isEqualTo("just words");
        assertThat(content.header("Content-Type")).contains("text/plain");
        assertThat(content.header("Content-Length")).contains("10");
        assertThat(content.header("Content-Disposition"))
                .contains("attachment; filename=\"Bericht _.txt\"; filename*=UTF-8''Bericht%20%C3%BC.txt");
        assertThat(content.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(content.header("Content-Security-Policy"))
                .contains("sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(content.header("Cache-Control")).contains("private, no-cache");
    }

    @Test
    void uploadShouldBeTakenAsAForm() {
        String form = String.join(
                "\r\n",
                "--b",
                "Content-Disposition: form-data; name=\"file\"; filename=\"C:\\\\dir\\\\a \u202egpj.exe\"",
                "Content-Type: image/png",
                "",
                "line",
                "--c",
                "-",
                "--b--");
        Answer uploaded = OWNER.post("/files?app=" + APP.slug())
                .body("multipart/form-data; boundary=b", form)
                .send()
                .expect(201);
        assertThat(uploaded.text("name")).isEqualTo("a gpj.exe");
        assertThat(OWNER.get("/files/" + uploaded.text("id")).send().body()).isEqualTo("line\r\n--c\r\n-");
    }

    @Test
    void formShouldHaveOnePartAndAnEnd() {
        String part = "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n";
        String other = "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n";
        for (String form : new String[] {
            part + part + "--b--\r\n", part + other + "--b--", other + "--b--", "--b--", part, "nothing", ""
        }) {
            OWNER.post("/files?app=" + APP.slug())
                    .body("multipart/form-data; boundary=b", form)
                    .send()
                    .expectProblem(400, "malformed-multipart");
        }
        OWNER.post("/files?app=" + APP.slug())
                .body("multipart/form-data", part)
                .send()
                .expectProblem(400, "malformed-multipart");
    }

    @Test
    void onlyItsUploaderShouldReadAFileThatIsInNoRecord() {
        Api author = member("author");
        String file = upload(author, "mine.txt", "mine");
        assertThat(author.get("/files/" + file).send().expect(200).body()).isEqualTo("mine");
        expectHidden(member("author"), file);
        expectHidden(Api.somebody(), file);
        OWNER.get("/files/" + file).send().expectProblem(404, "not-found");
        Api.nobody().get("/files/" + file).send().expectProblem(401, "unauthenticated");
    }

    @Test
    void fileInARecordShouldBeReadByWhoReadsTheFieldAndNobodyElse() {
        String file = upload(OWNER, "secret.txt", "secret");
        String record = paper("document", file);
        Api archivist = member("archivist");
        Api reader = member("reader");
        Api author = member("author");

        assertThat(author.get("/files/" + file).send().expect(200).body()).isEqualTo("secret");
        expectHidden(archivist, file);
        expectHidden(reader, file);
        expectHidden(Api.somebody(), file);

        OWNER.patch(APP.records("paper/" + record))
                .json("{\"open\":false}")
                .send()
                .expect(200);
        archivist.get("/files/" + file).send().expect(200);
        expectHidden(reader, file);

        OWNER.patch(APP.records("paper/" + record))
                .json("{\"document\":null}")
                .send()
                .expect(200);
        expectHidden(archivist, file);
        expectHidden(author, file);
    }

    @Test
    void fileThatIsMaskedShouldNotBeBorrowed() {
        String file = upload(OWNER, "secret.txt", "secret");
        paper("document", file);
        Api reader = member("reader");
        Api stranger = Api.somebody();
        TestApp other = TestApp.of(stranger, DESIGN);
        stranger.post(other.records("paper"))
                .json("{\"document\":\"" + file + "\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/document", "unknown-file");
        Api author = member("author");
        String unattached = upload(author, "own.txt", "own");
        OWNER.post(APP.records("paper"))
                .json("[{},{\"document\":\"" + unattached + "\"}]")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/1/document", "unknown-file");
        OWNER.post(APP.records("paper"))
                .json("{\"document\":\"" + UUID.randomUUID() + "\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/document", "unknown-file");
        reader.post("/files?app=" + APP.slug()).body("text/plain", "x").send().expectProblem(403, "forbidden");
        author.post(APP.records("paper"))
                .json("{\"document\":\"" + file + "\"}")
                .send()
                .expect(201);
    }

    @Test
    void imageFieldShouldTakeImagesByTheirContent() {
        String text = upload(OWNER, "photo.png", "not an image");
        String svg = upload(OWNER, "a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>");
        for (String file : new String[] {text, svg}) {
            OWNER.post(APP.records("paper"))
                    .json("{\"cover\":\"" + file + "\"}")
                    .send()
                    .expectProblem(422, "invalid-record")
                    .expectFinding("/cover", "not-an-image");
            OWNER.get("/files/" + file + "/thumbnail?size=64").send().expectProblem(415, "no-thumbnail");
        }
        String image = uploadedImage(OWNER);
        String record = paper("cover", image);
        assertThat(OWNER.get(APP.records("paper/" + record)).send().text("cover", "mediaType"))
                .isEqualTo("image/png");
        for (int i = 0; i < 2; i++) {
            Answer small =
                    OWNER.get("/files/" + image + "/thumbnail?size=64").send().expect(200);
            assertThat(small.header("Content-Type")).contains("image/png");
            assertThat(small.header("Content-Disposition").orElse("")).startsWith("attachment");
        }
        OWNER.get("/files/" + image + "/thumbnail?size=65").send().expectProblem(400, "malformed-parameter");
        OWNER.get("/files/" + image + "/thumbnail").send().expectProblem(400, "malformed-parameter");
    }

    @Test
    void partShouldBeGivenWhereItIsAskedFor() {
        String file = upload(OWNER, "digits.txt", "0123456789");
        Answer whole = OWNER.get("/files/" + file).send().expect(200);
        Answer part =
                OWNER.get("/files/" + file).header("Range", "bytes=2-4").send().expect(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(part.header("Content-Range")).contains("bytes 2-4/10");
        assertThat(OWNER.get("/files/" + file)
                        .header("Range", "bytes=-3")
                        .send()
                        .body())
                .isEqualTo("789");
        assertThat(OWNER.get("/files/" + file)
                        .header("Range", "bytes=7-99")
                        .send()
                        .body())
                .isEqualTo("789");
        Answer beyond = OWNER.get("/files/" + file).header("Range", "bytes=10-").send();
        beyond.expectProblem(416, "range-not-satisfiable");
        assertThat(beyond.header("Content-Range")).contains("bytes */10");
        OWNER.get("/files/" + file).header("Range", "bytes=0-1,4-5").send().expect(200);
        OWNER.get("/files/" + file).header("Range", "bytes=4-2").send().expect(200);
        OWNER.get("/files/" + file)
                .header("Range", "bytes=1-2")
                .header("If-Range", "\"another\"")
                .send()
                .expect(200);
        OWNER.get("/files/" + file)
                .header("Range", "bytes=1-2")
                .header("If-Range", whole.etag())
                .send()
                .expect(206);
        assertThat(OWNER.get("/files/" + file)
                        .header("If-None-Match", whole.etag())
                        .send()
                        .expect(304)
                        .body())
                .isEmpty();
        Answer head = OWNER.call("HEAD", "/files/" + file).send().expect(200);
        assertThat(head.header("Content-Length")).contains("10");
        assertThat(head.etag()).isEqualTo(whole.etag());
        assertThat(head.body()).isEmpty();
    }

    @Test
    void hostileNamesShouldBeMadeHarmless() {
        String file = upload(OWNER, "../../etc/pa\"ss\r\nX-Evil: 1\u202e;wd.", "x");
        Answer content = OWNER.get("/files/" + file).send().expect(200);
        assertThat(content.header("X-Evil")).isEmpty();
        assertThat(content.header("Content-Disposition"))
                .contains("attachment; filename=\"pa_ssX-Evil: 1;wd\"; filename*=UTF-8''pa%22ssX-Evil%3A%201%3Bwd");
        String longName = upload(OWNER, "\u00fc".repeat(400) + ".pdf", "x");
        assertThat(APP.create("paper", "{\"document\":\"" + longName + "\"}").text("document", "name"))
                .hasSize(200)
                .endsWith("\u00fc.pdf");
    }

    @Test
    void fileInUseShouldNotBeDeleted() {
        String file = upload(OWNER, "a.txt", "x");
        String record = paper("document", file);
        OWNER.delete("/files/" + file).send().expectProblem(409, "file-in-use");
        member("author").delete("/files/" + file).send().expectProblem(409, "file-in-use");
        OWNER.delete(APP.records("paper/" + record)).send().expect(204);
        OWNER.delete("/files/" + file).send().expect(204);
        OWNER.get("/files/" + file).send().expectProblem(404, "not-found");
        OWNER.delete("/files/" + file).send().expectProblem(404, "not-found");
        OWNER.post(APP.records("paper"))
                .json("{\"document\":\"" + file + "\"}")
                .send()
                .expectFinding("/document", "unknown-file");
    }

    @Test
    void restoredRecordShouldFindItsFile() {
        String file = upload(OWNER, "a.txt", "kept");
        String record = paper("document", file);
        OWNER.delete(APP.records("paper/" + record)).send().expect(204);
        Answer restored = OWNER.post(APP.records("paper/" + record + "/restore"))
                .json("{\"version\":1}")
                .send();
        assertThat(restored.status()).as(restored.body()).isIn(200, 201);
        assertThat(restored.text("document", "name")).isEqualTo("a.txt");
        OWNER.get("/files/" + file).send().expect(200);
    }

    @Test
    void importAndExportShouldSpeakOfFilesByTheirIds() {
        String file = upload(OWNER, "a.txt", "x");
        String title = "imported " + UUID.randomUUID();
        Answer report = OWNER.post(APP.records("paper/import"))
                .body(
                        "application/x-ndjson",
                        "{\"title\":\"" + title + "\",\"document\":\"" + file + "\"}\n{\"title\":\"no\",\"document\":\""
                                + UUID.randomUUID() + "\"}\n")
                .send()
                .expect(200);
        assertThat(report.body()).contains("unknown-file");
        assertThat(report.at("imported")).isEqualTo(Json.of(1));
        Answer exported = OWNER.get(
                        APP.records("paper/export?format=csv&filter=" + Api.encoded("title == '" + title + "'")))
                .send()
                .expect(200);
        assertThat(exported.body()).contains(file);
    }

    @Test
    void uploadShouldNameAnAppThatItsSenderSees() {
        OWNER.post("/files").body("text/plain", "x").send().expectProblem(400, "malformed-parameter");
        OWNER.post("/files?app=nowhere").body("text/plain", "x").send().expectProblem(404, "not-found");
        Api.somebody()
                .post("/files?app=" + APP.slug())
                .body("text/plain", "x")
                .send()
                .expectProblem(404, "not-found");
        OWNER.post("/files?app=" + APP.slug() + "&typo=1")
                .body("text/plain", "x")
                .send()
                .expectProblem();
    }
}
