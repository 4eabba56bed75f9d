package io.modelwright.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelwright.core.codegen.AppHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The design of the applications that are measured: the projects and tasks of the records bench, and eight entities more. */
final class AppDesign {

    /** The role of the one who asks: reads and changes only their own tasks. */
    static final String ROLE = "member";

    private static final int MORE_ENTITIES = 8;
    private static final int MORE_RELATIONS = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private AppDesign() {}

    static AppHistory history() throws IOException {
        Map<String, Object> document = JSON.readValue(Stage.DESIGN, new TypeReference<>() {});
        Map<String, Object> more = SyntheticDesign.of(MORE_ENTITIES, MORE_RELATIONS);
        Map<String, Object> whole = new LinkedHashMap<>();
        for (String part : List.of("entities", "relations")) {
            List<Object> all = new ArrayList<>(list(document, part));
            all.addAll(list(more, part));
            whole.put(part, all);
        }
        List<Object> permissions = new ArrayList<>();
        permissions.add(Map.of("entity", "project", "actions", List.of("read", "create")));
        permissions.addAll(permissions(document));
        permissions.addAll(permissions(more));
        whole.put("roles", List.of(Map.of("name", ROLE, "permissions", permissions)));
        return SyntheticDesign.history(JSON.writeValueAsString(whole));
    }

    private static List<?> permissions(Map<String, Object> document) {
        return list((Map<?, ?>) list(document, "roles").getFirst(), "permissions");
    }

    private static List<?> list(Map<?, ?> of, String name) {
        return (List<?>) Objects.requireNonNull(of.get(name), name);
    }
}
