package io.modelwright.codegen.java;

import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.document.Parsed;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.shared.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Designs for tests: those in the folder {@code designs}, and histories of one version. */
final class TestDesigns {

    private TestDesigns() {}

    static Design read(String name) {
        String resource = "/designs/" + name + ".json";
        try (InputStream in = TestDesigns.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param json the document, which has to be valid */
    static Design parse(String json) {
        Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(json);
        Parsed parsed = DesignDocument.parseOffline(tree(document));
        return parsed.design().orElseThrow(() -> new IllegalArgumentException("not valid: " + parsed.findings()));
    }

    static AppHistory history(String name, String slug, Design design) {
        Plan plan = Plan.between(Design.EMPTY, design, Retired.NOTHING, 1, "app", Set.of());
        return switch (plan.decide(Map.of(), Set.of(), Map.of(), Set.of())) {
            case Plan.Verdict.Ready ready ->
                new AppHistory(
                        name, slug, List.of(new AppHistory.Version(1, "The first version", design, ready.script())));
            case Plan.Verdict other -> throw new IllegalArgumentException("not to be published: " + other);
        };
    }

    private static Json tree(Object value) {
        return switch (value) {
            case null -> Json.JsonNull.NULL;
            case Boolean truth -> Json.of(truth);
            case Number number -> new Json.JsonNumber(new BigDecimal(number.toString()));
            case String text -> Json.of(text);
            case List<?> items ->
                Json.array(items.stream().map(TestDesigns::tree).toList());
            case Map<?, ?> members -> {
                Map<String, Json> result = new LinkedHashMap<>();
                members.forEach((key, member) -> result.put(String.valueOf(key), tree(member)));
                yield new Json.JsonObject(result);
            }
            default -> throw new IllegalArgumentException("not JSON: " + value);
        };
    }
}
