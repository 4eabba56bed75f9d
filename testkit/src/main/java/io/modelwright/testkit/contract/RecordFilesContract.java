package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Uploads, records that hold them, and who reads what. */
public interface RecordFilesContract extends ServedContract {

    private RecordsServer server() {
        return servers().serving(ContractDesign.PAPERS);
    }

    private Api admin() {
        return Api.administrator(server());
    }

    private static Reply download(Api by, String file) {
        return by.beside("GET", "/files/" + file).send();
    }

    private static void expectUnread(Api from, String file) {
        download(from, file).expectProblem(404, "not-found");
        from.beside("POST", "/files/" + file + "/link").send().expectProblem(404, "not-found");
    }

    private static void expectHidden(Api from, String file) {
        expectUnread(from, file);
        from.beside("DELETE", "/files/" + file).send().expectProblem(404, "not-found");
    }

    private static byte[] png() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(30, 15, BufferedImage.TYPE_INT_ARGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Test
    default void fileShouldComeBackFromTheRecordThatHoldsIt() {
        Api admin = admin();
        Reply uploaded = admin.upload()
                .header("Content-Disposition", "attachment; filename=\"x\"; filename*=UTF-8''Bericht%20%C3%BC.txt")
                .body("text/html", "just words")
                .send()
                .expect(201);
        String id = uploaded.text("/id");
        assertThat(uploaded.header("Location").orElse("")).endsWith("/files/" + id);
        uploaded.expectJson(
                "", "{\"id\":\"" + id + "\",\"name\":\"Bericht \u00fc.txt\",\"size\":10,\"mediaType\":\"text/plain\"}");

        Reply created = admin.create("paper", "{\"document\":\"" + id + "\"}");

        created.expectJson("/document", uploaded.body());
        admin.list("paper", "filter=document == '" + id + "'").expectJson("/items/0/document", uploaded.body());
        Reply content = download(admin, id).expect(200);
        assertThat(content.body()).isEqualTo("just words");
        assertThat(content.header("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(content.header("Content-Length")).contains("10");
        assertThat(content.header("Content-Disposition"))
                .contains("attachment; filename=\"Bericht _.txt\"; filename*=UTF-8''Bericht%20%C3%BC.txt");
        assertThat(content.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(content.header("Content-Security-Policy").orElse("")).contains("sandbox", "default-src 'none'");
        assertThat(content.header("Cache-Control")).contains("private, no-cache");
    }

    @Test
    default void uploadShouldBeTakenAsAForm() {
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
        Reply uploaded = admin().upload()
                .body("multipart/form-data; boundary=b", form)
                .send()
                .expect(201);
        assertThat(uploaded.text("/name")).isEqualTo("a gpj.exe");
        assertThat(download(admin(), uploaded.text("/id")).body()).isEqualTo("line\r\n--c\r\n-");
    }

    @Test
    default void formShouldHaveOnePartAndAnEnd() {
        String part = "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n";
        String other = "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n";
        for (String form :
                List.of(part + part + "--b--\r\n", part + other + "--b--", other + "--b--", part, "none", "")) {
            admin().upload()
                    .body("multipart/form-data; boundary=b", form)
                    .send()
                    .expectProblem(400, "malformed-multipart");
        }
        admin().upload().body("multipart/form-data", part).send().expectProblem(400, "malformed-multipart");
    }

    @Test
    default void fileInNoRecordShouldBeReadByItsUploaderAlone() {
        Api author = Api.person(server(), "author");
        String file = author.uploaded("mine.txt", "mine");
        assertThat(download(author, file).expect(200).body()).isEqualTo("mine");
        expectHidden(Api.person(server(), "author"), file);
        expectUnread(admin(), file);
        download(Api.nobody(server()), file).expectProblem(401, "unauthenticated");
        download(author, "nonsense").expectProblem(404, "not-found");
        download(author, ServedContract.unknownId()).expectProblem(404, "not-found");
    }

    @Test
    default void fileInARecordShouldBeReadByWhoReadsTheField() {
        String file = admin().uploaded("secret.txt", "secret");
        String paper = "paper/" + admin().created("paper", "{\"document\":\"" + file + "\",\"pages\":1}");
        Api archivist = Api.person(server(), "archivist");
        Api reader = Api.person(server(), "reader");
        Api author = Api.person(server(), "author");

        assertThat(download(author, file).expect(200).body()).isEqualTo("secret");
        expectHidden(archivist, file);
        expectHidden(reader, file);
        expectHidden(Api.person(server()), file);

        admin().patch(paper).json("{\"open\":false}").send().expect(200);
        download(archivist, file).expect(200);
        expectHidden(reader, file);

        admin().patch(paper).json("{\"document\":null}").send().expect(200);
        expectHidden(archivist, file);
        expectHidden(author, file);
    }

    @Test
    default void uploaderShouldReadNoMoreThanOthersOnceARecordHoldsIt() {
        Api author = Api.person(server(), "author");
        Api owner = Api.person(server(), "owner");
        String file = owner.uploaded("given.txt", "given");
        String paper = "paper/" + owner.created("paper", "{\"document\":\"" + file + "\"}");
        download(author, file).expect(200);
        String copy = author.created("paper", "{\"document\":\"" + file + "\"}");
        owner.delete(paper).send().expect(204);

        download(author, file).expect(200);
        expectUnread(owner, file);
        owner.beside("DELETE", "/files/" + file).send().expectProblem(409, "file-in-use");
        author.delete("paper/" + copy).send().expect(204);
    }

    @Test
    default void onlyFilesThatCanBeReadShouldBeHeld() {
        String hidden = admin().uploaded("secret.txt", "secret");
        admin().created("paper", "{\"document\":\"" + hidden + "\"}");
        Api owner = Api.person(server(), "owner");
        Api author = Api.person(server(), "author");
        String unattached = author.uploaded("own.txt", "own");

        owner.post("paper")
                .json("{\"document\":\"" + hidden + "\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/document", "unknown-file");
        admin().post("paper")
                .json("[{},{\"document\":\"" + unattached + "\"}]")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/1/document", "unknown-file");
        admin().post("paper")
                .json("{\"cover\":\"" + ServedContract.unknownId() + "\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/cover", "unknown-file");
        String own = owner.created("paper", "{}");
        owner.patch("paper/" + own)
                .json("{\"document\":\"" + hidden + "\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/document", "unknown-file");
        author.post("paper").json("{\"document\":\"" + hidden + "\"}").send().expect(201);
    }

    @Test
    default void uploadShouldNeedAFieldThatItCouldGoTo() {
        Api.person(server(), "reader").upload().body("text/plain", "x").send().expectProblem(403, "forbidden");
        Api.nobody(server()).upload().body("text/plain", "x").send().expectProblem(401, "unauthenticated");
        Api.person(server(), "owner").upload().body("text/plain", "x").send().expect(201);
    }

    @Test
    default void imageShouldBeKnownByItsContent() {
        String text = admin().uploaded("photo.png", "not an image");
        String drawing = admin().uploaded("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>");
        for (String file : List.of(text, drawing)) {
            admin().post("paper")
                    .json("{\"cover\":\"" + file + "\"}")
                    .send()
                    .expectProblem(422, "invalid-record")
                    .expectFinding("/cover", "not-an-image");
            admin().create("paper", "{\"document\":\"" + file + "\"}");
        }
        Reply image =
                admin().upload("name=c.txt").body("text/plain", png()).send().expect(201);
        image.expectJson("/mediaType", "\"image/png\"");
        admin().create("paper", "{\"cover\":\"" + image.text("/id") + "\"}").expectJson("/cover", image.body());
    }

    @Test
    default void partShouldBeGivenWhereItIsAskedFor() {
        Api admin = admin();
        String file = "/files/" + admin.uploaded("digits.txt", "0123456789");
        Reply whole = admin.beside("GET", file).send().expect(200);
        Reply part =
                admin.beside("GET", file).header("Range", "bytes=2-4").send().expect(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(part.header("Content-Range")).contains("bytes 2-4/10");
        assertThat(admin.beside("GET", file).header("Range", "bytes=-3").send().body())
                .isEqualTo("789");
        assertThat(admin.beside("GET", file)
                        .header("Range", "bytes=7-99")
                        .send()
                        .body())
                .isEqualTo("789");
        Reply beyond = admin.beside("GET", file).header("Range", "bytes=10-").send();
        beyond.expectProblem(416, "range-not-satisfiable");
        assertThat(beyond.header("Content-Range")).contains("bytes */10");
        admin.beside("GET", file).header("Range", "bytes=0-1,4-5").send().expect(200);
        admin.beside("GET", file).header("Range", "bytes=4-2").send().expect(200);
        admin.beside("GET", file)
                .header("Range", "bytes=1-2")
                .header("If-Range", "\"another\"")
                .send()
                .expect(200);
        admin.beside("GET", file)
                .header("Range", "bytes=1-2")
                .header("If-Range", whole.etag())
                .send()
                .expect(206);
        assertThat(admin.beside("GET", file)
                        .header("If-None-Match", whole.etag())
                        .send()
                        .expect(304)
                        .body())
                .isEmpty();
        Reply head = admin.beside("HEAD", file).send().expect(200);
        assertThat(head.header("Content-Length")).contains("10");
        assertThat(head.etag()).isEqualTo(whole.etag());
        assertThat(head.body()).isEmpty();
    }

    @Test
    default void hostileNamesShouldBeMadeHarmless() {
        String file = admin().uploaded("../../etc/pa\"ss\r\nX-Evil: 1\u202e;wd.", "x");
        Reply content = download(admin(), file).expect(200);
        assertThat(content.header("X-Evil")).isEmpty();
        assertThat(content.header("Content-Disposition"))
                .contains("attachment; filename=\"pa_ssX-Evil: 1;wd\"; filename*=UTF-8''pa%22ssX-Evil%3A%201%3Bwd");
        String longName = admin().uploaded("\u00fc".repeat(400) + ".pdf", "x");
        assertThat(admin().create("paper", "{\"document\":\"" + longName + "\"}")
                        .text("/document/name"))
                .hasSize(200)
                .endsWith("\u00fc.pdf");
    }

    @Test
    default void fileInUseShouldNotBeDeleted() {
        String file = admin().uploaded("a.txt", "x");
        String paper = admin().created("paper", "{\"document\":\"" + file + "\"}");
        admin().beside("DELETE", "/files/" + file).send().expectProblem(409, "file-in-use");
        Api.person(server(), "author").beside("DELETE", "/files/" + file).send().expectProblem(409, "file-in-use");
        admin().delete("paper/" + paper).send().expect(204);
        admin().beside("DELETE", "/files/" + file).send().expect(204);
        download(admin(), file).expectProblem(404, "not-found");
        admin().beside("DELETE", "/files/" + file).send().expectProblem(404, "not-found");
        admin().post("paper").json("{\"document\":\"" + file + "\"}").send().expectFinding("/document", "unknown-file");
    }

    @Test
    default void linkShouldOpenItsFileWithoutAHeader() {
        String file = admin().uploaded("a.txt", "linked");
        Reply link = admin().beside("POST", "/files/" + file + "/link").send().expect(200);
        assertThat(link.names("")).containsExactlyInAnyOrder("url", "expiresAt");
        String url = link.text("/url");
        Api nobody = Api.nobody(server());
        Reply opened = nobody.at("GET", url).send().expect(200);
        assertThat(opened.body()).isEqualTo("linked");
        assertThat(opened.header("Content-Security-Policy").orElse("")).contains("sandbox");
        assertThat(opened.header("Content-Disposition").orElse("")).startsWith("attachment");
        nobody.at("HEAD", url).send().expect(200);
        int start = "/api/v1/file-links/".length();
        for (int at = start; at < url.length() - 1; at += 10) {
            char[] forged = url.toCharArray();
            forged[at] = forged[at] == 'A' ? 'B' : 'A';
            nobody.at("GET", new String(forged)).send().expectProblem(404, "not-found");
        }
        nobody.beside("GET", "/file-links/x").send().expectProblem(404, "not-found");
    }

    @Test
    default void linkShouldEndWithTheRightOfItsMaker() {
        String file = admin().uploaded("a.txt", "linked");
        String paper =
                "paper/" + admin().created("paper", "{\"document\":\"" + file + "\",\"open\":false,\"pages\":1}");
        Api archivist = Api.person(server(), "archivist");
        String url = archivist
                .beside("POST", "/files/" + file + "/link")
                .send()
                .expect(200)
                .text("/url");
        Api.nobody(server()).at("GET", url).send().expect(200);
        admin().patch(paper).json("{\"open\":true}").send().expect(200);
        Api.nobody(server()).at("GET", url).send().expectProblem(404, "not-found");
    }
}
