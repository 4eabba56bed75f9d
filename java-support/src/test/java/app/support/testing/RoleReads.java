package app.support.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a role sees of an entity: the records where one of its permissions holds, without the members that all of them hide. The
 * permissions are those of the metadata, the records those that an administrator finds by the same conditions.
 */
final class RoleReads {

    /** The one who asks, in an expression. */
    private static final Pattern USER = Pattern.compile("(?<![\\w.])user(\\.id)?(?!\\w)");

    private static final int RECORDS_MAX = 10;
    private static final JsonNode EMPTY = JsonNodeFactory.instance.objectNode();

    private final TestApp app;
    private final String entity;
    private final String path;
    private final List<JsonNode> permissions = new ArrayList<>();

    RoleReads(TestApp app, String entity, String role) {
        this.app = app;
        this.entity = entity;
        this.path = "/records/" + entity;
        for (JsonNode candidate : app.get("//meta").expect(200).json().path("roles")) {
            if (candidate.path("name").textValue().equals(role)) {
                candidate.path("permissions").forEach(this::add);
            }
        }
    }

    private void add(JsonNode permission) {
        for (JsonNode action : permission.path("actions")) {
            if (action.textValue().equals("read")
                    && permission.path("entity").textValue().equals(entity)) {
                permissions.add(permission);
            }
        }
    }

    /** @param token of somebody who has the role alone */
    void check(String token) {
        String seen = path + "?limit=500&fields=id";
        String person = app.send("GET", "/me", token, null).expect(200).text("id");
        assertEquals(
                ids(app.get(seen + condition(person)).expect(200).json()),
                ids(app.send("GET", seen, token, null).expect(200).json()));
        checkOneByOne(token);
        Set<String> hidden = hidden();
        JsonNode records = app.send("GET", path + "?limit=5", token, null)
                .expect(200)
                .json()
                .path("items");
        for (String member : hidden) {
            for (JsonNode record : records) {
                assertFalse(record.has(member), member);
            }
            app.send("GET", path + "?fields=" + member, token, null).expect(422);
            app.send("GET", path + "?filter=" + TestApp.encoded(member + " == null"), token, null)
                    .expect(422);
        }
    }

    /** What is not in the list is not there by its id either, to be read, changed or deleted. */
    private void checkOneByOne(String token) {
        Set<String> seen = ids(app.send("GET", path + "?limit=500&fields=id", token, null)
                .expect(200)
                .json());
        int checked = 0;
        for (String id : ids(app.get(path + "?limit=500&fields=id").expect(200).json())) {
            if (checked++ == RECORDS_MAX) {
                break;
            }
            String record = path + "/" + id;
            app.send("GET", record, token, null).expect(seen.contains(id) ? 200 : 404);
            if (!seen.contains(id)) {
                for (String method : List.of("PATCH", "DELETE")) {
                    int status = app.send(method, record, token, method.equals("PATCH") ? EMPTY : null)
                            .status();
                    // 403 to those who may do that to no record at all
                    assertTrue(status == 404 || status == 403, () -> method + " " + record + " answered " + status);
                }
                app.get(record).expect(200);
            }
        }
    }

    /** Empty where one of the permissions is for all records. */
    private String condition(String person) {
        if (permissions.stream().anyMatch(permission -> permission.path("where").isNull())) {
            return "";
        }
        String condition = permissions.stream()
                .map(permission -> "(" + permission.path("where").textValue() + ")")
                .collect(Collectors.joining(" || "));
        String asked = USER.matcher(condition).replaceAll(Matcher.quoteReplacement("'" + person + "'"));
        return "&filter=" + TestApp.encoded(asked);
    }

    private Set<String> hidden() {
        Set<String> hidden = new HashSet<>();
        permissions.getFirst().path("hidden").forEach(member -> hidden.add(member.textValue()));
        for (JsonNode permission : permissions) {
            Set<String> other = new HashSet<>();
            permission.path("hidden").forEach(member -> other.add(member.textValue()));
            hidden.retainAll(other);
        }
        return hidden;
    }

    private static Set<String> ids(JsonNode list) {
        Set<String> ids = new HashSet<>();
        list.path("items").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }
}
