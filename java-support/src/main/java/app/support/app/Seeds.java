package app.support.app;

import app.support.json.JsonBodies;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Records to begin with, as they lie on the class path: {@code /seed/order.txt} names the entities, those first that others
 * refer to, and each has a file with a record on each line. The ids there are only for referring to each other.
 */
public final class Seeds {

    /** Stands for the one who loads the records. */
    private static final String LOADER = "00000000-0000-0000-0000-000000000000";

    private final Map<String, String> ids = new HashMap<>();

    /** @param loader the id of the one who loads the records */
    public Seeds(String loader) {
        ids.put(LOADER, loader);
    }

    /** Creates a record, and answers its id. */
    @FunctionalInterface
    public interface Creation {
        String create(String entity, JsonNode record);
    }

    /** Creates all records, in their order. */
    public void load(Creation creation) {
        for (String entity : lines("/seed/order.txt")) {
            for (String line : lines("/seed/" + entity + "-records.ndjson")) {
                ObjectNode row = (ObjectNode) JsonBodies.parse(line);
                String id = row.remove("id").textValue();
                ids.put(id, creation.create(entity, replaced(row)));
            }
        }
    }

    private static List<String> lines(String resource) {
        return new String(Resources.read(resource), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** The row with the ids of the records that were created in place of those of the file. */
    private ObjectNode replaced(ObjectNode row) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        row.properties().forEach(member -> result.set(member.getKey(), replaced(member.getValue())));
        return result;
    }

    private JsonNode replaced(JsonNode value) {
        if (value.isTextual() && ids.containsKey(value.textValue())) {
            return JsonNodeFactory.instance.textNode(ids.get(value.textValue()));
        }
        if (value.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> items.add(replaced(item)));
            return items;
        }
        return value;
    }
}
