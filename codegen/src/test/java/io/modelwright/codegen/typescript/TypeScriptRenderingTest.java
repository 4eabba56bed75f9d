package io.modelwright.codegen.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.codegen.symbol.TypeScriptSymbols;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Labels;
import io.modelwright.testkit.contract.ContractDesign;
import io.modelwright.testkit.modeling.Designs;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class TypeScriptRenderingTest {

    @Provide
    Arbitrary<Design> designs() {
        return Designs.designs(4, 6);
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void sameHistoryShouldGiveTheSameBytes(@ForAll("designs") Design design) {
        AppHistory history = Rendered.history("app", design);

        assertThat(Rendered.tree(history)).isEqualTo(Rendered.tree(Rendered.history("app", design)));
    }

    @Property(tries = 300)
    void literalShouldHoldTheTextAndNothingElse(@ForAll @StringLength(max = 40) String text) {
        String literal = TypeScriptSymbols.string(text);

        assertThat(literal).doesNotContain("\n", "\r", "\u2028", "\u2029", "\u200b", "\u202e");
        assertThat(literal.charAt(literal.length() - 1)).isEqualTo(literal.charAt(0));
        assertThat(unescaped(literal.substring(1, literal.length() - 1), literal.charAt(0)))
                .isEqualTo(text);
    }

    /** What JavaScript reads between the quotes. */
    private static String unescaped(String literal, char quote) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c != '\\') {
                assertThat(c).isNotEqualTo(quote);
                text.append(c);
                continue;
            }
            char escape = literal.charAt(++i);
            switch (escape) {
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    int end = literal.charAt(i + 1) == '{' ? literal.indexOf('}', i) + 1 : i + 5;
                    String digits = literal.substring(i + 1, end).replaceAll("[{}]", "");
                    text.appendCodePoint(Integer.parseInt(digits, 16));
                    i = end - 1;
                }
                default -> text.append(escape);
            }
        }
        return text.toString();
    }

    @Property(tries = 300)
    void commentShouldStayInItsLine(@ForAll @StringLength(max = 60) String text) {
        assertThat(TypeScriptSymbols.comment(text)).doesNotContain("*/", "\n", "\r", "\u2028", "\u200b");
    }

    @Test
    void storedScriptsShouldBeCopiedAsTheyAre() {
        Design design = ContractDesign.TASKS.design();
        AppHistory.Version first = new AppHistory.Version(1, "Größe & Co: the first!", design, "-- one ${x}\r\n");
        AppHistory.Version second = new AppHistory.Version(2, "\u4e00", design, "-- two");
        SourceTree tree = Rendered.tree(new AppHistory("Tasks", "tasks", List.of(first, second)));

        assertThat(tree.find("migrations/V1__gr_e_co_the_first.sql")
                        .orElseThrow()
                        .text())
                .isEqualTo("-- one ${x}\r\n");
        assertThat(tree.find("migrations/V2__version.sql").orElseThrow().text()).isEqualTo("-- two");
        assertThat(tree.find("migrations/V0__accounts_and_files.sql")).isPresent();
    }

    @Test
    void hooksShouldBeTheSameInEveryVersion() {
        Design design = ContractDesign.TASKS.design();
        Entity task = design.findEntity("task").orElseThrow();
        Entity renamed = new Entity(
                task.id(),
                task.name(),
                new Labels(Optional.of("Anything"), Optional.empty(), Optional.empty()),
                task.recordLabel(),
                task.fields(),
                List.of(),
                task.uniqueSets(),
                task.indexes());
        Design changed = new Design(
                design.timeZone(),
                design.entities().stream()
                        .map(entity -> entity.equals(task) ? renamed : entity)
                        .toList(),
                design.relations(),
                List.of());
        String path = "src/entities/task/hooks.ts";

        assertThat(Rendered.tree(Rendered.history("tasks", changed)).find(path))
                .isEqualTo(Rendered.tree(Rendered.history("tasks", design)).find(path));
    }
}
