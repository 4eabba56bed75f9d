package io.modelwright.codegen.custom;

import io.modelwright.core.codegen.template.TemplateFile;
import io.modelwright.core.codegen.template.TemplateSet;
import io.modelwright.core.codegen.template.TemplateSetDocument;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.codegen.driven.TemplateEngine.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Template sets to start from. Each template stands in a file that begins with what it is rendered for, up to a line of hyphens. */
final class ShippedPatterns {

    private static final String END_OF_HEAD = "---\n";

    private ShippedPatterns() {}

    static List<Pattern> all() {
        return List.of(
                pattern(
                        "read-model-and-report",
                        "A view and questions of reporting for each entity.",
                        "view",
                        "report"),
                pattern("import-job", "Scripts that create records from lines of JSON.", "job", "send"),
                pattern("outbound-client", "A typed client for each entity, for other systems.", "client", "http"),
                pattern("admin-screen-list", "A plain list for each entity in a browser.", "screen", "index", "list"),
                pattern("sql-documentation", "The tables in Markdown with a diagram in Mermaid.", "tables"),
                pattern("terraform-inventory", "Tables and roles as values of Terraform.", "locals", "hcl-string"),
                pattern("kotlin-data-classes", "A data class for each entity.", "data-class", "values"));
    }

    private static Pattern pattern(String name, String description, String... templates) {
        List<Json> files = new ArrayList<>();
        for (String template : templates) {
            files.add(file(template, text(name + "/" + template + ".hbs")));
        }
        Json document = Json.object()
                .put("description", description)
                .put("files", Json.array(files))
                .build();
        return switch (TemplateSetDocument.parse(document)) {
            case Outcome.Done<TemplateSet>(TemplateSet set) -> new Pattern(name, set);
            case Outcome.Refused<TemplateSet> refused ->
                throw new IllegalStateException("the pattern " + name + " is not valid: " + refused.refusal());
        };
    }

    private static Json file(String name, String content) {
        int end = content.indexOf(END_OF_HEAD);
        Json.ObjectBuilder file = Json.object().put("name", name);
        content.substring(0, end).lines().forEach(line -> {
            int colon = line.indexOf(": ");
            file.put(line.substring(0, colon), line.substring(colon + 2));
        });
        String text = content.substring(end + END_OF_HEAD.length());
        // what is only included stands in a line of another file
        boolean partial = content.startsWith("each: " + TemplateFile.Each.PARTIAL.keyword());
        return file.put("text", partial ? text.stripTrailing() : text).build();
    }

    private static String text(String path) {
        try (InputStream file = ShippedPatterns.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("no resource " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
