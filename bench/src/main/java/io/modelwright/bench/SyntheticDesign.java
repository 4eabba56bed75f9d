package io.modelwright.bench;

import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.OfflineHistory;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.shared.Outcome;
import io.modelwright.rest.json.JsonBodies;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Designs of any size whose entities are alike: nine fields of ordinary kinds, a rule, a formula, a role with conditions. */
final class SyntheticDesign {

    private static final String[] KINDS = {"manyToOne", "manyToOne", "manyToMany", "oneToOne"};

    private SyntheticDesign() {}

    /** The document of a design with so many entities and relations. */
    static Map<String, Object> of(int entities, int relations) {
        List<Object> all = new ArrayList<>();
        List<Object> permissions = new ArrayList<>();
        for (int i = 0; i < entities; i++) {
            String name = "thing" + i;
            all.add(entity(name));
            permissions.add(Map.of(
                    "entity", name, "actions", List.of("read", "create", "update"), "where", "createdBy == user.id"));
        }
        List<Object> links = new ArrayList<>();
        for (int i = 0; i < relations; i++) {
            int from = i % entities;
            int to = (i * 7 + i / entities + 1) % entities;
            links.add(relation("thing" + from, "link" + i, KINDS[i % KINDS.length], "thing" + to, "backs" + i));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("entities", all);
        document.put("relations", links);
        document.put("roles", List.of(Map.of("name", "member", "permissions", permissions)));
        return document;
    }

    private static Map<String, Object> relation(String from, String name, String kind, String to, String inverse) {
        return Map.of("from", from, "name", name, "kind", kind, "to", to, "inverse", inverse);
    }

    private static Map<String, Object> entity(String name) {
        return Map.of(
                "name", name,
                "recordLabel", "{title}",
                "fields",
                        List.of(
                                Map.of("name", "title", "type", "text", "required", true, "maxLength", 200),
                                Map.of("name", "notes", "type", "longText"),
                                Map.of(
                                        "name",
                                        "status",
                                        "type",
                                        "choice",
                                        "choices",
                                        List.of("open", "doing", "done"),
                                        "default",
                                        "open"),
                                Map.of("name", "amount", "type", "decimal", "precision", 12, "scale", 2),
                                Map.of("name", "count", "type", "integer", "min", 0),
                                Map.of("name", "active", "type", "boolean", "default", true),
                                Map.of("name", "due", "type", "date"),
                                Map.of("name", "happenedAt", "type", "dateTime"),
                                Map.of(
                                        "name",
                                        "late",
                                        "type",
                                        "formula",
                                        "result",
                                        "boolean",
                                        "expression",
                                        "active && due != null && due < today()")),
                "rules",
                        List.of(Map.of(
                                "expression", "status != \"done\" || due != null",
                                "message", "What is done needs a date",
                                "field", "due")),
                "indexes", List.of(List.of("status", "due")));
    }

    /** The history of an app that was published once with that document. */
    static AppHistory history(String document) {
        Design design = DesignDocument.parseOffline(JsonBodies.parse(document.getBytes(StandardCharsets.UTF_8)))
                .design()
                .orElseThrow();
        return switch (OfflineHistory.of("Things", "things", List.of(design))) {
            case Outcome.Done<AppHistory>(AppHistory history) -> history;
            case Outcome.Refused<AppHistory> refused ->
                throw new IllegalStateException(refused.refusal().detail());
        };
    }
}
