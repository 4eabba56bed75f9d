package io.modelwright.bootstrap.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.bootstrap.TestPlatform;
import io.modelwright.bootstrap.exchange.ImportCommand;
import io.modelwright.bootstrap.exchange.ImportFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Foreign models into drafts, their rows into records, and designs out again. */
final class ImportHttpTest {

    private static final Path MODELS = Path.of("../adapter-import/src/test/resources/models");

    private static TestApp imported(String... files) throws IOException {
        TestApp app = TestApp.unpublished(Api.somebody());
        StringBuilder text = new StringBuilder();
        for (String file : files) {
            text.append(Files.readString(MODELS.resolve(file))).append('\n');
        }
        Answer answer = app.owner()
                .post(app.path("/draft/import?format=sql&keys=keep"))
                .body("text/plain", text.toString())
                .send()
                .expect(200);
        assertThat(answer.etag()).isEqualTo(app.draft().etag());
        app.publish("{\"message\":\"Imported\"}").expect(201);
        return app;
    }

    private static String load(TestApp app, String... files) {
        return load(app, key(app), TestPlatform.shared().port(), files);
    }

    private static String key(TestApp app) {
        return app.owner()
                .post("/api-keys")
                .json("{\"name\":\"Import\"}")
                .send()
                .expect(201)
                .text("key");
    }

    private static String load(TestApp app, String key, int port, String... files) {
        List<String> words = new ArrayList<>();
        for (String file : files) {
            words.add(MODELS.resolve(file).toString());
        }
        String address = "http://127.0.0.1:" + port + "/api/v1" + app.path("");
        words.addAll(List.of("--format", "sql", "--data", "--app", address, "--key", key));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        new ImportCommand(new PrintStream(new ByteArrayOutputStream(), true, UTF_8), new PrintStream(err, true, UTF_8))
                .run(words);
        return err.toString(UTF_8);
    }

    private static void count(TestApp app, String entity, int expected) {
        Answer list = app.owner()
                .get(app.records(entity + "?count=true&limit=1"))
                .send()
                .expect(200);
        assertThat(list.text("total")).as(entity).isEqualTo(Integer.toString(expected));
    }

    private static Answer first(TestApp app, String query) {
        return app.owner().get(app.records(query)).send().expect(200);
    }

    @Test
    void musicShopShouldComeWithItsRows() throws IOException {
        TestApp app = imported("chinook.sql");

        assertThat(load(app, "chinook.sql")).contains("6892 of 6892 records were created.");

        count(app, "artist", 275);
        count(app, "track", 3_503);
        count(app, "invoiceLine", 2_240);
        Answer track = first(
                app, "track?filter=trackId%20%3D%3D%201&fields=name,unitPrice,album,playlists&expand=album,playlists");
        assertThat(track.body())
                .contains("For Those About To Rock (We Salute You)", "\"unitPrice\":\"0.99\"", "\"playlistId\":1");
        Answer boss =
                first(app, "employee?filter=reportsTo.lastName%20%3D%3D%20%22Adams%22&sort=employeeId&fields=lastName");
        assertThat(boss.items("lastName")).containsExactly("Edwards", "Mitchell");
    }

    @Test
    void tradingCompanyShouldComeWithItsRows() throws IOException {
        TestApp app = imported("northwind.sql");

        assertThat(load(app, "northwind.sql")).contains("3313 of 3313 records were created.", "bytes-became-file");

        count(app, "orderDetails", 2_155);
        count(app, "customers", 91);
        Answer order =
                first(app, "orders?filter=orderId%20%3D%3D%2010248&fields=shipName,customer,freight&expand=customer");
        assertThat(order.body()).contains("Vins et alcools Chevalier", "VINET", "\"freight\":32.38");
        Answer territories =
                first(app, "territories?filter=territoryId%20%3D%3D%20%2206897%22&fields=employees&expand=employees");
        assertThat(territories.body()).contains("Davolio");
    }

    @Test
    void practiceShouldComeWithItsRows() throws IOException {
        TestApp app = imported("petclinic.sql", "petclinic-data.sql");

        assertThat(load(app, "petclinic.sql", "petclinic-data.sql")).contains("46 of 46 records were created.");

        count(app, "pets", 13);
        Answer samantha =
                first(app, "pets?filter=name%20%3D%3D%20%22Samantha%22&fields=birthDate,owner,type&expand=owner,type");
        assertThat(samantha.body()).contains("1995-09-04", "Coleman", "\"cat\"");
        Answer linda = first(app, "vets?filter=firstName%20%3D%3D%20%22Linda%22&fields=specialties&expand=specialties");
        assertThat(linda.body()).contains("surgery", "dentistry");
    }

    /** The platform has done what it was asked when the connection breaks, and nobody hears of it: the worst moment. */
    @Test
    void importThatBrokeOffShouldGoOnWithoutDoublesAndLosses() throws IOException {
        TestApp app = imported("northwind.sql");
        String key = key(app);
        try (BreakingProxy proxy = new BreakingProxy(TestPlatform.shared().port())) {
            for (int answers : List.of(0, 3, 9)) {
                proxy.breakAfter(answers);
                assertThatThrownBy(() -> load(app, key, proxy.port(), "northwind.sql"))
                        .isInstanceOf(ImportFailure.class)
                        .hasMessageContaining("start the import again to go on");
            }
            proxy.breakAfter(Integer.MAX_VALUE);

            assertThat(load(app, key, proxy.port(), "northwind.sql")).contains("3313 of 3313 records were created.");
            assertThat(load(app, key, proxy.port(), "northwind.sql")).contains("3313 of 3313 records were created.");
        }

        count(app, "orderDetails", 2_155);
        count(app, "orders", 830);
        count(app, "customers", 91);
        Answer order =
                first(app, "orders?filter=orderId%20%3D%3D%2010248&fields=shipName,customer,freight&expand=customer");
        assertThat(order.body()).contains("Vins et alcools Chevalier", "VINET");
    }

    @Test
    void dumpsWithCirclesAndOddNamesShouldComeWithTheirRows() throws IOException {
        TestApp posts = imported("blog-mysql.sql");
        assertThat(load(posts, "blog-mysql.sql")).contains("7 of 7 records were created.");
        assertThat(first(posts, "wpPosts?filter=originalId%20%3D%3D%201&fields=postTitle,flags")
                        .body())
                .contains("It's \\\"here\\\"", "featured");
        TestApp library = imported("library-postgres.sql");
        assertThat(load(library, "library-postgres.sql")).contains("7 of 7 records were created.");
        assertThat(first(
                                library,
                                "author?filter=originalId%20%3D%3D%201&fields=fullName,favouriteBook&expand=favouriteBook")
                        .body())
                .contains("Ada\\tLovelace", "\"Second\"");
    }

    @Test
    void importShouldAddToTheDraftAndTakeNothingAway() {
        TestApp app = TestApp.published();
        Answer answer = app.owner()
                .post(app.path("/draft/import?format=jdl"))
                .ifMatch(app.draft().etag())
                .body("text/plain", "entity Tag { name String required, weight Float }\nentity Tasks { note String }")
                .send()
                .expect(200);

        assertThat(answer.body()).contains("\"watchers\"", "\"weight\"", "\"tasks\"", "entity-merged");
    }

    @Test
    void importShouldBeRefusedWithTheReason() {
        TestApp app = TestApp.published();
        String path = app.path("/draft/import");
        app.owner().post(path + "?format=doc").body("text/plain", "x").send().expectProblem(400, "malformed-parameter");
        app.owner().post(path).body("text/plain", "x").send().expectProblem(400, "malformed-parameter");
        app.owner()
                .post(path + "?format=sql")
                .body("text/plain", "SELECT 'open")
                .send()
                .expectProblem(422, "nothing-to-import");
        app.owner()
                .post(path + "?format=design")
                .body("application/yaml", "entities: [{name: Upper}]")
                .send()
                .expectProblem(422, "invalid-design");
        app.owner()
                .post(path + "?format=sql")
                .ifMatch("\"9999\"")
                .body("text/plain", "CREATE TABLE t (a text)")
                .send()
                .expectProblem(412, "stale-draft");
    }

    @Test
    void designShouldComeOutAndInAgain() {
        TestApp app = TestApp.published();
        String design = app.owner()
                .get(app.path("/versions/1/export?format=design"))
                .send()
                .expect(200)
                .body();
        TestApp copy = TestApp.unpublished(Api.somebody());

        copy.owner()
                .post(copy.path("/draft/import?format=design"))
                .body("application/yaml", design)
                .send()
                .expect(200);

        String again = copy.owner()
                .get(copy.path("/draft/export?format=design"))
                .send()
                .expect(200)
                .body();
        assertThat(withoutIds(again)).isEqualTo(withoutIds(design));
        assertThat(export(app, "sql")).contains("CREATE TABLE \"task\"");
        assertThat(export(app, "mermaid")).startsWith("erDiagram").contains("\"task\" }o--o| \"project\"");
        assertThat(export(app, "jsonschema")).contains("\"$schema\"", "\"#/$defs/", "\"task.new\"");
    }

    private static String export(TestApp app, String format) {
        return app.owner()
                .get(app.path("/draft/export?format=" + format))
                .send()
                .expect(200)
                .body();
    }

    private static String withoutIds(String yaml) {
        return yaml.replaceAll("(- )?id: \"[0-9a-f-]{36}\"", "id").replaceAll("members:", "members");
    }

    @Test
    void rowsShouldBecomeFiles(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        new ImportCommand(System.out, new PrintStream(err, true, UTF_8))
                .run(List.of(
                        MODELS.resolve("library-postgres.sql").toString(),
                        "--data",
                        "--out",
                        folder.resolve("design.yaml").toString(),
                        "--rows",
                        folder.resolve("rows").toString()));

        assertThat(Files.readString(folder.resolve("design.yaml"))).contains("name: favouriteMood");
        try (var files = Files.list(folder.resolve("rows"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(6)
                    .anyMatch(name -> name.endsWith("-author.ndjson"));
        }
        assertThat(err.toString(UTF_8)).contains("line 29 warning object-not-carried", "7 records are in ");
    }
}
