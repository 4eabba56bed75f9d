package io.modelwright.bootstrap.generate;

import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.Target;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What {@code generate} is told.
 *
 * @param sources files of designs, from version 1 on, or one folder of them
 * @param out the folder that gets the application
 * @param basePackage of generated Java
 * @param name what people call the app
 */
record GenerateOptions(
        List<Path> sources, Target target, Path out, Optional<String> basePackage, Optional<String> name) {

    private static final int NAME_MAX = 120;

    GenerateOptions {
        sources = List.copyOf(sources);
    }

    static GenerateOptions parse(List<String> words) {
        List<Path> sources = new ArrayList<>();
        Optional<String> target = Optional.empty();
        Optional<Path> out = Optional.empty();
        Optional<String> basePackage = Optional.empty();
        Optional<String> name = Optional.empty();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--target" -> target = Optional.of(value(word, rest));
                case "--out" -> out = Optional.of(path(value(word, rest)));
                case "--package" -> basePackage = Optional.of(value(word, rest));
                case "--name" -> name = Optional.of(value(word, rest));
                default -> {
                    if (word.startsWith("-")) {
                        throw GenerateFailure.usage("generate: unknown option: " + word);
                    }
                    sources.add(path(word));
                }
            }
        }
        if (sources.isEmpty()) {
            throw GenerateFailure.usage("generate needs the file of a design");
        }
        return new GenerateOptions(
                sources,
                target(target.orElseThrow(() -> GenerateFailure.usage("generate needs --target TARGET"))),
                out.orElseThrow(() -> GenerateFailure.usage("generate needs --out DIR")),
                basePackage.map(GenerateOptions::checkedPackage),
                name.map(GenerateOptions::checkedName));
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw GenerateFailure.usage(option + " needs a value");
        }
        return rest.next();
    }

    private static Path path(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw GenerateFailure.usage("this cannot be a path: " + text);
        }
    }

    private static Target target(String text) {
        if (!Target.isName(text)) {
            throw GenerateFailure.usage("no target can be called so: " + text);
        }
        return new Target(text);
    }

    private static String checkedPackage(String text) {
        if (!RenderOptions.isPackage(text)) {
            throw GenerateFailure.usage(
                    "--package needs the name of a Java package in small letters, such as org.example.app");
        }
        return text;
    }

    private static String checkedName(String text) {
        boolean plain = !text.isBlank()
                && text.codePointCount(0, text.length()) <= NAME_MAX
                && text.codePoints().noneMatch(Character::isISOControl);
        if (!plain) {
            throw GenerateFailure.usage("--name needs 1 to " + NAME_MAX + " characters in one line");
        }
        return text.strip();
    }
}
