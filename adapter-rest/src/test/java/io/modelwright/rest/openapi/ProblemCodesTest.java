package io.modelwright.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.openapi.ProblemKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each code that the sources refuse with is documented for its status. */
class ProblemCodesTest {

    private static final List<String> MODULES = List.of("core-domain", "application", "adapter-rest", "bootstrap");

    private static final Map<String, Integer> REFUSALS = Map.of(
            "Malformed", 400,
            "Unauthenticated", 401,
            "Forbidden", 403,
            "NotFound", 404,
            "Conflict", 409,
            "Stale", 412,
            "TooLarge", 413,
            "Unsupported", 415,
            "Invalid", 422,
            "TooMany", 429);

    private static final Pattern REFUSAL = Pattern.compile("new (?:Refusal\\.)?(\\w+)\\(\\s*\"([a-z-]+)\"");
    private static final Pattern SHORTHAND = Pattern.compile("Problems\\.(malformed|invalid)\\(\\s*\"([a-z-]+)\"");
    private static final Pattern PROBLEM = Pattern.compile(
            "(?:Problem\\.of|new Problem)\\(\\s*(\\d{3}),\\s*(?:\\w+ \\? )?\"([a-z-]+)\"(?:\\s*:\\s*\"([a-z-]+)\")?");

    @Test
    void codesOfTheSourcesShouldBeDocumented() throws IOException {
        Map<Integer, Set<String>> used = new TreeMap<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .map(ProblemCodesTest::read)
                        .forEach(source -> collect(source, used));
            }
        }

        assertThat(used).isNotEmpty();
        used.forEach((status, codes) -> assertThat(
                        ProblemKind.of(status).map(ProblemKind::codes).orElse(List.of()))
                .as("codes of status %s: add them in ProblemKind", status)
                .containsAll(codes));
    }

    private static void collect(String source, Map<Integer, Set<String>> used) {
        Matcher refusal = REFUSAL.matcher(source);
        while (refusal.find()) {
            Integer status = REFUSALS.get(refusal.group(1));
            if (status != null) {
                used.computeIfAbsent(status, missing -> new TreeSet<>()).add(refusal.group(2));
            }
        }
        Matcher shorthand = SHORTHAND.matcher(source);
        while (shorthand.find()) {
            int status = shorthand.group(1).equals("malformed") ? 400 : 422;
            used.computeIfAbsent(status, missing -> new TreeSet<>()).add(shorthand.group(2));
        }
        Matcher problem = PROBLEM.matcher(source);
        while (problem.find()) {
            Set<String> codes = used.computeIfAbsent(Integer.valueOf(problem.group(1)), missing -> new TreeSet<>());
            codes.add(problem.group(2));
            if (problem.group(3) != null) {
                codes.add(problem.group(3));
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
