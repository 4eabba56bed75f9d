package io.modelwright.core.exchange.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.TestJson;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.document.Parsed;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MermaidExportTest {

    /** Every line that a diagram may have; what people wrote stands between quotes. */
    private static final Pattern LINE = Pattern.compile("erDiagram|    \\}"
            + "|    \"[A-Za-z0-9]+\"(\\[\"[^\"\\\\\\[\\]{}|<>`;%]*(#[0-9]+;[^\"\\\\\\[\\]{}|<>`;%]*)*\"\\])? \\{"
            + "|        [A-Za-z]+ [A-Za-z0-9]+( UK)?( \"[^\"\\\\\\[\\]{}|<>`;%]*(#[0-9]+;[^\"\\\\\\[\\]{}|<>`;%]*)*\")?"
            + "|    \"[A-Za-z0-9]+\" [}|]o--(\\|\\||o\\||o\\{) \"[A-Za-z0-9]+\" : \"[A-Za-z0-9]+\"");

    private static Design design(String yaml) {
        Parsed parsed = DesignDocument.parseOffline(TestJson.json(yaml));
        return parsed.design().orElseThrow(() -> new AssertionError(parsed.findings()));
    }

    private static void shouldBeDiagram(String diagram) {
        assertThat(diagram.lines()).allMatch(line -> LINE.matcher(line).matches());
    }

    @Test
    void kindsOfRelationsShouldHaveTheirLines() {
        String diagram = MermaidExport.of(design("""
                entities:
                  - name: class
                    displayName: Klasse 4b
                    fields: [{ name: end, type: text, maxLength: 9, unique: true, displayName: Ende }]
                  - { name: place, fields: [] }
                relations:
                  - { name: one, from: class, to: place, kind: manyToOne }
                  - { name: two, from: class, to: place, kind: manyToOne, required: true }
                  - { name: three, from: class, to: place, kind: oneToOne }
                  - { name: four, from: class, to: class, kind: manyToMany }
                  - { name: five, from: class, to: '@user', kind: manyToOne }
                """));

        assertThat(diagram).isEqualTo("""
                erDiagram
                    "class"["Klasse 4b"] {
                        text end UK "Ende"
                    }
                    "place" {
                    }
                    "people" {
                    }
                    "class" }o--o| "place" : "one"
                    "class" }o--|| "place" : "two"
                    "class" |o--o| "place" : "three"
                    "class" }o--o{ "class" : "four"
                    "class" }o--o| "people" : "five"
                """);
        shouldBeDiagram(diagram);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"] } click a href \"javascript:alert(1)\"",
                "a\nerDiagram\n\"x\" {",
                "%%{init: {}}%%",
                "<script>alert(1)</script>",
                "#quot; #35;",
                "`**md**`",
                "\u202e\u200b\u2028x",
                "\ud83d\ude00 \ud83d",
                "a;b|c[d]e{f}"
            })
    void whatPeopleWroteShouldStayWithinItsQuotes(String hostile) {
        String text = MermaidExport.text(hostile);

        assertThat(text).doesNotContain("\"", "\n", "<", ">", "{", "}", "[", "]", "|", "`", "%", "\\");
        assertThat(text.replaceAll("#[0-9]+;", "")).doesNotContain("#", ";");
        shouldBeDiagram("        text title \"" + text + "\"");
    }
}
