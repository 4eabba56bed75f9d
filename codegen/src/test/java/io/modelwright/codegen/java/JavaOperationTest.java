package io.modelwright.codegen.java;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An application with code of its owner's, which several people use at once. */
class JavaOperationTest {

    private static final AppHistory HISTORY = TestDesigns.history("Notes", "notes", TestDesigns.parse("""
            {"entities": [{
              "name": "note",
              "fields": [{"name": "title", "type": "text"}, {"name": "code", "type": "secret"}]}],
             "relations": [
               {"name": "owner", "kind": "manyToOne", "from": "note", "to": "@user"},
               {"name": "related", "kind": "manyToMany", "from": "note", "to": "note"}]}
            """));

    /** What an owner may write. */
    private static final String HOOKS = """
            package app.notes.note;

            import app.notes.support.http.Edge;
            import app.notes.support.records.RecordHooks;
            import app.notes.support.records.RequestContext;
            import app.notes.support.records.SecretValues;
            import io.dropwizard.core.setup.Environment;
            import jakarta.servlet.http.HttpServlet;
            import jakarta.servlet.http.HttpServletRequest;
            import jakarta.servlet.http.HttpServletResponse;
            import jakarta.validation.Valid;
            import jakarta.validation.constraints.Min;
            import jakarta.validation.constraints.NotNull;
            import jakarta.ws.rs.Consumes;
            import jakarta.ws.rs.ForbiddenException;
            import jakarta.ws.rs.GET;
            import jakarta.ws.rs.POST;
            import jakarta.ws.rs.Path;
            import jakarta.ws.rs.PathParam;
            import jakarta.ws.rs.Produces;
            import java.io.IOException;
            import java.sql.Connection;
            import java.util.Set;
            import java.util.concurrent.atomic.AtomicReference;
            import javax.sql.DataSource;

            final class NoteHooks implements RecordHooks<Note> {

                private SecretValues secrets;
                private static final AtomicReference<String> OPENED = new AtomicReference<>("");

                @Override
                public void secrets(SecretValues values) {
                    secrets = values;
                }

                @Override
                public void afterWrite(Note before, Note after, RequestContext request, Connection connection) {
                    if (after != null && "broken".equals(after.title())) {
                        throw new AssertionError("a fault of the owner's");
                    }
                }

                @Override
                public void afterCommit(Note before, Note after, RequestContext request) {
                    if (after != null && after.code() != null) {
                        OPENED.set(secrets.open(after.id(), "code", after.code()).orElse("?"));
                    }
                }

                @Override
                public Set<String> openPaths() {
                    return Set.of("/hello");
                }

                @Override
                public void routes(Environment environment, DataSource database) {
                    environment.jersey().register(new Own());
                    environment.servlets().addServlet("report", new Told()).addMapping("/api/v1/report", "/elsewhere");
                    environment.servlets().addServlet("hello", new Told()).addMapping("/hello");
                }

                public record Order(@Min(1) int amount) {}

                @Path("/own/{what}")
                @Produces("application/json")
                public static final class Own {
                    @GET
                    public Object get(@PathParam("what") String what) {
                        return switch (what) {
                            case "forbidden" -> throw new ForbiddenException("no");
                            case "unwritable" -> new Object();
                            default -> OPENED.get();
                        };
                    }

                    @POST
                    @Consumes("application/json")
                    public Order post(@Valid @NotNull Order order) {
                        return order;
                    }
                }

                static final class Told extends HttpServlet {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                        response.getWriter().write("told");
                    }
                }
            }
            """;

    private static final TestDatabase DATABASE = TestPostgres.shared().freshDatabase();
    private static RunningApp app;

    @BeforeAll
    static void start() throws IOException {
        app = RunningApp.launch(built(), GeneratedJavaApps.mainClass(HISTORY), DATABASE)
                .ready();
    }

    private static Path built() throws IOException {
        Path folder = Files.createTempDirectory("own-app");
        SourceTree.Builder tree = new SourceTree.Builder();
        GeneratedJavaApps.render(HISTORY).files().forEach((path, file) -> {
            String own = path.value().endsWith("/NoteHooks.java") ? HOOKS : file.text();
            tree.text(path.value(), own);
        });
        assertThat(AppCompiler.compile(tree.build(), Files.createDirectory(folder.resolve("classes"))))
                .isEmpty();
        Files.writeString(
                folder.resolve("app.yml"),
                tree.build().find("app.yml").orElseThrow().text());
        return folder;
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        return app.send(method, path, app.administrator().token(), body);
    }

    private static String created(String body) {
        HttpResponse<String> made = send("POST", "/api/v1/records/note", body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return RunningApp.json(made).path("id").textValue();
    }

    private static Connection connect() throws SQLException {
        return DATABASE.getConnection();
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void awaitWaiting() throws SQLException {
        try (Connection connection = connect()) {
            Poll.until(
                    "a statement that waits",
                    () -> Integer.parseInt(value(
                                    connection,
                                    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                            + " AND datname = current_database()"))
                            > 0);
        } catch (SQLException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void changesOfOneMemberShouldNotBringOldLinksBack() throws Exception {
        String old = created("{\"title\":\"old\"}");
        String fresh = created("{\"title\":\"fresh\"}");
        String note = created("{\"title\":\"a\",\"related\":[\"" + old + "\"]}");
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT FROM note WHERE id = '" + note + "' FOR UPDATE");
            CompletableFuture<HttpResponse<String>> patch = CompletableFuture.supplyAsync(
                    () -> send("PATCH", "/api/v1/records/note/" + note, "{\"title\":\"b\"}"));
            awaitWaiting();
            statement.execute("UPDATE note_related SET to_id = '" + fresh + "' WHERE from_id = '" + note + "'");
            statement.execute("UPDATE note SET version = version + 1 WHERE id = '" + note + "'");
            other.commit();
            JsonNode answer = RunningApp.json(patch.get(60, TimeUnit.SECONDS));
            assertThat(answer.path("version").asInt()).isEqualTo(3);
            assertThat(answer.path("related").toString()).isEqualTo("[\"" + fresh + "\"]");
        }
    }

    @Test
    void errorsOfOwnersShouldUndoTheWholeRequest() {
        String marker = UUID.randomUUID().toString();
        HttpResponse<String> answer =
                send("POST", "/api/v1/records/note", "[{\"title\":\"" + marker + "\"},{\"title\":\"broken\"}]");
        assertThat(answer.statusCode()).isEqualTo(500);
        HttpResponse<String> found = send("GET", "/api/v1/records/note?filter=title%20%3D%3D%20'" + marker + "'", "");
        assertThat(RunningApp.json(found).path("items").size()).isZero();
    }

    @Test
    void burstsOfWritesThatNameSomebodyShouldAllGoWell() {
        String body = "{\"title\":\"t\",\"owner\":\"" + app.administrator().id() + "\"}";
        List<CompletableFuture<Integer>> burst = new ArrayList<>();
        IntStream.range(0, 60)
                .forEach(i -> burst.add(CompletableFuture.supplyAsync(
                        () -> send("POST", "/api/v1/records/note", body).statusCode(), Thread::startVirtualThread)));
        assertThat(burst)
                .allSatisfy(one -> assertThat(one.get(120, TimeUnit.SECONDS)).isEqualTo(201));
    }

    @Test
    void secretsShouldBeOpenToTheirOwnersCode() {
        created("{\"title\":\"s\",\"code\":\"open sesame\"}");
        assertThat(send("GET", "/api/v1/own/secret", "").body()).contains("open sesame");
    }

    @Test
    void ownRoutesShouldBeAnsweredAsWhatTheyAre() {
        assertProblem(send("GET", "/api/v1/own/forbidden", ""), 403, "forbidden");
        assertProblem(send("GET", "/api/v1/own/unwritable", ""), 500, "internal");
        assertProblem(send("POST", "/api/v1/own/order", "{\"amount\":0}"), 422, "/amount");
        assertProblem(send("POST", "/api/v1/own/order", "{\"amoun\":1}"), 422, "unknown-member");
        assertThat(send("POST", "/api/v1/own/order", "{\"amount\":1}").statusCode())
                .isEqualTo(200);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String part) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains(part);
    }

    @Test
    void ownRoutesShouldAskForAnAccessToken() {
        for (String path : List.of("/api/v1/report", "/%61pi/v1/report", "/elsewhere", "/api/v1/own/secret", "/meta")) {
            assertThat(app.send("GET", path, "", "").statusCode()).as(path).isEqualTo(401);
        }
        assertThat(send("GET", "/elsewhere", "").body()).isEqualTo("told");
        assertThat(app.send("GET", "/hello", "", "").body()).isEqualTo("told");
        assertThat(app.send("GET", "/health/live", "", "").statusCode()).isEqualTo(200);
    }

    @Test
    void accountsShouldBeReadStrictly() {
        String users = "/api/v1/users";
        String user = "{\"email\":\"%s@example.org\",\"password\":\"a password of tests\",\"displayName\":\"A\"%s}";
        assertProblem(send("POST", users, user.formatted("a", ",\"bogus\":1")), 422, "/bogus");
        assertProblem(send("POST", users, user.formatted("a", ",\"roles\":[null]")), 422, "unknown-role");
        assertProblem(send("POST", users, user.formatted("a", ",\"roles\":\"admin\"")), 422, "/roles");
        assertProblem(send("POST", users, user.formatted("a\\u0000", "")), 422, "/email");
        assertProblem(send("PATCH", users + "/" + app.administrator().id(), "{\"enabled\":false}"), 422, "/enabled");
        assertProblem(
                app.send("POST", "/api/v1/auth/login", "", "{\"email\":\"a\\u0000@b.c\",\"password\":\"x\"}"),
                401,
                "wrong-credentials");
        assertProblem(send("GET", "/api/v1/records", ""), 404, "not-found");
        assertThat(app.send("POST", "/api/v1/auth/login", "", "{\"email\":\"" + "a".repeat(9_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void metricsShouldTellOfTheEntity() {
        created("{\"title\":\"m\"}");
        assertThat(send("GET", "/metrics", "").body())
                .contains(
                        "record_request_seconds_count{entity=\"note\",method=\"POST\"}",
                        "http_request_duration_seconds_count{method=\"POST\",status=\"201\"}",
                        "http_request_duration_seconds_bucket{le=\"+Inf\",method=\"POST\",status=\"201\"}",
                        "pool_pool_");
        assertThat(app.log()).contains("\"status\":\"201\"", "\"path\":\"/api/v1/records/note\"");
    }

    @Test
    void slowBodiesShouldNotStopTheApplication() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 70; i++) {
                Socket socket = new Socket(app.base().getHost(), app.base().getPort());
                socket.getOutputStream()
                        .write(
                                "POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n "
                                        .getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            Poll.until("an answer beside slow bodies", () -> {
                for (Socket socket : slow) {
                    try {
                        socket.getOutputStream().write(' ');
                    } catch (IOException ended) {
                        // as it should be
                    }
                }
                return app.send("GET", "/health/live", "", "").statusCode() == 200;
            });
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void seedsShouldBeLoadedIntoAnEmptyApplicationAlone() {
        created("{\"title\":\"here\"}");
        try {
            Process seed = RunningApp.command(built(), GeneratedJavaApps.mainClass(HISTORY), DATABASE, "seed");
            String said = new String(seed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(seed.waitFor()).as(said).isNotZero();
            assertThat(said).contains("there are records of note already: nothing was loaded");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
