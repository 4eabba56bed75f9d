package io.modelwright.bootstrap.generate;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.document.Parsed;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.json.YamlBodies;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The designs of an app as files: one for each version, YAML or JSON. */
final class DesignFiles {

    private static final Pattern NUMBERED = Pattern.compile("v([1-9][0-9]{0,5})\\.(yaml|yml|json)");
    private static final long SIZE_MAX = 8L * 1_024 * 1_024;

    private DesignFiles() {}

    /**
     * The files of the versions in their order: those given, or {@code v1.yaml}, {@code v2.yaml} and so on of the one folder that is
     * given.
     */
    static List<Path> versions(List<Path> sources) {
        return sources.size() == 1 && Files.isDirectory(sources.getFirst()) ? numbered(sources.getFirst()) : sources;
    }

    private static List<Path> numbered(Path folder) {
        TreeMap<Integer, Path> found = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                Matcher name = NUMBERED.matcher(String.valueOf(entry.getFileName()));
                if (name.matches() && found.put(Integer.valueOf(name.group(1)), entry) != null) {
                    throw GenerateFailure.usage("there are two files of version " + name.group(1) + " in " + folder);
                }
            }
        } catch (IOException e) {
            throw GenerateFailure.usage("cannot read the folder " + folder);
        }
        if (found.isEmpty()) {
            throw GenerateFailure.usage("there is no v1.yaml in " + folder);
        }
        for (int number = 1; number <= found.size(); number++) {
            if (!found.containsKey(number)) {
                throw GenerateFailure.usage(
                        "there is no v" + number + ".yaml in " + folder + ", but there are later ones");
            }
        }
        return List.copyOf(found.values());
    }

    /**
     * Reads a design.
     *
     * @param warnings gets a line for each thing that is worth a look
     */
    static Design read(Path file, Consumer<String> warnings) {
        byte[] content = content(file);
        Json document = document(file, content);
        Parsed parsed = DesignDocument.parseOffline(document);
        if (parsed.findings().isEmpty()) {
            return parsed.design().orElseThrow();
        }
        Map<String, Integer> lines = DesignLines.of(content);
        List<String> told = parsed.findings().stream()
                .map(finding -> told(file, finding, lines))
                .toList();
        if (parsed.design().isEmpty()) {
            throw invalid(file, told);
        }
        told.forEach(warnings);
        return parsed.design().get();
    }

    private static byte[] content(Path file) {
        if (!Files.isRegularFile(file)) {
            throw GenerateFailure.usage("there is no file " + file);
        }
        try {
            if (Files.size(file) > SIZE_MAX) {
                throw GenerateFailure.usage("a design has at most 8 MiB: " + file);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw GenerateFailure.usage("cannot read " + file);
        }
    }

    private static Json document(Path file, byte[] content) {
        try {
            return String.valueOf(file.getFileName()).endsWith(".json")
                    ? JsonBodies.parse(content)
                    : YamlBodies.parse(content);
        } catch (ProblemException refused) {
            Problem problem = refused.problem();
            List<String> told = new ArrayList<>();
            Map<String, Integer> lines = problem.findings().isEmpty() ? Map.of() : DesignLines.of(content);
            problem.findings().forEach(finding -> told.add(told(file, finding, lines)));
            if (told.isEmpty()) {
                told.add(file + ": " + problem.detail());
            }
            throw invalid(file, told);
        }
    }

    private static GenerateFailure invalid(Path file, List<String> told) {
        return new GenerateFailure(GenerateFailure.INVALID, "the design is not valid: " + file, told);
    }

    /** As compilers tell it: the file, the line, what is wrong, and the place in the document. */
    private static String told(Path file, Finding finding, Map<String, Integer> lines) {
        String pointer = finding.pointer().value();
        int line = DesignLines.line(lines, pointer);
        return file + ":" + (line == 0 ? "" : line + ":") + " "
                + (finding.isError() ? "error: " : "warning: ")
                + finding.message() + " [" + finding.code() + " at " + (pointer.isEmpty() ? "/" : pointer) + "]";
    }
}
