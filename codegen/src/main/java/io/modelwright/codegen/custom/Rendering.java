package io.modelwright.codegen.custom;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsError;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.io.StringTemplateSource;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourcePath;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.template.TemplateFile;
import io.modelwright.core.codegen.template.TemplateFile.Each;
import io.modelwright.core.codegen.template.TemplateSet;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One rendering of a set: every file, or the first thing that is wrong. For one thread. */
final class Rendering {

    /** Ends a rendering, with where and why. */
    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Finding finding;

        Failure(JsonPointer at, String message) {
            super(message, null, false, false);
            this.finding = Finding.error("template-failed", at, message);
        }
    }

    private final TemplateSet set;
    private final Bounds bounds;
    private final Map<String, @Nullable Object> model;
    private final Handlebars handlebars;
    private final TreeMap<SourcePath, SourceFile> files = new TreeMap<>();
    private final Map<SourcePath, String> makers = new LinkedHashMap<>();

    Rendering(TemplateSet set, Json.JsonObject model, Bounds bounds) {
        this.set = set;
        this.bounds = bounds;
        this.model = BoundedModel.of(model, bounds);
        this.handlebars = Dialect.over(new SetPartials(set, bounds), bounds);
    }

    /** Whether the templates of a set can be read, with all those that cannot. */
    static Outcome<TemplateSet> check(TemplateSet set, Bounds bounds) {
        Handlebars handlebars = Dialect.over(new SetPartials(set, bounds), bounds);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < set.files().size(); i++) {
            JsonPointer at = JsonPointer.ROOT.member("files").item(i);
            TemplateFile file = set.files().get(i);
            read(handlebars, file.path(), at.member("path")).ifPresent(findings::add);
            read(handlebars, file.text(), at.member("text")).ifPresent(findings::add);
        }
        return findings.isEmpty()
                ? Outcome.done(set)
                : Outcome.refused(
                        new Refusal.Invalid("invalid-template-set", "The template set is not valid.", findings));
    }

    private static Optional<Finding> read(Handlebars handlebars, String text, JsonPointer at) {
        Optional<String> tooMuch = TagBounds.fault(text);
        if (tooMuch.isPresent()) {
            return tooMuch.map(message -> Finding.error("syntax", at, message));
        }
        try {
            handlebars.compile(new StringTemplateSource(at.toString(), text));
            return Optional.empty();
        } catch (IOException | RuntimeException fault) {
            return Optional.of(Finding.error("syntax", at, message(fault)));
        }
    }

    Outcome<SourceTree> run() {
        try {
            for (int i = 0; i < set.files().size(); i++) {
                render(set.files().get(i), JsonPointer.ROOT.member("files").item(i));
            }
        } catch (Failure failure) {
            return Outcome.refused(
                    new Refusal.Invalid("template-failed", failure.finding.message(), List.of(failure.finding)));
        } catch (Bounds.Exceeded exceeded) {
            return HandlebarsTemplates.failed(String.valueOf(exceeded.getMessage()));
        }
        Optional<String> fault = SourceTree.fault(files);
        return fault.isPresent() ? HandlebarsTemplates.failed(fault.get()) : Outcome.done(new SourceTree(files));
    }

    private void render(TemplateFile file, JsonPointer at) throws Failure {
        if (file.each() == Each.PARTIAL) {
            return;
        }
        Template path = compile(file.path(), at.member("path"));
        Template text = compile(file.text(), at.member("text"));
        for (Map<String, @Nullable Object> context : contexts(file.each())) {
            bounds.file();
            String place = apply(path, context, at.member("path")).strip();
            // a template makes no file where it says no place
            if (!place.isEmpty()) {
                add(place, apply(text, context, at.member("text")), file.name(), at.member("path"));
            }
        }
    }

    private void add(String place, String text, String maker, JsonPointer at) throws Failure {
        Optional<String> fault = SourcePath.fault(place);
        if (fault.isPresent()) {
            throw new Failure(at, fault.get());
        }
        SourcePath path = new SourcePath(place);
        String before = makers.put(path, maker);
        if (before != null) {
            throw new Failure(
                    at, "Two files have the path " + Shown.text(place) + ": of " + before + " and of " + maker + ".");
        }
        files.put(path, SourceFile.text(text));
    }

    private List<Map<String, @Nullable Object>> contexts(Each each) {
        return switch (each) {
            case APP -> List.of(model);
            case ENTITY -> one("entity", "entities");
            case RELATION -> one("relation", "relations");
            case PARTIAL -> List.of();
        };
    }

    /** The model with one element of a list under a name of its own. */
    private List<Map<String, @Nullable Object>> one(String name, String list) {
        List<Map<String, @Nullable Object>> contexts = new ArrayList<>();
        if (model.get(list) instanceof List<?> elements) {
            for (Object element : elements) {
                Map<String, @Nullable Object> context = new LinkedHashMap<>(model);
                context.put(name, element);
                contexts.add(context);
            }
        }
        return contexts;
    }

    private Template compile(String text, JsonPointer at) throws Failure {
        Optional<String> tooMuch = TagBounds.fault(text);
        if (tooMuch.isPresent()) {
            throw new Failure(at, tooMuch.get());
        }
        try {
            return handlebars.compile(new StringTemplateSource(at.toString(), text));
        } catch (IOException | RuntimeException fault) {
            throw failure(fault, at);
        }
    }

    private String apply(Template template, Map<String, @Nullable Object> context, JsonPointer at) throws Failure {
        BoundedWriter writer = BoundedWriter.ofFile(bounds);
        try {
            template.apply(
                    Context.newBuilder(context)
                            .resolver(MapValueResolver.INSTANCE)
                            .build()
                            .data("root", model),
                    writer);
            return writer.toString();
        } catch (IOException | RuntimeException fault) {
            throw failure(fault, at);
        }
    }

    private static Failure failure(Exception fault, JsonPointer at) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof Bounds.Exceeded exceeded) {
                throw exceeded;
            }
        }
        return new Failure(at, message(fault));
    }

    /** What a template's author needs to know: where, and the reason; no names of classes. */
    private static String message(Exception fault) {
        if (fault instanceof HandlebarsException known && known.getError() != null) {
            HandlebarsError error = known.getError();
            String template = error.filename == null || error.filename.startsWith("/files/")
                    ? ""
                    : " of the template " + Shown.text(error.filename);
            String reason = known.getCause() instanceof IllegalArgumentException own && own.getMessage() != null
                    ? own.getMessage()
                    : String.valueOf(error.reason);
            return "In line " + error.line + template + ": " + Shown.text(reason) + ".";
        }
        return fault instanceof IllegalArgumentException && fault.getMessage() != null
                ? Shown.text(fault.getMessage()) + "."
                : "The template cannot be rendered.";
    }
}
