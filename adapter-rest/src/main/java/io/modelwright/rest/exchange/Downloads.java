package io.modelwright.rest.exchange;

import io.modelwright.core.exchange.ExportFormat;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.exchange.driving.DesignExchange.Exported;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.json.YamlBodies;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Designs as downloads. Stateless. */
final class Downloads {

    private static final String YAML = "application/yaml";

    private Downloads() {}

    static ExportFormat format(@Nullable String format) {
        return Optional.ofNullable(format)
                .flatMap(ExportFormat::of)
                .orElseThrow(() ->
                        ImportResource.unknown("format", ExportFormat.keywords().toString()));
    }

    /** Downloads as bytes, whose type is settled by the format. */
    static Response answer(String app, ExportFormat format, Exported exported) {
        byte[] content = switch (exported) {
            case Exported.Text(String text) -> text.getBytes(StandardCharsets.UTF_8);
            case Exported.Tree(Json tree)
            when format == ExportFormat.DESIGN -> YamlBodies.text(tree).getBytes(StandardCharsets.UTF_8);
            case Exported.Tree(Json tree) -> JsonBodies.bytes(tree);
        };
        String ending = switch (format) {
            case DESIGN -> "yaml";
            case SQL -> "sql";
            case JSON_SCHEMA -> "schema.json";
            case MERMAID -> "mmd";
        };
        String type = switch (format) {
            case DESIGN -> YAML;
            case SQL, MERMAID -> "text/plain; charset=utf-8";
            case JSON_SCHEMA -> "application/schema+json";
        };
        return Response.ok(content, type)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + app.replaceAll("[^A-Za-z0-9-]", "_") + "." + ending + "\"")
                .build();
    }
}
