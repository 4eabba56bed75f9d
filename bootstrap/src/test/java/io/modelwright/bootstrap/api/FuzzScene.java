package io.modelwright.bootstrap.api;

import io.modelwright.bootstrap.TestPlatform;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who owns an app with data, and things of theirs that requests can name. */
public final class FuzzScene {

    /** What takes its subject away, or what it is called: these get one of their own each time. */
    private static final Set<String> CONSUMING =
            Set.of("deleteApp", "updateApp", "publish", "replaceDraft", "patchDraft");

    private static final AtomicInteger VICTIMS = new AtomicInteger();

    private final TestApp app;
    private final Map<String, List<String>> known;

    private FuzzScene(TestApp app, Map<String, List<String>> known) {
        this.app = app;
        this.known = known;
    }

    public static FuzzScene made() {
        TestApp app = TestApp.published();
        String project = app.create(
                        "project", "{\"name\":\"Paint\",\"budget\":{\"amount\":\"12.5\",\"currency\":\"EUR\"}}")
                .text("id");
        String tag = app.create("tag", "{\"name\":\"loud\"}").text("id");
        String task = app.create(
                        "task",
                        "{\"title\":\"One\",\"estimate\":\"1.25\",\"hits\":7,\"ratio\":0.5,\"due\":\"2027-01-31\",\"at\":\"14:05\","
                                + "\"seen\":\"2027-01-31T14:05:00Z\",\"took\":\"PT-90S\",\"password\":\"secret\",\"labels\":[\"red\"],"
                                + "\"extra\":{\"a\":[1,null]},\"place\":{\"lat\":52.5,\"lon\":13},\"project\":\""
                                + project
                                + "\",\"tags\":[\"" + tag + "\"]}")
                .text("id");
        String other = app.create("task", "{\"title\":\"Two\"}").text("id");
        app.owner()
                .patch(app.records("task/" + task))
                .json("{\"title\":\"Changed\",\"priority\":3}")
                .send()
                .expect(200);
        Api owner = app.owner();
        String workspace =
                owner.get("/workspaces").send().expect(200).items("id").getFirst();
        String invitation = owner.post("/workspaces/" + workspace + "/invitations")
                .json("{\"role\":\"viewer\"}")
                .send()
                .expect(201)
                .text("id");
        return new FuzzScene(
                app,
                Map.of(
                        "app", List.of(app.slug()),
                        "entity", List.of("task", "project", "tag"),
                        "id", List.of(task, other, project, tag),
                        "number", List.of("1"),
                        "workspace", List.of(workspace),
                        "member", List.of(owner.account()),
                        "account", List.of(owner.account()),
                        "invitation", List.of(invitation),
                        "person", List.of(owner.email())));
    }

    public String token() {
        return app.owner().token();
    }

    public String base() {
        return "http://127.0.0.1:" + TestPlatform.shared().port();
    }

    /** A document as the owner of the app gets it. */
    public String document(String path) {
        return app.owner().get(path).send().expect(200).body();
    }

    public String appDocument() {
        return document(app.path("/openapi.json"));
    }

    /** What the parameter of a path can name so that it is found; nothing where it is not to be. */
    public List<String> known(String operation, String parameter) {
        return parameter.equals("app") && CONSUMING.contains(operation)
                ? List.of(victim())
                : known.getOrDefault(parameter, List.of());
    }

    private String victim() {
        String slug = "victim-" + VICTIMS.incrementAndGet();
        app.owner()
                .post("/apps")
                .json("{\"name\":\"Victim\",\"slug\":\"" + slug + "\"}")
                .send()
                .expect(201);
        return slug;
    }
}
