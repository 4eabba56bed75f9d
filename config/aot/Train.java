import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Uses a platform that was just set up, as its first user would, so that the JVM that records what it loads sees the usual
 * requests. Run as {@code java Train.java http://127.0.0.1:PORT}; ends with 1 where an answer is not the expected one.
 */
final class Train {

    private static final String DESIGN = """
            {"entities": [
              {"name": "project", "recordLabel": "{name}",
               "fields": [{"name": "name", "type": "text", "required": true, "unique": true, "maxLength": 120}]},
              {"name": "task", "recordLabel": "{title}",
               "fields": [
                 {"name": "title", "type": "text", "required": true, "maxLength": 200},
                 {"name": "status", "type": "choice", "choices": ["todo", "doing", "done"], "default": "todo"},
                 {"name": "done", "type": "boolean", "default": false},
                 {"name": "estimate", "type": "decimal", "precision": 10, "scale": 2},
                 {"name": "due", "type": "date"},
                 {"name": "overdue", "type": "formula", "expression": "!done && due != null && due < today()",
                  "result": "boolean"}],
               "rules": [{"expression": "!done || due != null", "message": "A finished task needs a due date",
                          "field": "due"}],
               "indexes": [["status", "due"]]}],
             "relations": [
               {"from": "task", "name": "project", "kind": "manyToOne", "to": "project", "inverse": "tasks",
                "onDelete": "setNull"}]}
            """;

    private static final String TASKS = "/apps/training/records/task";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String base;
    private String token = "";

    private Train(String origin) {
        this.base = origin + "/api/v1";
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        new Train(args[0]).run();
    }

    private void run() throws IOException, InterruptedException {
        String person = "{\"email\":\"training@example.org\",\"password\":\"" + UUID.randomUUID() + "\"";
        send("POST", "/auth/register", person + ",\"displayName\":\"Training\"}", 201);
        token = member(send("POST", "/auth/login", person + "}", 200), "accessToken");
        send("GET", "/me", "", 200);
        send("POST", "/apps", "{\"name\":\"Training\",\"slug\":\"training\"}", 201);
        send("GET", "/apps", "", 200);
        HttpResponse<String> draft = send("GET", "/apps/training/draft", "", 200);
        String tag = draft.headers().firstValue("ETag").orElse("\"1\"");
        send("PUT", "/apps/training/draft", DESIGN, 200, "If-Match", tag);
        send("GET", "/apps/training/draft/plan", "", 200);
        send("POST", "/apps/training/versions", "{\"message\":\"first\"}", 201);
        String project = member(send("POST", "/apps/training/records/project", "{\"name\":\"Home\"}", 201), "id");
        for (int round = 0; round < 5; round++) {
            useRecords(project);
        }
        generate("java");
        generate("typescript");
    }

    /** Has an application written, by what the command line writes it with too. */
    private void generate(String target) throws IOException, InterruptedException {
        send("POST", "/apps/training/generations", "{\"target\":\"" + target + "\"}", 202);
        for (int tries = 0; tries < 600; tries++) {
            String list = send("GET", "/apps/training/generations?target=" + target, "", 200).body();
            if (list.contains("\"state\":\"succeeded\"")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("no " + target + " was generated within a minute");
    }

    private void useRecords(String project) throws IOException, InterruptedException {
        String task = member(
                send(
                        "POST",
                        TASKS,
                        "{\"title\":\"Paint\",\"estimate\":\"12.50\",\"due\":\"2027-01-31\",\"project\":\"" + project
                                + "\"}",
                        201),
                "id");
        send("GET", TASKS + "/" + task, "", 200);
        String filter = URLEncoder.encode("project.name == \"Home\" && !done", StandardCharsets.UTF_8);
        send("GET", TASKS + "?sort=-due,title&count=true&expand=project&filter=" + filter, "", 200);
        send("PATCH", TASKS + "/" + task, "{\"done\":true}", 200);
        send("POST", TASKS, "{\"title\":\"Rest\",\"done\":true}", 422);
        send("DELETE", TASKS + "/" + task, "", 204);
        send("GET", TASKS + "/" + task, "", 404);
    }

    private HttpResponse<String> send(String method, String path, String body, int expected, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header(
                    "Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            System.err.println(method + " " + path + " answered " + response.statusCode() + " in place of " + expected
                    + ": " + response.body());
            System.exit(1);
        }
        return response;
    }

    private static String member(HttpResponse<String> response, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(response.body());
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + response.body());
        }
        return matcher.group(1);
    }
}
