package io.modelwright.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.document.Parsed;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.modeling.plan.PlannedChange;
import io.modelwright.core.modeling.plan.PlannedChange.Remedy;
import io.modelwright.core.records.JsonWriter;
import io.modelwright.core.shared.IdSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One app in three versions, which hold the changes that a plan can have. Elements that have another name than in the version
 * before say so at their key {@code was}, which is not part of the language of designs.
 */
public final class UpgradeDesign {

    /** How many versions there are. */
    public static final int VERSIONS = 3;

    /** What the publisher of a version gives for values that are missing, by kind and name of the change. */
    private static final List<Map<String, String>> FILLS = List.of(
            Map.of(),
            Map.of(
                    "addField customer.tier", "coalesce(level, 0) > 3 ? 'gold' : 'basic'",
                    "changeFieldType customer.visits", "-1"),
            Map.of(
                    "requireField customer.active", "true",
                    "requireField order.due", "date(\"2027-12-31\")",
                    "removeChoice customer.stage.gone", "'regular'"));

    private UpgradeDesign() {}

    /**
     * The document of a version, to replace that of the version before.
     *
     * @param before the canonical document of the version before, for the ids of elements that have another name now
     */
    public static String document(int version, JsonNode before) {
        JsonNode document = yaml(version);
        for (JsonNode entity : document.path("entities")) {
            JsonNode old = adopt(entity, named(before.path("entities"), former(entity)));
            for (JsonNode field : entity.path("fields")) {
                JsonNode oldField = adopt(field, named(old.path("fields"), former(field)));
                field.path("choices").forEach(choice -> {
                    if (choice.isObject()) {
                        adopt(choice, named(oldField.path("choices"), former(choice)));
                    }
                });
            }
        }
        for (JsonNode relation : document.path("relations")) {
            before.path("relations").forEach(old -> {
                if (old.path("name").asText().equals(former(relation))
                        && old.path("from")
                                .asText()
                                .equals(relation.path("from").asText())) {
                    adopt(relation, old);
                }
            });
        }
        return document.toString();
    }

    /** What to answer to a change of that kind and name where its version is published. */
    public static Optional<String> fill(int version, String kind, String name) {
        return Optional.ofNullable(FILLS.get(version - 1).get(kind + " " + name));
    }

    /** The versions with the scripts that publishing them stores. */
    public static AppHistory history(String slug) {
        List<AppHistory.Version> versions = new ArrayList<>();
        Design before = Design.EMPTY;
        Retired retired = Retired.NOTHING;
        for (int version = 1; version <= VERSIONS; version++) {
            Design design = design(version, before);
            Plan plan = Plan.between(before, design, retired, version, "app", Set.of());
            if (!(decided(plan, version) instanceof Plan.Verdict.Ready ready)) {
                throw new IllegalStateException("version " + version + " is not to be published");
            }
            versions.add(new AppHistory.Version(version, "Version " + version, design, ready.script()));
            before = design;
            retired = ready.retired();
        }
        return new AppHistory(slug, slug, versions);
    }

    private static Plan.Verdict decided(Plan plan, int version) {
        Map<String, String> fills = new HashMap<>();
        for (PlannedChange change : plan.changes()) {
            fill(version, change.change().kind(), change.change().name())
                    .ifPresent(fill -> fills.put(change.id(), fill));
        }
        Set<String> acknowledged = plan.changes().stream()
                .filter(change -> change.remedies().contains(Remedy.ACKNOWLEDGE) && !fills.containsKey(change.id()))
                .map(PlannedChange::id)
                .collect(Collectors.toSet());
        return plan.decide(Map.of(), acknowledged, fills, Set.of());
    }

    private static Design design(int version, Design before) {
        String document = document(
                version,
                JsonText.node(new JsonWriter(4_096)
                        .value(DesignDocument.write(before))
                        .finish()
                        .toString()));
        Parsed parsed = DesignDocument.parse(JsonText.json(document), before, ids(version));
        return parsed.design()
                .orElseThrow(() -> new IllegalStateException("version " + version + ": " + parsed.findings()));
    }

    private static IdSource ids(int version) {
        int[] given = {0};
        return () -> new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + version * 1_000L + given[0]++);
    }

    private static JsonNode yaml(int version) {
        String name = "upgrade-" + version + ".yaml";
        try (InputStream file = UpgradeDesign.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return JsonText.yamlNode(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String former(JsonNode element) {
        return element.has("was")
                ? element.get("was").textValue()
                : element.path("name").asText();
    }

    private static JsonNode named(JsonNode elements, String name) {
        for (JsonNode element : elements) {
            if (element.path("name").asText().equals(name)) {
                return element;
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode adopt(JsonNode element, JsonNode old) {
        ((ObjectNode) element).remove("was");
        if (old.has("id")) {
            ((ObjectNode) element).set("id", old.get("id"));
        }
        return old;
    }
}
