package app.support.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.support.json.JsonBodies;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the routes of every entity do. A test class of an entity adds what only it does: its rules, and who may do what. */
public abstract class EntityTests {

    /** The body of requests that have none. */
    private static final JsonNode NOTHING = JsonNodeFactory.instance.missingNode();

    private final TestApp app;
    private final String entity;
    private final String path;

    protected EntityTests(TestApp app, String entity) {
        this.app = app;
        this.entity = entity;
        this.path = "/records/" + entity;
    }

    protected TestApp app() {
        return app;
    }

    /** Behind {@code /api/v1}. */
    protected String path() {
        return path;
    }

    protected static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    protected List<JsonNode> records() {
        List<JsonNode> records = new ArrayList<>();
        app.get(path + "?limit=100").expect(200).json().path("items").forEach(records::add);
        return records;
    }

    /** A record that was there at the start, where there is one. */
    protected List<String> anyId() {
        return records().stream()
                .limit(1)
                .map(record -> record.path("id").asText())
                .toList();
    }

    @Test
    void recordsShouldBeReadByTheirId() {
        for (String id : anyId()) {
            Reply reply = app.get(path + "/" + id).expect(200);
            assertEquals(id, reply.text("id"));
            assertEquals("\"" + reply.text("version") + "\"", reply.header("ETag"));
            int again = app.send("GET", path + "/" + id, NOTHING, "If-None-Match", reply.header("ETag"))
                    .status();
            // what is computed may change without a new version
            boolean computes = app.members(entity, "formula").iterator().hasNext();
            assertEquals(computes ? 200 : 304, again);
            app.send("GET", path + "/" + id + "?fields=id", NOTHING, "If-None-Match", reply.header("ETag"))
                    .expect(200);
        }
        app.get(path + "/00000000-0000-7000-8000-000000000000").expect(404);
        app.get(path + "/no-id").expect(404);
    }

    @Test
    void listsShouldComeInPages() {
        JsonNode all =
                app.get(path + "?count=true&limit=500&fields=id").expect(200).json();
        assertEquals(all.path("items").size(), all.path("total").asInt());
        List<String> walked = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = app.get(path + "?limit=5&fields=id&sort=-createdAt&cursor=" + cursor)
                    .expect(200)
                    .json();
            page.path("items").forEach(item -> walked.add(item.path("id").asText()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : page.path("nextCursor").asText();
        } while (!cursor.isEmpty());
        assertEquals(walked.size(), walked.stream().distinct().count());
        assertTrue(walked.size() >= all.path("items").size());
        app.get(path + "?cursor=nonsense").expect(400);
        app.get(path + "?limit=0").expect(422);
    }

    @Test
    void filtersShouldFindRecords() {
        for (String id : anyId()) {
            JsonNode found = app.get(path + "?filter=" + TestApp.encoded("id == '" + id + "'"))
                    .expect(200)
                    .json();
            assertEquals(1, found.path("items").size());
        }
        assertEquals(
                0,
                app.get(path + "?filter=" + TestApp.encoded("version < 1"))
                        .expect(200)
                        .json()
                        .path("items")
                        .size());
        app.get(path + "?filter=" + TestApp.encoded("version <")).expect(400);
        app.get(path + "?filter=" + TestApp.encoded("nothing == 1")).expect(422);
        app.get(path + "?aggregate=count").expect(200);
        app.get(path + "?q=a").expect(200);
    }

    @Test
    void historyShouldTellWhatHappened() {
        for (String id : anyId()) {
            JsonNode history = app.get(path + "/" + id + "/history").expect(200).json();
            int last = history.path("items").size() - 1;
            assertEquals(
                    "created", history.path("items").path(last).path("action").asText());
            assertEquals(1, history.path("items").path(last).path("version").asInt());
            app.post(path + "/" + id + "/restore", object().put("version", 0)).expect(404);
            app.post(path + "/" + id + "/restore", object()).expect(422);
        }
        app.get(path + "/00000000-0000-7000-8000-000000000000/history").expect(404);
    }

    @Test
    void exportsShouldHoldWhatListsShow() {
        JsonNode list = app.get(path + "?count=true").expect(200).json();
        String lines = app.get(path + "/export").expect(200).response().body();
        assertEquals(list.path("total").asLong(), lines.lines().count());
        assertTrue(app.get(path + "/export?format=csv")
                .expect(200)
                .response()
                .body()
                .startsWith("id,version,"));
        app.get(path + "/export?format=nonsense").expect(400);
        app.post(path + "/import", object()).expect(415);
    }

    /** The values of a record that people write: what the system keeps may change with each of their changes. */
    private Map<String, JsonNode> values(String id) {
        JsonNode record = app.get(path + "/" + id).expect(200).json();
        Map<String, JsonNode> values = new TreeMap<>();
        app.members(entity, "field").forEach(field -> {
            String name = field.path("name").textValue();
            if (record.has(name)) {
                values.put(name, record.get(name));
            }
        });
        return values;
    }

    @Test
    void changesShouldBeStoredAndTouchNothingElse() {
        List<String> ids = new ArrayList<>(app.seeded(entity).keySet());
        for (int i = 0; i + 1 < Math.min(ids.size(), 4); i++) {
            String id = ids.get(i);
            ObjectNode other = app.seeded(entity).get(ids.get(i + 1));
            for (Map.Entry<String, JsonNode> member : other.properties()) {
                if (app.get(path + "/" + id).status() == 404) {
                    break;
                }
                Map<String, JsonNode> before = values(id);
                Reply reply = app.send("PATCH", path + "/" + id, object().set(member.getKey(), member.getValue()));
                // it may be taken, or broken a rule with the others
                if (reply.status() != 422) {
                    reply.expect(200);
                    Map<String, JsonNode> after = values(id);
                    // another test may have deleted the one with the same value
                    if (app.get(path + "/" + ids.get(i + 1)).status() == 200) {
                        assertEquals(
                                values(ids.get(i + 1)).get(member.getKey()),
                                after.get(member.getKey()),
                                member::getKey);
                    }
                    before.remove(member.getKey());
                    after.remove(member.getKey());
                    assertEquals(before, after, member::getKey);
                }
            }
        }
    }

    @Test
    void replacementsShouldBeStored() {
        app.seeded(entity).forEach((id, sent) -> {
            Reply current = app.get(path + "/" + id);
            if (current.status() == 200) {
                Reply replaced = app.send("PUT", path + "/" + id, sent, "If-Match", current.header("ETag"));
                // another test may have given its values to another record
                if (replaced.status() != 422) {
                    replaced.expect(200);
                    Map<String, JsonNode> once = values(id);
                    app.send("PUT", path + "/" + id, sent).expect(200);
                    assertEquals(once, values(id));
                }
            }
        });
    }

    @Test
    void requiredMembersShouldStay() {
        for (String id : anyId()) {
            for (JsonNode field : app.members(entity, "field")) {
                String name = field.path("name").textValue();
                if (field.path("required").asBoolean()
                        && !field.path("readOnly").asBoolean()) {
                    app.send("PATCH", path + "/" + id, object().putNull(name))
                            .expect(422)
                            .expectError("/" + name, "required");
                }
            }
        }
    }

    @Test
    void changesShouldRespectTheVersionThatTheyKnow() {
        for (String id : anyId()) {
            String tag = app.get(path + "/" + id).header("ETag");
            app.send("PATCH", path + "/" + id, object(), "If-Match", tag).expect(200);
            app.send("PATCH", path + "/" + id, object(), "If-Match", "\"999999\"")
                    .expect(412);
            app.send("DELETE", path + "/" + id, NOTHING, "If-Match", "\"999999\"")
                    .expect(412);
        }
    }

    @Test
    void whatIsUnknownShouldBeRefused() {
        app.post(path, object().put("noSuchMember", 1)).expect(422).expectError("/noSuchMember", "unknown-member");
        app.post(path, object().put("version", 1)).expect(422).expectError("/version", "read-only");
        app.post(path, JsonNodeFactory.instance.arrayNode()).expect(422);
        app.post(path, JsonNodeFactory.instance.textNode("x")).expect(422);
        app.get(path + "?fields=noSuchMember").expect(422);
        app.send("PUT", path, object()).expect(405);
        app.send("PATCH", path + "/00000000-0000-7000-8000-000000000000", object())
                .expect(404);
    }

    @Test
    void nobodyAndStrangersShouldBeTurnedAway() {
        app.send("GET", path, "", null).expect(401);
        app.send("GET", path, "nonsense", null).expect(401);
        app.send("GET", path, app.person(), null).expect(404);
    }

    @Test
    void deletedRecordsShouldBeGone() {
        List<JsonNode> records = records();
        if (!records.isEmpty()) {
            String last = path + "/" + records.getLast().path("id").asText();
            int status = app.send("DELETE", last, NOTHING).status();
            // others may hold it
            assertTrue(status == 204 || status == 409, "DELETE " + last + " answered " + status);
            app.get(last).expect(status == 204 ? 404 : 200);
        }
    }

    /** A change to these values is refused by a rule, told at that place. */
    protected void assertBroken(String pointer, String values) {
        for (String id : anyId()) {
            app.send("PATCH", path + "/" + id, JsonBodies.parse(values))
                    .expect(422)
                    .expectError(pointer, "rule");
        }
    }

    /** Lets somebody make a record in place of one that was there, where that can be. */
    private void createAgain(String token) {
        for (Map.Entry<String, ObjectNode> seed : app.seeded(entity).entrySet()) {
            String known = path + "/" + seed.getKey();
            if (app.send("DELETE", known, NOTHING).status() == 204) {
                Reply created = app.send("POST", path, token, seed.getValue());
                if (created.status() != 201) {
                    app.post(path, seed.getValue()).expect(201);
                }
                return;
            }
        }
    }

    /** Creating and reading with roles: whether each is allowed at all, and what is seen. */
    protected void assertRights(String role, boolean reads, boolean creates, boolean updates, boolean deletes) {
        String token = app.person(role);
        boolean known = reads || creates || updates || deletes;
        Reply list = app.send("GET", path, token, null);
        list.expect(!known ? 404 : reads ? 200 : 403);
        if (reads) {
            createAgain(token);
            new RoleReads(app, entity, role).check(token);
            // somebody else with the role sees their own records, and those of the first where that is meant
            new RoleReads(app, entity, role).check(app.person(role));
        }
        Reply created = app.send("POST", path, token, object().put("noSuchMember", 1));
        created.expect(!known ? 404 : creates ? 422 : 403);
        String nothing = path + "/00000000-0000-7000-8000-000000000000";
        app.send("PATCH", nothing, token, object()).expect(!known || (reads && updates) ? 404 : 403);
        app.send("DELETE", nothing, token, null).expect(!known || (reads && deletes) ? 404 : 403);
    }
}
