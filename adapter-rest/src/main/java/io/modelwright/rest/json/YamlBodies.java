package io.modelwright.rest.json;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;

/**
 * YAML 1.2 text to JSON trees, as strict as {@link JsonBodies}. Plain scalars are read by the core schema, so {@code no} is a
 * text. Anchors, aliases and tags are refused: a design needs none, and aliases make bombs of small files.
 */
public final class YamlBodies {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE");

    private YamlBodies() {}

    public static Json parse(byte[] body) {
        String text = JsonBodies.decode(body);
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setNestingDepthLimit(TextRules.DEPTH_MAX + 16);
        try {
            Iterator<Event> events =
                    new Yaml(options).parse(new java.io.StringReader(text)).iterator();
            expect(events, StreamStartEvent.class);
            expect(events, DocumentStartEvent.class);
            Json value = value(events, events.next(), JsonPointer.ROOT, 0);
            expect(events, DocumentEndEvent.class);
            if (events.next() instanceof DocumentStartEvent) {
                throw malformed("The body holds more than one YAML document.", Optional.empty());
            }
            return value;
        } catch (MarkedYAMLException malformed) {
            throw malformed("This is not YAML", Optional.of(malformed));
        } catch (YAMLException malformed) {
            throw malformed("This is not YAML.", Optional.empty());
        }
    }

    private static ProblemException malformed(String message, Optional<MarkedYAMLException> cause) {
        String place = cause.map(MarkedYAMLException::getProblemMark)
                .map(mark -> " (line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ").")
                .orElse("");
        return Problems.malformed("malformed-yaml", JsonPointer.ROOT, message + place);
    }

    private static void expect(Iterator<Event> events, Class<? extends Event> kind) {
        if (!events.hasNext() || !kind.isInstance(events.next())) {
            throw malformed("The body is empty.", Optional.empty());
        }
    }

    private static Json value(Iterator<Event> events, Event event, JsonPointer place, int depth) {
        if (event instanceof NodeEvent node && (event instanceof AliasEvent || node.getAnchor() != null)) {
            throw Problems.malformed("yaml-alias", place, "Anchors and aliases are not allowed.");
        }
        return switch (event) {
            case MappingStartEvent mapping -> {
                refuseTag(mapping.getTag(), place);
                yield mapping(events, place, TextRules.deeper(depth, place));
            }
            case SequenceStartEvent sequence -> {
                refuseTag(sequence.getTag(), place);
                yield sequence(events, place, TextRules.deeper(depth, place));
            }
            case ScalarEvent scalar -> {
                refuseTag(scalar.getTag(), place);
                yield scalar(scalar, place);
            }
            default -> throw Problems.malformed("malformed-yaml", place, "Here should be a value.");
        };
    }

    private static Json mapping(Iterator<Event> events, JsonPointer place, int depth) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            if (!(event instanceof ScalarEvent key) || key.getAnchor() != null) {
                throw Problems.malformed("malformed-yaml", place, "A key is a plain text.");
            }
            String name = TextRules.name(key.getValue(), place);
            JsonPointer memberPlace = place.member(name);
            if (members.containsKey(name)) {
                throw Problems.malformed("duplicate-key", memberPlace, "This member is there twice.");
            }
            members.put(name, value(events, events.next(), memberPlace, depth));
        }
        return new Json.JsonObject(members);
    }

    private static Json sequence(Iterator<Event> events, JsonPointer place, int depth) {
        List<Json> items = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            items.add(value(events, event, place.item(items.size()), depth));
        }
        return new Json.JsonArray(items);
    }

    private static Json scalar(ScalarEvent scalar, JsonPointer place) {
        String value = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return Json.of(TextRules.text(value, place));
        }
        if (NULL.matcher(value).matches()) {
            return Json.JsonNull.NULL;
        }
        if (TRUE.matcher(value).matches()) {
            return Json.of(true);
        }
        if (FALSE.matcher(value).matches()) {
            return Json.of(false);
        }
        return NUMBER.matcher(value).matches() ? TextRules.number(value, place) : Json.of(TextRules.text(value, place));
    }

    private static void refuseTag(@org.jspecify.annotations.Nullable String tag, JsonPointer place) {
        if (tag != null) {
            throw Problems.malformed("yaml-tag", place, "Tags are not allowed.");
        }
    }

    /** The value in block style, readable by {@link #parse} as exactly the same tree. */
    public static String text(Json value) {
        StringBuilder text = new StringBuilder();
        YamlText.append(value, text);
        return text.toString();
    }
}
