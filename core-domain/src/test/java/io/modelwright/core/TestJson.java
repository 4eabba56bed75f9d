package io.modelwright.core;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonNull;
import io.modelwright.core.shared.Json.JsonNumber;
import io.modelwright.core.shared.Json.JsonObject;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** JSON for tests, written as YAML, which JSON is a part of. */
public final class TestJson {

    private TestJson() {}

    public static Json json(String yaml) {
        LoaderOptions options = new LoaderOptions();
        DumperOptions dumping = new DumperOptions();
        Yaml parser =
                new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options, new PlainResolver());
        return tree(parser.load(yaml));
    }

    /** Dates stay the text that they are in JSON. */
    private static final class PlainResolver extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, BOOL, "tf");
            addImplicitResolver(Tag.INT, INT, "-0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-0123456789");
            addImplicitResolver(Tag.NULL, NULL, "n");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
        }
    }

    private static Json tree(@Nullable Object value) {
        return switch (value) {
            case null -> JsonNull.NULL;
            case Boolean truth -> Json.of(truth);
            case Number number -> new JsonNumber(new BigDecimal(number.toString()));
            case String text -> Json.of(text);
            case List<?> items -> Json.array(items.stream().map(TestJson::tree).toList());
            case Map<?, ?> members -> {
                Map<String, Json> result = new LinkedHashMap<>();
                members.forEach((key, member) -> result.put(String.valueOf(key), tree(member)));
                yield new JsonObject(result);
            }
            default -> throw new IllegalArgumentException("not JSON: " + value);
        };
    }
}
