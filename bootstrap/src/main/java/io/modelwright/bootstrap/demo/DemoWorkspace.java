package io.modelwright.bootstrap.demo;

import io.modelwright.core.shared.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The workspace of the demo account, with its apps. Setting it up may end at any point and be done again: an app is made under
 * another name and slug, and gets its own as the last step. What still has the other ones was not finished; it is deleted and
 * made again. What is finished is never touched.
 */
public final class DemoWorkspace {

    public static final String EMAIL = "demo@modelwright.example";

    private static final String DISPLAY_NAME = "Ada Demo";
    private static final String UNFINISHED_SLUG = "unfinished-demo-";
    private static final String UNFINISHED_NAME = " (being set up)";

    /** Sends one request of HTTP. */
    @FunctionalInterface
    public interface Exchange {
        HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException;
    }

    /**
     * What there is to look at.
     *
     * @param apps slugs of all apps
     * @param made slugs of those that were made now, the others were there
     * @param records how many records were made now
     */
    public record Standing(List<String> apps, List<String> made, int records) {
        public Standing {
            apps = List.copyOf(apps);
            made = List.copyOf(made);
        }
    }

    private final DemoClient client;
    private final String password;
    private final List<DemoApp> apps;

    /**
     * @param api where the API is, such as {@code http://127.0.0.1:4000/api/v1}
     * @param today what the dates of the records lead up to
     */
    public DemoWorkspace(Exchange exchange, URI api, String password, LocalDate today) {
        this.client = new DemoClient(exchange, api);
        this.password = password;
        this.apps = List.of(new TrackerApp(today), new ShopApp(today));
    }

    /**
     * Makes what is missing.
     *
     * @throws DemoFailure with the reason
     */
    public Standing setUp() {
        signIn();
        String workspace = ownWorkspace();
        Map<String, Json> present = appsOf(workspace);
        List<String> made = new ArrayList<>();
        int records = 0;
        for (DemoApp app : apps) {
            if (!present.containsKey(app.slug())) {
                removeUnfinished(app, present);
                records += make(app, workspace);
                made.add(app.slug());
            }
        }
        client.signOut();
        return new Standing(apps.stream().map(DemoApp::slug).toList(), made, records);
    }

    private void signIn() {
        if (client.signIn(EMAIL, password)) {
            return;
        }
        Json account = Json.object()
                .put("email", EMAIL)
                .put("password", password)
                .put("displayName", DISPLAY_NAME)
                .build();
        if (!client.register(account)) {
            throw new DemoFailure("the account " + EMAIL + " is there with another password than the one of this"
                    + " installation: somebody else made it, or the secrets of the installation were replaced");
        }
        if (!client.signIn(EMAIL, password)) {
            throw new DemoFailure("the account " + EMAIL + " was made and cannot sign in");
        }
    }

    private String ownWorkspace() {
        return DemoClient.listOf(client.read("/workspaces").body(), "items").stream()
                .filter(workspace -> DemoClient.textOf(workspace, "role").equals("owner"))
                .map(workspace -> DemoClient.textOf(workspace, "id"))
                .findFirst()
                .orElseThrow(() -> new DemoFailure("the account " + EMAIL + " owns no workspace any more"));
    }

    private Map<String, Json> appsOf(String workspace) {
        Map<String, Json> bySlug = new HashMap<>();
        String query = "?limit=500";
        while (true) {
            Json page = client.read("/apps" + query).body();
            DemoClient.listOf(page, "items").stream()
                    .filter(app -> DemoClient.textOf(app, "workspace").equals(workspace))
                    .forEach(app -> bySlug.put(DemoClient.textOf(app, "slug"), app));
            if (!(DemoClient.member(page, "nextCursor") instanceof Json.JsonString(String cursor))) {
                return bySlug;
            }
            query = "?limit=500&cursor=" + cursor;
        }
    }

    /** Only what has both marks is ours to delete. */
    private void removeUnfinished(DemoApp app, Map<String, Json> present) {
        Json left = present.get(UNFINISHED_SLUG + app.slug());
        if (left != null && DemoClient.textOf(left, "name").equals(app.name() + UNFINISHED_NAME)) {
            client.delete("/apps/" + DemoClient.textOf(left, "id"));
        }
    }

    private int make(DemoApp app, String workspace) {
        Json unfinished = Json.object()
                .put("name", app.name() + UNFINISHED_NAME)
                .put("slug", UNFINISHED_SLUG + app.slug())
                .put("workspace", workspace)
                .build();
        String id = client.post("/apps", unfinished).text("id");
        AppBuilder builder = new AppBuilder(client, id);
        app.build(builder);
        Json finished =
                Json.object().put("name", app.name()).put("slug", app.slug()).build();
        client.patch("/apps/" + id, finished);
        return builder.records();
    }
}
