package io.modelwright.core.modeling.document;

import static io.modelwright.core.TestJson.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The findings of design documents: each {@code <case>.yaml} has its {@code <case>.findings}, one line for each finding. Run
 * with {@code -Drecreate=true} to write them anew, and review the difference as code.
 */
final class DesignFindingsTest {

    private static final Path CASES = Path.of("src/test/resources/design-findings");

    @TestFactory
    Stream<DynamicTest> parseShouldFindWhatIsExpected() {
        return files(".yaml").stream()
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> assertThat(foundIn(name)).isEqualTo(expectedIn(name))));
    }

    @Test
    void everyCaseShouldHaveItsFindingsAndTheOtherWayRound() {
        assertThat(files(".findings")).isEqualTo(files(".yaml")).hasSizeGreaterThan(30);
    }

    @Test
    void everyCodeShouldBeDocumented() throws IOException {
        String documentation = Files.readString(Path.of("../docs/design-document.md"));
        for (String name : files(".findings")) {
            for (String line : Files.readAllLines(CASES.resolve(name + ".findings"))) {
                assertThat(documentation).contains("`" + line.split(" ", -1)[1] + "`");
            }
        }
    }

    private static String foundIn(String name) throws IOException {
        Parsed parsed = DesignDocument.parseOffline(json(Files.readString(CASES.resolve(name + ".yaml"))));
        String found = parsed.findings().stream().map(DesignFindingsTest::line).collect(Collectors.joining());
        if (Boolean.getBoolean("recreate")) {
            Files.writeString(CASES.resolve(name + ".findings"), found);
        }
        assertThat(parsed.design().isPresent())
                .isEqualTo(parsed.findings().stream().noneMatch(Finding::isError));
        return found;
    }

    private static String expectedIn(String name) throws IOException {
        Path expected = CASES.resolve(name + ".findings");
        return Files.exists(expected) ? Files.readString(expected) : "there is no file of expected findings";
    }

    private static String line(Finding finding) {
        return "%s %s %s | %s%n".formatted(finding.severity(), finding.code(), finding.pointer(), finding.message());
    }

    private static List<String> files(String suffix) {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(suffix))
                    .map(file -> file.substring(0, file.length() - suffix.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
