package io.modelwright.codegen.java;

import io.modelwright.codegen.template.ShippedTemplates;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.SourceTree;
import java.util.List;
import java.util.Map;

/** What is around the sources: the build, the configuration, the image. Stateless. */
final class ProjectFiles {

    /** The files and their templates; a template has the name of its file without a leading dot, and {@code .ftl}. */
    private static final List<String> FILES = List.of(
            "pom.xml",
            "app.yml",
            "README.md",
            "Dockerfile",
            ".dockerignore",
            "docker-compose.yml",
            "dev.sh",
            ".env.example",
            ".github/workflows/build.yml",
            ".github/dependabot.yml",
            ".gitignore",
            ".editorconfig");

    private final ShippedTemplates templates;

    ProjectFiles(ShippedTemplates templates) {
        this.templates = templates;
    }

    void addTo(SourceTree.Builder tree, AppHistory history, AppSymbols names) {
        Map<String, Object> model = Map.of(
                "slug", history.slug(),
                "title", Markdown.text(history.name()),
                "basePackage", names.basePackage(),
                "application", names.application().canonicalName(),
                "version", history.latest().number(),
                "entities",
                        history.design().entities().stream()
                                .map(entity -> Map.of(
                                        "name", entity.name(),
                                        "title",
                                                Markdown.text(entity.labels()
                                                        .displayName()
                                                        .orElse(entity.name())),
                                        "package", names.entity(entity.name()).packageName()))
                                .toList());
        for (String file : FILES) {
            String template = file.substring(file.lastIndexOf('/') + 1).replaceAll("^\\.", "") + ".ftl";
            tree.text(file, templates.render(template, model));
        }
    }
}
