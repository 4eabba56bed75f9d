package io.modelwright.codegen.client;

import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.document.Parsed;
import io.modelwright.core.shared.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;

/** Designs that clients are made of in tests. */
final class ClientDesigns {

    private ClientDesigns() {}

    static AppHistory history(String name) {
        try (InputStream in =
                Objects.requireNonNull(ClientDesigns.class.getResourceAsStream("designs/" + name + ".yaml"))) {
            Parsed parsed = DesignDocument.parseOffline(json(new Yaml().load(in)));
            Design design = parsed.design().orElseThrow(() -> new AssertionError(parsed.findings()));
            return history(name.equals("hostile") ? "Hostile */ \"\"\" ${x} \u202e<b> `#`" : "Tasks", name, design);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AppHistory history(String title, String slug, Design design) {
        return new AppHistory(title, slug, List.of(new AppHistory.Version(1, "First", design, "-- nothing\n")));
    }

    private static Json json(Object value) {
        return switch (value) {
            case null -> Json.JsonNull.NULL;
            case Boolean truth -> Json.of(truth);
            case Integer number -> Json.of(number.longValue());
            case Long number -> Json.of(number);
            case Double number -> new Json.JsonNumber(BigDecimal.valueOf(number));
            case String text -> Json.of(text);
            case List<?> items ->
                Json.array(items.stream().map(ClientDesigns::json).toList());
            case Map<?, ?> members -> {
                Map<String, Json> result = new LinkedHashMap<>();
                members.forEach((key, item) -> result.put(String.valueOf(key), json(item)));
                yield new Json.JsonObject(result);
            }
            default -> throw new IllegalArgumentException("not of a design: " + value);
        };
    }
}
