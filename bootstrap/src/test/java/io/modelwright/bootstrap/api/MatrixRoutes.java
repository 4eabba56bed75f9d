package io.modelwright.bootstrap.api;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Each route with a request that nothing speaks against but, maybe, who sends it. What it names is there, and fresh where the
 * request takes it away.
 */
final class MatrixRoutes {

    /**
     * @param path as in the OpenAPI document
     * @param request what the caller sends; a new one for each
     */
    record Route(String method, String path, BiFunction<MatrixScene, Api, Api.Call> request) {

        String name() {
            return method + " " + path;
        }
    }

    private static final String PASSWORD = "\"password\":\"" + Api.PASSWORD + "\"";

    private final List<Route> routes = new ArrayList<>();

    private MatrixRoutes() {}

    static List<Route> all() {
        MatrixRoutes all = new MatrixRoutes();
        all.signingIn();
        all.ownAccount();
        all.accounts();
        all.workspaces();
        all.apps();
        all.modeling();
        all.generations();
        all.builds();
        all.deployments();
        all.views();
        all.templates();
        all.jobs();
        all.records();
        all.recordsOfDeployments();
        all.files();
        all.ownPassword();
        return List.copyOf(all.routes);
    }

    private void get(String path, Function<MatrixScene, String> target) {
        with("GET", path, (scene, caller) -> caller.get(target.apply(scene)));
    }

    private void send(String method, String path, Function<MatrixScene, String> target, String json) {
        with(
                method,
                path,
                (scene, caller) -> caller.call(method, target.apply(scene)).json(json));
    }

    private void send(String method, String path, Function<MatrixScene, String> target) {
        with(method, path, (scene, caller) -> caller.call(method, target.apply(scene)));
    }

    private void with(String method, String path, BiFunction<MatrixScene, Api, Api.Call> request) {
        routes.add(new Route(method, path, request));
    }

    private static String newcomer() {
        return "\"email\":\"" + UUID.randomUUID() + "@example.org\"," + PASSWORD + ",\"displayName\":\"New\"";
    }

    private void signingIn() {
        with(
                "POST",
                "/auth/register",
                (scene, caller) -> caller.post("/auth/register").json("{" + newcomer() + "}"));
        with(
                "POST",
                "/auth/login",
                (scene, caller) -> caller.post("/auth/login")
                        .json("{\"email\":\"" + scene.owner().email() + "\"," + PASSWORD + "}"));
        with(
                "POST",
                "/auth/refresh",
                (scene, caller) -> caller.post("/auth/refresh").header("Cookie", scene.freshCookie()));
        with(
                "POST",
                "/auth/logout",
                (scene, caller) -> caller.post("/auth/logout").header("Cookie", scene.freshCookie()));
        with(
                "POST",
                "/auth/password/reset",
                (scene, caller) -> caller.post("/auth/password/reset")
                        .json("{\"token\":\"" + scene.freshReset() + "\"," + PASSWORD + "}"));
    }

    private void ownAccount() {
        get("/auth/sessions", scene -> "/auth/sessions");
        with("DELETE", "/auth/sessions", (scene, caller) -> caller.delete("/auth/sessions"));
        with(
                "DELETE",
                "/auth/sessions/{session}",
                (scene, caller) -> caller.delete("/auth/sessions/" + MatrixScene.freshSession(caller)));
        get("/api-keys", scene -> "/api-keys");
        send("POST", "/api-keys", scene -> "/api-keys", "{\"name\":\"Key\"}");
        with(
                "DELETE",
                "/api-keys/{key}",
                (scene, caller) -> caller.delete("/api-keys/" + MatrixScene.freshKey(caller)));
        get("/me", scene -> "/me");
        send("PATCH", "/me", scene -> "/me", "{\"displayName\":\"Somebody\"}");
    }

    /** Comes last: nobody signs in with the usual password after it. */
    private void ownPassword() {
        send(
                "PUT",
                "/me/password",
                scene -> "/me/password",
                "{\"currentPassword\":\"" + Api.PASSWORD + "\",\"newPassword\":\"" + Api.PASSWORD + " again\"}");
    }

    private void accounts() {
        get("/audit", scene -> "/audit");
        get("/accounts", scene -> "/accounts");
        get("/accounts/{account}", scene -> "/accounts/" + scene.victim());
        send("PATCH", "/accounts/{account}", scene -> "/accounts/" + scene.victim(), "{\"disabled\":false}");
        send(
                "POST",
                "/accounts/{account}/password-reset",
                scene -> "/accounts/" + MatrixScene.freshAccount() + "/password-reset");
        send(
                "DELETE",
                "/accounts/{account}/sessions",
                scene -> "/accounts/" + MatrixScene.freshAccount() + "/sessions");
    }

    private void workspaces() {
        get("/workspaces", scene -> "/workspaces");
        send("POST", "/workspaces", scene -> "/workspaces", "{\"name\":\"Another\"}");
        get("/workspaces/{workspace}", MatrixScene::workspace);
        send("PATCH", "/workspaces/{workspace}", MatrixScene::workspace, "{\"name\":\"Renamed\"}");
        get("/workspaces/{workspace}/members", scene -> scene.workspace() + "/members");
        send("PATCH", "/workspaces/{workspace}/members/{member}", MatrixScene::freshMember, "{\"role\":\"viewer\"}");
        send("DELETE", "/workspaces/{workspace}/members/{member}", MatrixScene::freshMember);
        get("/workspaces/{workspace}/audit", scene -> scene.workspace() + "/audit");
        get("/workspaces/{workspace}/invitations", scene -> scene.workspace() + "/invitations");
        send(
                "POST",
                "/workspaces/{workspace}/invitations",
                scene -> scene.workspace() + "/invitations",
                "{\"role\":\"viewer\"}");
        send(
                "DELETE",
                "/workspaces/{workspace}/invitations/{invitation}",
                scene -> scene.workspace() + "/invitations/" + scene.freshInvitation());
        with(
                "POST",
                "/invitations/accept",
                (scene, caller) ->
                        caller.post("/invitations/accept").json("{\"token\":\"" + scene.invitationElsewhere() + "\"}"));
    }

    private void apps() {
        get("/openapi.json", scene -> "/openapi.json");
        get("/apps/{app}/openapi.json", scene -> scene.app() + "/openapi.json");
        get("/apps/{app}/meta", scene -> scene.app() + "/meta");
        get("/templates", scene -> "/templates");
        get("/meta/models", scene -> "/meta/models");
        get("/apps", scene -> "/apps");
        with(
                "POST",
                "/apps",
                (scene, caller) -> caller.post("/apps")
                        .json("{\"name\":\"New\",\"slug\":\"new-" + scene.next() + "\",\"workspace\":\""
                                + scene.workspaceId() + "\"}"));
        get("/apps/{app}", MatrixScene::app);
        send("PATCH", "/apps/{app}", MatrixScene::app, "{\"name\":\"Renamed\"}");
        send("DELETE", "/apps/{app}", MatrixScene::freshApp);
        get("/apps/{app}/members", scene -> scene.app() + "/members");
        send(
                "PUT",
                "/apps/{app}/members/{person}",
                scene -> scene.app() + "/members/" + scene.victim(),
                "{\"roles\":[\"reader\"]}");
        send("DELETE", "/apps/{app}/members/{person}", MatrixScene::freshAppMember);
    }

    private void modeling() {
        get("/apps/{app}/draft", scene -> scene.app() + "/draft");
        with("PUT", "/apps/{app}/draft", (scene, caller) -> {
            Answer draft = scene.draft();
            return caller.put(scene.app() + "/draft").ifMatch(draft.etag()).json(draft.body());
        });
        with(
                "PATCH",
                "/apps/{app}/draft",
                (scene, caller) -> caller.patch(scene.app() + "/draft")
                        .ifMatch(scene.draft().etag())
                        .body("application/json-patch+json", "[]"));
        get("/apps/{app}/draft/findings", scene -> scene.app() + "/draft/findings");
        get("/apps/{app}/draft/plan", scene -> scene.app() + "/draft/plan");
        with(
                "POST",
                "/apps/{app}/draft/import",
                (scene, caller) -> caller.post(scene.app() + "/draft/import?format=sql")
                        .body("text/plain", "CREATE TABLE imported (name varchar(20));"));
        get("/apps/{app}/draft/export", scene -> scene.app() + "/draft/export?format=sql");
        get("/apps/{app}/versions/{number}/export", scene -> scene.app() + "/versions/1/export?format=mermaid");
        get("/apps/{app}/retired", scene -> scene.app() + "/retired");
        get("/apps/{app}/versions", scene -> scene.app() + "/versions");
        // there is nothing to publish, which only those learn who may
        send("POST", "/apps/{app}/versions", scene -> scene.app() + "/versions", "{\"message\":\"Again\"}");
        get("/apps/{app}/versions/{number}", scene -> scene.app() + "/versions/1");
        get("/apps/{app}/versions/{number}/diff", scene -> scene.app() + "/versions/2/diff");
        send("POST", "/apps/{app}/versions/{number}/restore", scene -> scene.app() + "/versions/2/restore");
    }

    private void generations() {
        String app = "/apps/{app}";
        get(app + "/generations", scene -> scene.app() + "/generations");
        send("POST", app + "/generations", scene -> scene.app() + "/generations", "{\"target\":\"sketch\"}");
        get("/generations/{generation}", MatrixScene::generation);
        get("/generations/{generation}/files", scene -> scene.generation() + "/files");
        get("/generations/{generation}/files/{path}", scene -> scene.generation() + "/files/README.md");
        get("/generations/{generation}/archive", scene -> scene.generation() + "/archive");
        with(
                "GET",
                "/generations/{generation}/diff",
                (scene, caller) -> caller.get(
                        scene.generation() + "/diff?from=" + scene.generation().substring("/generations/".length())));
        get(app + "/repository", scene -> scene.app() + "/repository");
        get(app + "/repository/conflicts", scene -> scene.app() + "/repository/conflicts");
        String git = app + "/repository.git/";
        get(git + "info/refs", scene -> scene.app() + "/repository.git/info/refs?service=git-upload-pack");
        for (String service : List.of("git-upload-pack", "git-receive-pack")) {
            // the end of a talk in which nothing was asked for
            with(
                    "POST",
                    git + service,
                    (scene, caller) -> caller.post(scene.app() + "/repository.git/" + service)
                            .body("application/x-" + service + "-request", "0000"));
        }
        with("DELETE", "/generations/{generation}", (scene, caller) -> caller.delete(scene.freshGeneration()));
    }

    private void builds() {
        get("/apps/{app}/builds", scene -> scene.app() + "/builds");
        send("POST", "/apps/{app}/builds", scene -> scene.app() + "/builds", "{\"target\":\"sketch\"}");
        get("/builds/{build}", MatrixScene::build);
        get("/builds/{build}/log", scene -> scene.build() + "/log");
        get("/disk-use", scene -> "/disk-use");
    }

    private void deployments() {
        String app = "/apps/{app}";
        String one = "/deployments/{deployment}";
        get(app + "/deployments", scene -> scene.app() + "/deployments");
        // one is on its way, or being deleted, which only those learn who may
        send("POST", app + "/deployments", scene -> scene.app() + "/deployments", "{\"target\":\"typescript\"}");
        get(app + "/environments", scene -> scene.app() + "/environments");
        get(one, MatrixScene::deployment);
        get(one + "/releases", scene -> scene.deployment() + "/releases");
        get(one + "/metrics", scene -> scene.deployment() + "/metrics");
        get(one + "/health", scene -> scene.deployment() + "/health");
        get(one + "/alerts", scene -> scene.deployment() + "/alerts");
        get(app + "/alerts", scene -> scene.app() + "/alerts");
        get(app + "/usage", scene -> scene.app() + "/usage");
        get(app + "/explain/{entity}", scene -> scene.app() + "/explain/task");
        get(one + "/logs", scene -> scene.deployment() + "/logs");
        send("POST", one + "/administrator", scene -> scene.deployment() + "/administrator");
        send("POST", one + "/rollback", scene -> scene.deployment() + "/rollback", "{\"release\":1}");
        for (String steering : List.of("stop", "start", "restart")) {
            send("POST", one + "/" + steering, scene -> scene.deployment() + "/" + steering);
        }
        with("DELETE", one, (scene, caller) -> caller.delete(scene.freshDeployment()));
    }

    private void views() {
        String list = "/apps/{app}/views";
        String one = list + "/{view}";
        get(list, scene -> scene.app() + "/views?entity=task");
        send("POST", list, scene -> scene.app() + "/views", "{\"entity\":\"task\",\"name\":\"Own\"}");
        get(one, MatrixScene::view);
        with(
                "PUT",
                one,
                (scene, caller) -> caller.put(scene.view())
                        .ifMatch("\"1\"")
                        .json("{\"name\":\"Other\",\"visibility\":\"shared\"}"));
        with("DELETE", one, (scene, caller) -> caller.delete(scene.view()).ifMatch("\"1\""));
        send("PUT", one + "/default", scene -> scene.view() + "/default", "{\"audience\":\"me\"}");
        send("DELETE", one + "/default", scene -> scene.view() + "/default");
    }

    private void templates() {
        get("/template-patterns", scene -> "/template-patterns");
        get("/apps/{app}/template-sets", scene -> scene.app() + "/template-sets");
        // there is one of that name, which only those learn who may
        with("POST", "/apps/{app}/template-sets", (scene, caller) -> {
            scene.templateSet();
            return caller.post(scene.app() + "/template-sets").json("{\"name\":\"docs\"," + MatrixScene.templates());
        });
        get("/apps/{app}/template-sets/{set}", MatrixScene::templateSet);
        with(
                "PUT",
                "/apps/{app}/template-sets/{set}",
                (scene, caller) -> caller.put(scene.templateSet())
                        .ifMatch(scene.templateSetTag())
                        .json("{" + MatrixScene.templates()));
        with(
                "DELETE",
                "/apps/{app}/template-sets/{set}",
                (scene, caller) -> caller.delete(scene.templateSet()).ifMatch(scene.templateSetTag()));
        get("/apps/{app}/template-sets/{set}/revisions", scene -> scene.templateSet() + "/revisions");
        get("/apps/{app}/template-sets/{set}/revisions/{revision}", scene -> scene.templateSet() + "/revisions/1");
        send("POST", "/apps/{app}/template-sets/{set}/preview", scene -> scene.templateSet() + "/preview", "{}");
    }

    private void jobs() {
        get("/jobs", scene -> "/jobs");
        get("/jobs/{job}", MatrixScene::job);
        get("/jobs/{job}/events", scene -> scene.job() + "/events");
        get("/jobs/{job}/log", scene -> scene.job() + "/log");
        send("POST", "/jobs/{job}/cancel", scene -> scene.job() + "/cancel");
        send("POST", "/jobs/{job}/retry", scene -> scene.job() + "/retry");
    }

    private void files() {
        with(
                "POST",
                "/files",
                (scene, caller) -> caller.post("/files?app=" + scene.app().substring("/apps/".length()))
                        .body("text/plain", "x"));
        get("/files/{file}", MatrixScene::usedFile);
        get("/files/{file}/thumbnail", scene -> scene.usedFile() + "/thumbnail?size=64");
        send("DELETE", "/files/{file}", MatrixScene::unusedFile);
        send("POST", "/files/{file}/link", scene -> scene.usedFile() + "/link");
        get("/file-links/{link}", MatrixScene::fileLink);
    }

    private void recordsOfDeployments() {
        String place = "/apps/{app}/environments/{environment}";
        String list = place + "/records/{entity}";
        String one = list + "/{id}";
        get(place + "/records/events", scene -> scene.production() + "/records/events");
        get(list, MatrixScene::deployedTasks);
        with("POST", list, (scene, caller) -> caller.post(scene.deployedTasks()).json("{\"title\":\"New\"}"));
        get(list + "/export", scene -> scene.deployedTasks() + "/export?format=csv");
        with(
                "POST",
                list + "/import",
                (scene, caller) ->
                        caller.post(scene.deployedTasks() + "/import").body("text/csv", "title\nImported\n"));
        get(one, MatrixScene::freshDeployedTask);
        send("PATCH", one, MatrixScene::freshDeployedTask, "{\"title\":\"Changed\"}");
        send("PUT", one, MatrixScene::freshDeployedTask, "{\"title\":\"Replaced\"}");
        send("DELETE", one, MatrixScene::freshDeployedTask);
        get(one + "/history", scene -> scene.freshDeployedTask() + "/history");
        with(
                "POST",
                one + "/restore",
                (scene, caller) ->
                        caller.post(scene.deletedDeployedTask() + "/restore").json("{\"version\":1}"));
        with(
                "POST",
                place + "/files",
                (scene, caller) ->
                        caller.post(scene.production() + "/files?name=x").body("text/plain", "x"));
        get(place + "/files/{file}", MatrixScene::usedDeployedFile);
        send("DELETE", place + "/files/{file}", MatrixScene::unusedDeployedFile);
    }

    private void records() {
        String list = "/apps/{app}/records/{entity}";
        String one = list + "/{id}";
        get("/apps/{app}/records/events", scene -> scene.app() + "/records/events");
        get(list, MatrixScene::tasks);
        with("POST", list, (scene, caller) -> caller.post(scene.tasks()).json("{\"title\":\"New\"}"));
        get(list + "/export", scene -> scene.tasks() + "/export?format=csv");
        with(
                "POST",
                list + "/import",
                (scene, caller) -> caller.post(scene.tasks() + "/import").body("text/csv", "title\nImported\n"));
        get(one, MatrixScene::freshTask);
        send("PATCH", one, MatrixScene::freshTask, "{\"title\":\"Changed\"}");
        send("PUT", one, MatrixScene::freshTask, "{\"title\":\"Replaced\"}");
        send("DELETE", one, MatrixScene::freshTask);
        get(one + "/history", scene -> scene.freshTask() + "/history");
        with(
                "POST",
                one + "/restore",
                (scene, caller) -> caller.post(scene.deletedTask() + "/restore").json("{\"version\":1}"));
    }
}
