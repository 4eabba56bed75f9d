package io.modelwright.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelwright.core.codegen.Target;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One app with one deployment, from its first release to its end. */
final class DeployStory {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 10;
    private static final Duration IDLE = Duration.ofSeconds(15);

    /** What differs from the release before. */
    enum Kind {
        FIRST("first"),
        CHANGED("changed model"),
        UNCHANGED("unchanged");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * How long one took.
     *
     * @param wall from the request to the first 200 of what it released
     * @param stages of its job, in the order in which they came
     */
    record Release(Duration wall, Map<String, Duration> stages) {}

    private final PlatformClient client;
    private final Target target;
    private final String app;

    private DeployStory(PlatformClient client, Target target, String app) {
        this.client = client;
        this.target = target;
        this.app = app;
    }

    /** An app with a published version. */
    static DeployStory begin(PlatformClient client, Target target, Map<String, Object> design)
            throws IOException, InterruptedException {
        String app = client.send("POST", "/apps", PlatformClient.json(Map.of("name", "Bench " + target)))
                .get("id")
                .asText();
        DeployStory story = new DeployStory(client, target, app);
        story.publish(PlatformClient.json(design));
        return story;
    }

    private void publish(String design) throws IOException, InterruptedException {
        String draft = "/apps/" + app + "/draft";
        client.send("PUT", draft, design, "If-Match", client.entityTag(draft));
        client.send("POST", "/apps/" + app + "/versions", "{\"message\":\"As it is\"}");
    }

    /** One field more, in one more version. */
    void change() throws IOException, InterruptedException {
        JsonNode draft = client.get("/apps/" + app + "/draft");
        ObjectNode entity = (ObjectNode) draft.get("entities").get(0);
        ((ArrayNode) entity.get("fields")).addObject().put("name", "remark").put("type", "text");
        publish(draft.toString());
    }

    Release deploy(Kind kind) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        String job = client.send(
                        "POST", "/apps/" + app + "/deployments", PlatformClient.json(Map.of("target", target.name())))
                .get("id")
                .asText();
        awaitServing(deployment(), job, kind);
        new PlatformClient(port()).awaitReady();
        Duration wall = Duration.ofNanos(System.nanoTime() - begin);
        await(
                "the job's end",
                () -> client.get("/jobs/" + job).get("state").asText().equals("succeeded"));
        return new Release(wall, stages(job));
    }

    private JsonNode place() throws IOException, InterruptedException {
        return client.get("/apps/" + app + "/deployments").get("items").get(0);
    }

    private int port() throws IOException, InterruptedException {
        return URI.create(place().get("url").asText()).getPort();
    }

    private void awaitServing(String deployment, String job, Kind kind) throws IOException, InterruptedException {
        String end = kind == Kind.UNCHANGED ? "unchanged" : "serving";
        await("the release to be " + end, () -> {
            JsonNode release = client.get("/deployments/" + deployment + "/releases?limit=1")
                    .get("items")
                    .get(0);
            String state = release.get("state").asText();
            if (!release.get("job").asText().equals(job) || !(state.equals("pending") || state.equals(end))) {
                throw new IOException("not released: " + release);
            }
            return state.equals(end);
        });
    }

    /** How long each stage took until the next one began; the last one, until the job ended. */
    private Map<String, Duration> stages(String job) throws IOException, InterruptedException {
        Map<String, Duration> stages = new LinkedHashMap<>();
        JsonNode ended = client.get("/jobs/" + job);
        String stage = "queued";
        Instant since = Instant.parse(ended.get("createdAt").asText());
        for (JsonNode line : client.get("/jobs/" + job + "/log").get("items")) {
            Instant at = Instant.parse(line.get("at").asText());
            stages.merge(stage, Duration.between(since, at), Duration::plus);
            stage = line.get("text").asText();
            since = at;
        }
        stages.merge(
                stage,
                Duration.between(since, Instant.parse(ended.get("finishedAt").asText())),
                Duration::plus);
        return stages;
    }

    /** Its deployment's id. */
    String deployment() throws IOException, InterruptedException {
        return place().get("id").asText();
    }

    /** Lets what the start left behind settle. */
    static void settle() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(IDLE.toMillis());
    }

    void end() throws IOException, InterruptedException {
        client.send("DELETE", "/deployments/" + deployment(), "");
        await(
                "the end of the deployment",
                () -> client.get("/apps/" + app + "/deployments").get("items").isEmpty());
    }

    /** Something that is asked of the platform. */
    private interface Look {
        boolean isSo() throws IOException, InterruptedException;
    }

    private static void await(String what, Look look) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!look.isSo()) {
            if (System.nanoTime() > end) {
                throw new IOException(what + " did not come within " + PATIENCE.toMinutes() + " minutes");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }
}
