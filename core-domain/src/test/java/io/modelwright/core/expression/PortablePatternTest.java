package io.modelwright.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortablePatternTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = ' ', textBlock = """
            ^\\d{3}-\\w+$ 123-abc true
            ^\\d{3}-\\w+$ 123-ä false
            a.c a😀c true
            ^(a|b)*$ abba true
            [^0-9] 123 false
            [\\d\\-.]{2} 1. true
            \\.$ a. true
            [a-z&&b] & true
            ^[\\^\\]\\\\]+$ ^]\\ true
            colou?r the-color true
            """)
    void patternShouldBeFoundWhereItStands(String source, String text, boolean found) {
        PatternReading reading = PortablePattern.read(source);
        assertThat(reading).isInstanceOf(PatternReading.Accepted.class);
        assertThat(((PatternReading.Accepted) reading).pattern().isFoundIn(text))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "[",
                "[]",
                "[^]",
                "a**",
                "a+?",
                "a{2}{3}",
                "a{",
                "a{,3}",
                "a{3,2}",
                "a{101}",
                "*a",
                "^*",
                "a|*",
                "(?i)a",
                "(?=a)",
                "(?<n>a)",
                "\\",
                "\\b",
                "\\1",
                "\\p{L}",
                "\\x41",
                "[[:alpha:]]",
                "[a-\\d]",
                "[\\d-a]",
                "[z-a]",
                "(a{100}){100}",
                "\u0000",
                "((((((((((((((((((((((a"
            })
    void patternShouldBeRefusedWhenEnginesDiffer(String source) {
        assertThat(PortablePattern.read(source)).isInstanceOf(PatternReading.Refused.class);
    }

    @Property(tries = 2_000)
    void readingShouldAnswerAnyText(
            @ForAll
                    @Chars({'(', ')', '[', ']', '{', '}', '*', '+', '?', '|', '\\', '^', '$', '-', ',', ':', '.'})
                    @CharRange(from = '0', to = '2')
                    @CharRange(from = 'a', to = 'w')
                    @StringLength(max = 30)
                    String source) {
        assertThatCode(() -> PortablePattern.read(source)).doesNotThrowAnyException();
    }
}
