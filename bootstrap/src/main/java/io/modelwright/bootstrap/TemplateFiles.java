package io.modelwright.bootstrap;

import io.modelwright.core.apps.AppTemplate;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.document.Parsed;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.YamlBodies;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The designs to begin with that come along: one file each, named after its slug. */
public final class TemplateFiles {

    /** In the order in which they are offered. */
    private static final List<String> SLUGS =
            List.of("project-tracker", "crm", "inventory", "help-desk", "booking", "expenses");

    private TemplateFiles() {}

    /** All of them, read anew. */
    public static List<AppTemplate> all() {
        return SLUGS.stream().map(TemplateFiles::read).toList();
    }

    private static AppTemplate read(String slug) {
        Json.JsonObject file = (Json.JsonObject) YamlBodies.parse(bytes("templates/" + slug + ".yaml"));
        Json design = file.find("design").orElseThrow();
        Parsed parsed = DesignDocument.parseOffline(design);
        return new AppTemplate(
                slug,
                text(file, "name"),
                text(file, "description"),
                parsed.design()
                        .orElseThrow(() -> new IllegalStateException(
                                "the template " + slug + " is not valid: " + parsed.findings())),
                design,
                file.find("samples").map(TemplateFiles::samples).orElse(Map.of()));
    }

    private static Map<String, Map<String, List<Json>>> samples(Json entities) {
        Map<String, Map<String, List<Json>>> samples = new HashMap<>();
        members(entities).forEach((entity, fields) -> {
            Map<String, List<Json>> values = new HashMap<>();
            members(fields).forEach((field, list) -> values.put(field, ((Json.JsonArray) list).items()));
            samples.put(entity, values);
        });
        return samples;
    }

    private static Map<String, Json> members(Json object) {
        return ((Json.JsonObject) object).members();
    }

    private static String text(Json.JsonObject file, String name) {
        return ((Json.JsonString) file.find(name).orElseThrow()).value();
    }

    private static byte[] bytes(String name) {
        try (InputStream stream = TemplateFiles.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("there is no " + name);
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
