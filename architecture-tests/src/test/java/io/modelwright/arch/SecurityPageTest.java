package io.modelwright.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/security.md says is shown by tests that there are. */
final class SecurityPageTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("\\b([A-Z]\\w*(?:Test|Contract))(?:#(\\w+))?");
    private static final List<String> REASONS = List.of("not applicable: ", "not yet: ", "pending: ");

    private static List<String> faults(String page, Map<String, String> sources) {
        List<String> faults = new ArrayList<>();
        for (String row : page.lines().filter(line -> line.startsWith("| ")).toList()) {
            String[] cells = row.split("\\|");
            if (cells.length != 4
                    || cells[1].isBlank()
                    || (!Character.isDigit(row.codePointAt(2)) && !row.startsWith("| API"))) {
                continue;
            }
            String shown = cells[3].strip();
            Matcher named = NAMED.matcher(shown);
            int count = 0;
            while (named.find()) {
                count++;
                String source = sources.getOrDefault(named.group(1), "");
                boolean there = named.group(2) == null
                        ? !source.isEmpty()
                        : Pattern.compile("\\bvoid " + named.group(2) + "\\(")
                                .matcher(source)
                                .find();
                if (!there) {
                    faults.add(named.group());
                }
            }
            if (count == 0 && REASONS.stream().noneMatch(shown::startsWith)) {
                faults.add("neither test nor reason: " + row);
            }
        }
        return faults;
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.filter(Files::isDirectory).toList()) {
                for (String folder : new String[] {"src/test/java", "src/main/java"}) {
                    read(module.resolve(folder), sources);
                }
            }
        }
        return sources;
    }

    private static void read(Path folder, Map<String, String> sources) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().matches(".*(Test|Contract)\\.java"))
                    .toList()) {
                String name = file.getFileName().toString();
                sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
            }
        }
    }

    @Test
    void everyTestThatThePageNamesShouldBeThere() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/security.md"));

        assertThat(page).contains("SecretVaultTest#");
        assertThat(faults(page, sources())).isEmpty();
    }

    @Test
    void whatIsMissingShouldBeTold() {
        Map<String, String> sources = Map.of("SomeTest", "void thereShouldBe() {}");
        String page = """
                | 1.1.1 | a | SomeTest#thereShouldBe |
                | 1.1.2 | b | SomeTest#goneShouldBe, SomeTest |
                | API1 | c | OtherTest#thereShouldBe |
                | 1.1.3 | d | not yet: reason |
                | 1.1.4 | e | |
                """;

        assertThat(faults(page, sources))
                .containsExactly(
                        "SomeTest#goneShouldBe", "OtherTest#thereShouldBe", "neither test nor reason: | 1.1.4 | e | |");
    }
}
