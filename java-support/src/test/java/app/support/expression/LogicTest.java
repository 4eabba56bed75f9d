package app.support.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The three truth values of rules. */
class LogicTest {

    @Test
    void conjunctionsShouldBeFalseWhereOneIs() {
        assertThat(Logic.and(true, null, false)).isFalse();
        assertThat(Logic.and(true, null)).isNull();
        assertThat(Logic.and(true, true)).isTrue();
    }

    @Test
    void disjunctionsShouldBeTrueWhereOneIs() {
        assertThat(Logic.or(false, null, true)).isTrue();
        assertThat(Logic.or(false, null)).isNull();
        assertThat(Logic.or(false, false)).isFalse();
    }

    @Test
    void equalityShouldNeverBeUnknown() {
        assertThat(Logic.equal(null, null)).isTrue();
        assertThat(Logic.equal(null, 1L)).isFalse();
        assertThat(Logic.equal(new BigDecimal("1.0"), new BigDecimal("1.00"))).isTrue();
        assertThat(Logic.equal(-0.0, 0.0)).isTrue();
    }

    @Test
    void ordersShouldBeUnknownWhereASideIs() {
        assertThat(Logic.less(null, 1L)).isNull();
        assertThat(Logic.greaterOrEqual(LocalDate.EPOCH, LocalDate.EPOCH)).isTrue();
        // by code point, not by char
        assertThat(Logic.less("\uFFFF", "\uD83D\uDE00")).isTrue();
        assertThat(Logic.less(-0.0, 0.0)).isFalse();
    }

    @Test
    void choicesShouldBeUnknownWhereTheConditionIs() {
        assertThat(Logic.<Long>choose(null, 1L, 2L)).isNull();
        assertThat(Logic.choose(false, 1L, 2L)).isEqualTo(2L);
        assertThat(Logic.isFalse(null)).isFalse();
    }
}
