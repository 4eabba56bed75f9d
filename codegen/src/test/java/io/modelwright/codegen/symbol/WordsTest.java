package io.modelwright.codegen.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "task, Task, TASK, task, task",
        "orderLine, OrderLine, ORDER_LINE, order-line, order_line",
        "aB, AB, A_B, a-b, a_b",
        "httpURLPath, HttpURLPath, HTTP_URL_PATH, http-url-path, http_url_path",
        "line2Text, Line2Text, LINE2_TEXT, line2-text, line2_text"
    })
    void formsShouldFollowTheWords(String name, String pascal, String constant, String kebab, String snake) {
        assertThat(Words.pascal(name)).isEqualTo(pascal);
        assertThat(Words.constant(name)).isEqualTo(constant);
        assertThat(Words.kebab(name)).isEqualTo(kebab);
        assertThat(Words.snake(name)).isEqualTo(snake);
    }

    @ParameterizedTest
    @CsvSource({"task, tasks", "category, categories", "day, days", "box, boxes", "status, statuses", "branch, branches"
    })
    void pluralShouldBeTheUsualOne(String name, String plural) {
        assertThat(Words.plural(name)).isEqualTo(plural);
    }
}
