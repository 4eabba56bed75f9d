package io.modelwright.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The app that is measured: 100 projects and 10,000 tasks, made over the API. */
record Stage(String app, List<String> tasks) {

    private static final int PROJECTS = 100;
    private static final int TASKS = 10_000;
    private static final int BATCH = 500;
    private static final String EMAIL = "bench@example.org";
    private static final String PASSWORD = "a password only for this bench";

    /** Two entities, as people make them. */
    static final String DESIGN = """
            {"entities":[
              {"name":"project","recordLabel":"{name}","fields":[
                {"name":"name","type":"text","required":true,"unique":true,"maxLength":120}]},
              {"name":"task","recordLabel":"{title}","fields":[
                {"name":"title","type":"text","required":true,"maxLength":200},
                {"name":"description","type":"longText"},
                {"name":"status","type":"choice","choices":["todo","doing","done"],"default":"todo"},
                {"name":"done","type":"boolean","default":false},
                {"name":"priority","type":"integer","min":1,"max":5},
                {"name":"estimate","type":"decimal","precision":10,"scale":2},
                {"name":"due","type":"date"}],
               "rules":[{"expression":"!done || due != null","message":"A finished task needs a due date","field":"due"}],
               "indexes":[["status","due"]]}],
             "relations":[{"from":"task","name":"project","kind":"manyToOne","to":"project","inverse":"tasks"}],
             "roles":[{"name":"member","permissions":[
               {"entity":"task","actions":["read","create","update"],"where":"createdBy == user.id"}]}]}
            """;

    /** Waits for the platform, makes the account that measures, and signs it in. */
    static void signUp(PlatformClient client) throws IOException, InterruptedException {
        client.awaitReady();
        client.send(
                "POST",
                "/auth/register",
                PlatformClient.json(Map.of("email", EMAIL, "password", PASSWORD, "displayName", "Bench")));
        client.signIn(EMAIL, PASSWORD);
    }

    static Stage build(PlatformClient client) throws IOException, InterruptedException {
        signUp(client);
        String app =
                client.send("POST", "/apps", "{\"name\":\"Bench\"}").get("id").asText();
        String draft = "/apps/" + app + "/draft";
        client.send("PUT", draft, DESIGN, "If-Match", client.entityTag(draft));
        client.send("POST", "/apps/" + app + "/versions", "{\"message\":\"first\"}");
        return new Stage(app, fill(client, "/apps/" + app + "/records"));
    }

    /** Makes the records, and answers the ids of the tasks. */
    static List<String> fill(PlatformClient client, String records) throws IOException, InterruptedException {
        List<String> projects = new ArrayList<>();
        for (JsonNode project :
                client.send("POST", records + "/project", projects()).get("items")) {
            projects.add(project.get("id").asText());
        }
        List<String> tasks = new ArrayList<>();
        Random random = new Random(7);
        for (int from = 0; from < TASKS; from += BATCH) {
            for (JsonNode task : client.send("POST", records + "/task", tasks(from, projects, random))
                    .get("items")) {
                tasks.add(task.get("id").asText());
            }
        }
        return tasks;
    }

    private static String projects() throws IOException {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < PROJECTS; i++) {
            all.add(Map.of("name", "Project " + i));
        }
        return PlatformClient.json(all);
    }

    private static String tasks(int from, List<String> projects, Random random) throws IOException {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = from; i < from + BATCH; i++) {
            Map<String, Object> task = new LinkedHashMap<>();
            task.put("title", "Task number " + i);
            task.put("description", "What has to be done for task " + i + ", in a sentence of the usual length.");
            task.put("status", List.of("todo", "doing", "done").get(random.nextInt(3)));
            task.put("priority", 1 + random.nextInt(5));
            task.put("estimate", random.nextInt(100) + ".50");
            task.put(
                    "due",
                    java.time.LocalDate.of(2026, 1, 1)
                            .plusDays(random.nextInt(700))
                            .toString());
            task.put("project", projects.get(random.nextInt(projects.size())));
            all.add(task);
        }
        return PlatformClient.json(all);
    }
}
