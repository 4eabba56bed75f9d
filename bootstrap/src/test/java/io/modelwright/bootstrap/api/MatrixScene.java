package io.modelwright.bootstrap.api;

import io.modelwright.bootstrap.TestPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A workspace with one person of each kind, an app in it, and fresh things in both, for those who try to change them. */
final class MatrixScene {

    private static final AtomicInteger APPS = new AtomicInteger();

    /** The smallest picture. */
    private static final byte[] PICTURE = HexFormat.of()
            .parseHex("47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b");

    private static final String DESIGN = """
            entities:
              - name: task
                fields:
                  - { name: title, type: text, required: true, maxLength: 200 }
                  - { name: picture, type: image }
              - name: tag
                fields: [ { name: name, type: text, required: true, unique: true, maxLength: 100 } ]
            roles:
              - name: reader
                permissions: [ { entity: task, actions: [read] } ]
            """;

    /** Everybody who calls, by the name of their column. */
    private final Map<String, Api> people = new LinkedHashMap<>();

    // before the owner: the first account of all runs the installation
    private final Api elsewhere = Api.somebody();
    private final Api owner = Api.somebody();
    private final TestApp app = TestApp.of(owner, DESIGN);
    private final String workspace;
    private final String appId;
    private final String job;
    private final String generation;
    private final String build;
    private final String deployment;
    private final Api victim = Api.somebody();
    private final Api appMember = Api.somebody();

    MatrixScene() {
        workspace = owner.get("/workspaces").send().expect(200).text("items", 0, "id");
        appId = owner.get(app.path("")).send().expect(200).text("id");
        DeployedRecords.deploy(app);
        app.design(DESIGN.replace("100", "200"));
        app.publish("{\"message\":\"Second\"}").expect(201);
        people.put("nobody", Api.nobody());
        people.put("outsider", Api.somebody());
        people.put("app member", appMember);
        for (String role : new String[] {"viewer", "operator", "builder", "admin"}) {
            Api person = Api.somebody();
            join(person, role);
            people.put(role, person);
        }
        people.put("owner", owner);
        Api administrator = Api.somebody();
        makeAdministrator(administrator.account());
        people.put("administrator", administrator);
        giveAppRole(app(), appMember);
        join(victim, "viewer");
        generation = generated();
        build = "/builds/"
                + app.owner()
                        .post(app.path("/builds"))
                        .json("{\"target\":\"sketch\"}")
                        .send()
                        .expect(202)
                        .text("id");
        conflict();
        deployment = deployed("trial");
        job = largeImport(owner);
    }

    /** Of the live version. */
    String generation() {
        return generation;
    }

    String build() {
        return build;
    }

    /** One whose release never serves: its image cannot be made. */
    String deployment() {
        return deployment;
    }

    /** One more, which somebody may delete. */
    String freshDeployment() {
        return deployed("trial-" + APPS.incrementAndGet());
    }

    private String deployed(String environment) {
        owner.post(app.path("/deployments"))
                .json("{\"target\":\"typescript\",\"environment\":\"" + environment + "\"}")
                .send()
                .expect(202);
        Answer all = owner.get(app.path("/environments")).send().expect(200);
        int place = all.items("name").indexOf(environment);
        return "/deployments/" + all.text("items", place, "deployment", "id");
    }

    /** The same once more, which somebody may delete. */
    String freshGeneration() {
        return generated();
    }

    /** Leaves a merge that waits for people; needs git. */
    private void conflict() {
        try {
            GitClient.clone(
                            Files.createTempDirectory(Files.createDirectories(Path.of("target", "clones")), "matrix"),
                            app,
                            owner)
                    .write("sketch/README.md", "other words\n")
                    .commit("Say it in other words")
                    .git("push", "-q");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        app.design(DESIGN.replace("100", "300"));
        app.publish("{\"message\":\"Third\"}").expect(201);
        generated();
    }

    private String generated() {
        return "/generations/" + GenerationsHttpTest.generated(app).text("id");
    }

    Map<String, Api> people() {
        return people;
    }

    String workspace() {
        return "/workspaces/" + workspace;
    }

    String app() {
        return "/apps/" + appId;
    }

    String workspaceId() {
        return workspace;
    }

    /** A number that no app has in its slug. */
    int next() {
        return APPS.incrementAndGet();
    }

    String job() {
        return "/jobs/" + job;
    }

    /** An account that calls nobody, a viewer of the workspace. */
    String victim() {
        return victim.account();
    }

    Api owner() {
        return owner;
    }

    /** An account of which nobody needs anything later. */
    static String freshAccount() {
        return Api.somebody().account();
    }

    /** The token by which somebody sets a new password. */
    String freshReset() {
        return Objects.requireNonNull(people.get("administrator"))
                .post("/accounts/" + freshAccount() + "/password-reset")
                .send()
                .expect(201)
                .text("token");
    }

    /** An API key of that person; of nobody none. */
    static String freshKey(Api person) {
        if (person.email().isEmpty()) {
            return UUID.randomUUID().toString();
        }
        Answer made = person.post("/api-keys").json("{\"name\":\"Fresh\"}").send();
        // who shows a key makes none
        return made.status() == 201 ? made.text("id") : UUID.randomUUID().toString();
    }

    /** Lets somebody into the workspace; who is in it becomes what is said. */
    void join(Api person, String role) {
        String token = owner.post(workspace() + "/invitations")
                .json("{\"role\":\"" + role + "\"}")
                .send()
                .expect(201)
                .text("token");
        person.post("/invitations/accept")
                .json("{\"token\":\"" + token + "\"}")
                .send()
                .expect(200);
    }

    /** The viewer that calls nobody, in the workspace again if they were taken out. */
    String freshMember() {
        String member = workspace() + "/members/" + victim.account();
        if (victim.get(workspace()).send().status() != 200) {
            join(victim, "viewer");
        }
        return member;
    }

    String freshInvitation() {
        return owner.post(workspace() + "/invitations")
                .json("{\"role\":\"viewer\"}")
                .send()
                .expect(201)
                .text("id");
    }

    /** The token of an invitation into a workspace that none of the callers is in. */
    String invitationElsewhere() {
        String other = elsewhere
                .post("/workspaces")
                .json("{\"name\":\"Elsewhere\"}")
                .send()
                .expect(201)
                .text("id");
        return elsewhere
                .post("/workspaces/" + other + "/invitations")
                .json("{\"role\":\"viewer\"}")
                .send()
                .expect(201)
                .text("token");
    }

    /** Another app in the workspace, with the same roles. */
    String freshApp() {
        String slug = "fresh-" + next();
        String fresh = "/apps/"
                + owner.post("/apps")
                        .json("{\"name\":\"Fresh\",\"slug\":\"" + slug + "\",\"workspace\":\"" + workspace + "\"}")
                        .send()
                        .expect(201)
                        .text("id");
        TestApp published = new TestApp(owner, slug);
        published.design(DESIGN);
        published.publish("{\"message\":\"First\"}").expect(201);
        giveAppRole(fresh, appMember);
        return fresh;
    }

    String freshTask() {
        return app() + "/records/task/" + createTask();
    }

    /** A task that was deleted, so that it can be restored. */
    String deletedTask() {
        String task = freshTask();
        owner.delete(task).send().expect(204);
        return task;
    }

    private String createTask() {
        return owner.post(app() + "/records/task")
                .json("{\"title\":\"" + UUID.randomUUID() + "\"}")
                .send()
                .expect(201)
                .text("id");
    }

    /** A file that no record refers to. */
    String unusedFile() {
        return "/files/"
                + owner.post("/files?app=" + appId)
                        .body("image/png", PICTURE)
                        .send()
                        .expect(201)
                        .text("id");
    }

    /** The picture of a task. */
    String usedFile() {
        String file = unusedFile();
        owner.post(tasks())
                .json("{\"title\":\"" + UUID.randomUUID() + "\",\"picture\":\"" + file.substring("/files/".length())
                        + "\"}")
                .send()
                .expect(201);
        return file;
    }

    /** What opens the picture of a task. */
    String fileLink() {
        return owner.post(usedFile() + "/link").send().expect(200).text("url");
    }

    /** A session of that person which they can end; any id for who has none. */
    static String freshSession(Api person) {
        if (person.email().isEmpty()) {
            return UUID.randomUUID().toString();
        }
        person.again();
        Answer sessions = person.get("/auth/sessions?limit=500").send();
        if (sessions.status() != 200) {
            return UUID.randomUUID().toString();
        }
        List<String> ids = sessions.items("id");
        return IntStream.range(0, ids.size())
                .filter(index -> sessions.text("items", index, "current").equals("false"))
                .mapToObj(ids::get)
                .findFirst()
                .orElseThrow();
    }

    Answer draft() {
        return owner.get(app() + "/draft").send().expect(200);
    }

    String tasks() {
        return app() + "/records/task";
    }

    /** The environment where the first version is deployed. */
    String production() {
        return app() + "/environments/production";
    }

    String deployedTasks() {
        return production() + "/records/task";
    }

    String freshDeployedTask() {
        return deployedTasks() + "/"
                + owner.post(deployedTasks())
                        .json("{\"title\":\"" + UUID.randomUUID() + "\"}")
                        .send()
                        .expect(201)
                        .text("id");
    }

    String deletedDeployedTask() {
        String task = freshDeployedTask();
        owner.delete(task).send().expect(204);
        return task;
    }

    String unusedDeployedFile() {
        return production() + "/files/"
                + owner.post(production() + "/files?name=picture.png")
                        .body("image/png", PICTURE)
                        .send()
                        .expect(201)
                        .text("id");
    }

    /** The picture of a task. */
    String usedDeployedFile() {
        String file = unusedDeployedFile();
        owner.post(deployedTasks())
                .json("{\"title\":\"" + UUID.randomUUID() + "\",\"picture\":\""
                        + file.substring(file.lastIndexOf('/') + 1) + "\"}")
                .send()
                .expect(201);
        return file;
    }

    /** The cookie of a session that nobody uses. */
    String freshCookie() {
        return Api.nobody()
                .post("/auth/login")
                .json("{\"email\":\"" + victim.email() + "\",\"password\":\"" + Api.PASSWORD + "\"}")
                .send()
                .expect(200)
                .header("Set-Cookie")
                .orElseThrow()
                .split(";", 2)[0];
    }

    /** The content of a template set with a template of no interest. */
    static String templates() {
        return "\"files\":[{\"name\":\"a\",\"each\":\"app\",\"path\":\"a.txt\",\"text\":\"{{app.name}}\"}]}";
    }

    /** A template set of the app, made where it was deleted. */
    String templateSet() {
        owner.post(app() + "/template-sets")
                .json("{\"name\":\"docs\"," + templates())
                .send();
        return app() + "/template-sets/docs";
    }

    /** A new one that is shared. */
    String view() {
        return app() + "/views/"
                + owner.post(app() + "/views")
                        .json("{\"entity\":\"task\",\"name\":\"All\",\"visibility\":\"shared\"}")
                        .send()
                        .expect(201)
                        .text("id");
    }

    /** The tag of its newest revision. */
    String templateSetTag() {
        return owner.get(templateSet()).send().expect(200).etag();
    }

    /** The person that calls nobody, with a role in the app. */
    String freshAppMember() {
        giveAppRole(app(), victim);
        return app() + "/members/" + victim.account();
    }

    private void giveAppRole(String path, Api person) {
        owner.put(path + "/members/" + person.account())
                .json("{\"roles\":[\"reader\"]}")
                .send()
                .expect(200);
    }

    private String largeImport(Api person) {
        StringBuilder rows = new StringBuilder("name\n");
        for (int row = 0; row < 3_000; row++) {
            rows.append(row).append(" ").append("x".repeat(90)).append('\n');
        }
        return person.post(app() + "/records/tag/import")
                .body("text/csv", rows.toString())
                .send()
                .expect(202)
                .text("id");
    }

    /** There is no route for it: whoever founds the installation is the first. */
    private static void makeAdministrator(String account) {
        var database = TestPlatform.shared().database();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                PreparedStatement statement = connection.prepareStatement(
                        "UPDATE modelwright.accounts SET platform_administrator = true WHERE id = ?::uuid")) {
            statement.setString(1, account);
            if (statement.executeUpdate() != 1) {
                throw new AssertionError("no such account");
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
