package io.modelwright.application.codegen;

import io.modelwright.core.codegen.Generation;
import io.modelwright.core.codegen.GenerationOptions;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.codegen.driving.Generations.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options of a generation: what was asked for, and what was kept of the one before. */
final class WishedOptions {

    private WishedOptions() {}

    /** @param takesPackage whether the target has a package that can be chosen */
    static Outcome<GenerationOptions> of(Wish wish, GenerationOptions kept, boolean takesPackage) {
        List<Finding> findings = new ArrayList<>();
        Optional<String> basePackage = wish.basePackage().filter(text -> !text.isEmpty());
        if (basePackage.isPresent() && !takesPackage) {
            findings.add(at("package", "not-for-target", "Code of this target is in no package that can be chosen."));
        } else if (basePackage.filter(text -> !RenderOptions.isPackage(text)).isPresent()) {
            findings.add(at(
                    "package",
                    "malformed-package",
                    "A package is up to ten words of small letters, digits and underscores, joined by dots, such as"
                            + " org.example.app; 100 characters at most."));
        }
        Optional<String> name = wish.name().map(String::strip).filter(text -> !text.isEmpty());
        if (name.filter(text -> !GenerationOptions.isName(text)).isPresent()) {
            findings.add(at(
                    "name",
                    "malformed-name",
                    "A name is one line of " + GenerationOptions.NAME_MAX + " characters at most."));
        }
        if (!findings.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(
                    "invalid-options", "The options of the generation are not valid.", List.copyOf(findings)));
        }
        return Outcome.done(new GenerationOptions(
                wish.basePackage().isPresent() ? basePackage : kept.basePackage(),
                wish.name().isPresent() ? name : kept.name()));
    }

    private static Finding at(String field, String code, String message) {
        return Finding.error(code, JsonPointer.ROOT.member(field), message);
    }

    /** Equal for generations that would give the same files. */
    static String sameWork(Generation wanted) {
        GenerationOptions options = wanted.options();
        return wanted.app() + " " + wanted.target() + " " + wanted.version() + " "
                + options.basePackage().orElse("") + " " + options.name().orElse("");
    }
}
