package io.modelwright.core.codegen.template;

import io.modelwright.core.codegen.Target;
import io.modelwright.core.codegen.template.TemplateFile.Each;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The content of a template set as JSON, both ways: {@code {description, files: [{name, each, path, text}]}}. */
public final class TemplateSetDocument {

    private final List<Finding> findings = new ArrayList<>();

    private TemplateSetDocument() {}

    public static Json.JsonObject write(TemplateSet set) {
        List<Json> files = new ArrayList<>();
        for (TemplateFile file : set.files()) {
            Json.ObjectBuilder json = Json.object()
                    .put("name", file.name())
                    .put("each", file.each().keyword());
            if (file.each() != Each.PARTIAL) {
                json.put("path", file.path());
            }
            files.add(json.put("text", file.text()).build());
        }
        return Json.object()
                .put("description", set.description())
                .put("files", Json.array(files))
                .build();
    }

    /** Refused as 422 {@code invalid-template-set} with all that is wrong; whether templates can be read is not asked here. */
    public static Outcome<TemplateSet> parse(Json json) {
        TemplateSetDocument document = new TemplateSetDocument();
        TemplateSet set = document.set(json);
        return document.findings.isEmpty()
                ? Outcome.done(set)
                : Outcome.refused(new Refusal.Invalid(
                        "invalid-template-set", "The template set is not valid.", document.findings));
    }

    private TemplateSet set(Json json) {
        if (!(json instanceof Json.JsonObject object)) {
            fault("wrong-type", JsonPointer.ROOT, "An object is expected here.");
            return new TemplateSet("", List.of());
        }
        only(object, Set.of("description", "files"), JsonPointer.ROOT);
        String description = object.find("description").isEmpty()
                ? ""
                : text(object, "description", TemplateSet.DESCRIPTION_MAX, JsonPointer.ROOT);
        return new TemplateSet(description, files(object));
    }

    private List<TemplateFile> files(Json.JsonObject object) {
        JsonPointer at = JsonPointer.ROOT.member("files");
        if (!(object.find("files").orElse(Json.JsonNull.NULL) instanceof Json.JsonArray(List<Json> items))) {
            fault("wrong-type", at, "An array of templates is expected here.");
            return List.of();
        }
        if (items.size() > TemplateSet.FILES_MAX) {
            fault("too-many", at, "A set has at most " + TemplateSet.FILES_MAX + " templates.");
            return List.of();
        }
        List<TemplateFile> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long characters = 0;
        for (int i = 0; i < items.size(); i++) {
            TemplateFile file = file(items.get(i), at.item(i));
            if (!file.name().isEmpty() && !names.add(file.name())) {
                fault("duplicate-name", at.item(i).member("name"), "Another template of the set has this name.");
            }
            characters += file.text().length();
            files.add(file);
        }
        if (characters > TemplateSet.TEXTS_MAX) {
            fault("text-too-long", at, "The templates have more than " + TemplateSet.TEXTS_MAX + " characters in all.");
        }
        return files;
    }

    private TemplateFile file(Json json, JsonPointer at) {
        if (!(json instanceof Json.JsonObject object)) {
            fault("wrong-type", at, "An object is expected here.");
            return new TemplateFile("", Each.APP, "", "");
        }
        only(object, Set.of("name", "each", "path", "text"), at);
        String name = text(object, "name", 40, at);
        if (!name.isEmpty() && !Target.isName(name)) {
            fault("malformed-name", at.member("name"), "A name is lower-case words joined by hyphens.");
        }
        Optional<Each> each = Each.of(text(object, "each", 40, at));
        if (each.isEmpty()) {
            String words = Arrays.stream(Each.values()).map(Each::keyword).collect(Collectors.joining(", "));
            fault("unknown-word", at.member("each"), "This must be one of: " + words + ".");
        }
        String path = "";
        if (each.isPresent() && each.get() == Each.PARTIAL) {
            if (object.find("path").isPresent()) {
                fault("unknown-key", at.member("path"), "What is only included makes no file and has no path.");
            }
        } else {
            path = text(object, "path", TemplateSet.PATH_MAX, at);
        }
        return new TemplateFile(name, each.orElse(Each.APP), path, text(object, "text", TemplateSet.TEXT_MAX, at));
    }

    /** The text of a member; empty after having told what is wrong. */
    private String text(Json.JsonObject object, String name, int longest, JsonPointer at) {
        Optional<Json> given = object.find(name);
        if (given.isEmpty()) {
            fault("missing", at.member(name), "This is needed.");
            return "";
        }
        if (!(given.get() instanceof Json.JsonString(String text))) {
            fault("wrong-type", at.member(name), "A text is expected here.");
            return "";
        }
        if (text.length() > longest) {
            fault("text-too-long", at.member(name), "This has more than " + longest + " characters.");
            return "";
        }
        return text;
    }

    private void only(Json.JsonObject object, Set<String> known, JsonPointer at) {
        object.members().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> fault("unknown-key", at.member(name), "There is no such key."));
    }

    private void fault(String code, JsonPointer at, String message) {
        findings.add(Finding.error(code, at, message));
    }
}
